import { describePackages } from "../fixtures/describe-packages.js";

describePackages("expiration-pressure");
