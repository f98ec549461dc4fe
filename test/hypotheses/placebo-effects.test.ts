import { describe, expect, it } from "vitest";
import { placeboEffects } from "../../lib/hypotheses/placebo-effects.js";
import { cohenH } from "../../lib/statistics/cohen-h.js";
import { twoSampleEffects } from "../../lib/statistics/two-sample-effects.js";

const day = (actual: readonly number[], donors: readonly (readonly number[])[]) => ({
  date: "2026-01-05",
  actual,
  donors,
});

describe("effect sizes against placebos", () => {
  it("compare all trades with all their placebos", () => {
    const found = placeboEffects({
      days: [
        day(
          [3, -1],
          [
            [1, -2],
            [0, -3],
          ],
        ),
        day([5], [[2]]),
      ],
      unmatched: 0,
    })!;
    const effects = twoSampleEffects([3, -1, 5], [1, -2, 0, -3, 2]);
    expect(found).toMatchObject({ cohenD: effects.cohenD, hedgesG: effects.hedgesG, cliffDelta: effects.cliffDelta });
    expect(found.cohenH).toBe(cohenH(2 / 3, 2 / 5));
  });

  it("are null without trades or placebos", () => {
    expect(placeboEffects({ days: [], unmatched: 0 })).toBeNull();
    expect(placeboEffects({ days: [day([1], [])], unmatched: 0 })).toBeNull();
  });
});
