import { describePackages } from "../fixtures/believable-package.js";

describePackages("expiration-pressure");
