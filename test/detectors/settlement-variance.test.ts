import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settlementVariance } from "../../lib/detectors/settlement-variance.js";

const averaged = { kind: "averaged", minutes: 30 } as const;

/** Variance of the average by its definition: the squared weight of each increment still to come, summed in small steps. */
function slowMinutes(minutes: number, window: number): number {
  const steps = 20_000;
  const step = minutes / steps;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += Math.min(1, ((i + 0.5) * step) / window) ** 2 * step;
  return sum;
}

describe("settlementVariance", () => {
  it("is the time left where a series settles at a point", () => {
    expect(settlementVariance({ kind: "point" }, 40)).toEqual({ minutes: 40, decay: 1 / 40, share: 1, shareDecay: 0 });
  });

  it("lacks two thirds of the averaging window before it, and is a third of it where it opens", () => {
    expect(settlementVariance(averaged, 60).minutes).toBe(40);
    expect(settlementVariance(averaged, 30).minutes).toBe(10);
    expect(settlementVariance(averaged, 15)).toMatchObject({ minutes: 1.25, share: 0.5, shareDecay: 1 / 30 });
  });

  it("is the sum of the squared weights of what is still to come", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 120, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        (minutes, window) => {
          const { minutes: open } = settlementVariance({ kind: "averaged", minutes: window }, minutes);
          expect(open / slowMinutes(minutes, window)).toBeCloseTo(1, 5);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("decays as its slope says, and so does the share", () => {
    for (const minutes of [50, 31, 29, 10, 1]) {
      const [later, now, earlier] = [minutes - 1e-4, minutes, minutes + 1e-4].map((m) =>
        settlementVariance(averaged, m),
      );
      expect((earlier!.minutes - later!.minutes) / 2e-4 / now!.minutes).toBeCloseTo(now!.decay, 6);
      expect((earlier!.share - later!.share) / 2e-4).toBeCloseTo(now!.shareDecay, 8);
    }
  });

  it("refuses an expiry that has passed", () => {
    for (const minutes of [0, -1, Number.NaN])
      expect(() => settlementVariance(averaged, minutes)).toThrow(RangeError(`invalid minutes: ${minutes}`));
  });
});
