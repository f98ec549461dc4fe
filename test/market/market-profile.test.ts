import { describe, expect, test } from "vitest";
import { pointSize } from "../../lib/market/market-profile.js";
import { spxEs } from "../../lib/market/market-profiles.js";

describe("pointSize", () => {
  test("is fixed where the rule is absolute", () => {
    expect(pointSize({ ...spxEs, point: { kind: "absolute", size: 2.5 } }, 4000)).toBe(2.5);
  });

  test("grows with the price where the rule is relative", () => {
    const profile = { ...spxEs, point: { kind: "relative", basisPoints: 2 } } as const;
    expect(pointSize(profile, 5000)).toBe(1);
    expect(pointSize(profile, 25_000)).toBe(5);
  });
});
