import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shuffleWithin, strataOf } from "../../lib/hypotheses/strata.js";
import { createStream } from "../../lib/numeric/random.js";

describe("strata", () => {
  it("hold the places of equal keys, and leave out what is alone", () => {
    expect(strataOf(["a", "b", "a", "c", "b"]).map((places) => [...places])).toEqual([
      [0, 2],
      [1, 4],
    ]);
    expect(strataOf([1, 2, 3])).toEqual([]);
  });

  it("keep their members when they are shuffled", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 30 }), fc.integer(), (keys, seed) => {
        const values = Float64Array.from(keys, (_, k) => k);
        shuffleWithin(values, strataOf(keys), createStream(seed, "shuffle"));
        expect([...values].map((value) => keys[value])).toEqual(keys);
        expect([...values].sort((a, b) => a - b)).toEqual(keys.map((_, k) => k));
      }),
    );
  });

  it("are shuffled evenly: each of the six orders of three comes about as often", () => {
    const stream = createStream(1, "orders");
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 6000; draw++) {
      const values = Int32Array.of(0, 1, 2);
      shuffleWithin(values, strataOf([7, 7, 7]), stream);
      counts.set(values.join(), (counts.get(values.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
