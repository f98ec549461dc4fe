import fc from "fast-check";
import { expect, test } from "vitest";
import { concentrations } from "../../lib/detectors/concentrations.js";

const strikes = Float64Array.of(4900, 4950, 5000, 5050, 5100);

test("a strike's share is of the open interest within the band, its ends included", () => {
  const held = Float64Array.of(1000, 20, 50, 30, 1000);
  expect([...concentrations(strikes, held, 5000, 0.01)]).toEqual([NaN, 0.2, 0.5, 0.3, NaN]);
  expect([...concentrations(strikes, held, 5000, 0.0099)]).toEqual([NaN, NaN, 1, NaN, NaN]);
  expect(concentrations(strikes, held, 5000, 0.02)[0]).toBeCloseTo(1000 / 2100, 12);
});

test("what is not known adds nothing, and nothing has no shares", () => {
  expect([...concentrations(strikes, Float64Array.of(1, NaN, 50, 50, 1), 5000, 0.01)]).toEqual([
    NaN,
    NaN,
    0.5,
    0.5,
    NaN,
  ]);
  expect([...concentrations(strikes, new Float64Array(5), 5000, 0.01)]).toEqual([NaN, NaN, NaN, NaN, NaN]);
});

test("shares add up to one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 5, maxLength: 5 }), (held) => {
      const shares = concentrations(strikes, Float64Array.from(held), 5000, 1);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }),
  );
});
