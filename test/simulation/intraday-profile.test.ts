import { describe, expect, it } from "vitest";
import { activityDensity, activityShare } from "../../lib/simulation/intraday-profile.js";
import { golden } from "../fixtures/golden.js";

describe("activityShare(profile, elapsed)", () => {
  it.each(golden("intraday-profile"))(
    "is the reference share and its slope the reference weight: $id",
    ({ input, expected }) => {
      const profile = { open: input.kOpen, close: input.kClose, power: input.power };
      expect(activityShare(profile, input.u)).toBeCloseTo(expected.cumulative, 13);
      const width = 1e-6;
      const [from, to] = [Math.max(0, input.u - width), input.u + width];
      expect((activityShare(profile, to) - activityShare(profile, from)) / (to - from)).toBeCloseTo(expected.weight, 4);
    },
  );

  it("ends at 1 whatever the profile, and is the clock when nothing is higher at the ends", () => {
    expect(activityShare({ open: 3, close: 1.5, power: 6 }, 1)).toBeCloseTo(1, 15);
    expect(activityShare({ open: 0, close: 0, power: 6 }, 0.3)).toBeCloseTo(0.3, 15);
  });

  it("refuses a time outside the session", () => {
    expect(() => activityShare({ open: 3, close: 1.5, power: 6 }, 1.01)).toThrow("invalid elapsed: 1.01");
  });
});

describe("activityDensity(profile, elapsed)", () => {
  it.each(golden("intraday-profile"))("is the reference weight: $id", ({ input, expected }) => {
    const profile = { open: input.kOpen, close: input.kClose, power: input.power };
    expect(activityDensity(profile, input.u) / expected.weight).toBeCloseTo(1, 13);
  });

  it("refuses a time outside the session", () => {
    expect(() => activityDensity({ open: 3, close: 1.5, power: 6 }, -0.01)).toThrow("invalid elapsed: -0.01");
  });
});
