import { expect, it } from "vitest";
import { noAlternative, noSize } from "../../lib/hypotheses/design-alternative.js";

it("says why nothing is planned for", () => {
  expect(noAlternative("nobody said how large")).toEqual({ law: null, reason: "nobody said how large" });
  expect(noSize).toMatchObject({ law: null, reason: expect.stringContaining("names no size") });
});
