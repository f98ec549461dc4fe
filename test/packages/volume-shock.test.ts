import { describePackages } from "../fixtures/believable-package.js";

describePackages("volume-shock");
