import { describePackages } from "../fixtures/describe-packages.js";

describePackages("volume-shock");
