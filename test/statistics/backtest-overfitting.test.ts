import fc from "fast-check";
import { expect, test } from "vitest";
import { deviation } from "../../lib/numeric/deviation.js";
import { mean } from "../../lib/numeric/mean.js";
import { createStream } from "../../lib/numeric/random.js";
import { backtestOverfitting } from "../../lib/statistics/backtest-overfitting.js";
import { differences, golden } from "../fixtures/golden.js";

/** Training blocks of every split in lexicographic order. */
function choices(blocks: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  const found: number[][] = [];
  for (let block = from; block <= blocks - size; ++block) {
    for (const rest of choices(blocks, size - 1, block + 1)) found.push([block, ...rest]);
  }
  return found;
}

test.each(golden("pbo-cscv"))("pbo-cscv: $id", (item) => {
  const { returns, blocks } = item.input;
  const found = backtestOverfitting(Float64Array.from(returns.flat()), returns[0].length, blocks);
  const details = Array.from(found.best, (best, split) => ({
    trainBlocks: Array.from(found.training.subarray((split * blocks) / 2, ((split + 1) * blocks) / 2)),
    best,
    oosRank: found.rank[split],
  }));
  expect(differences({ combinations: found.combinations, logits: found.logits, pbo: found.probability }, item)).toEqual(
    [],
  );
  expect(details).toEqual(item.expected.details);
  expect(Object.keys(item.expected).sort()).toEqual(["combinations", "details", "logits", "pbo"]);
});

/** Slow twin: every split from its own values. */
function slowly(returns: number[][], blocks: number): { best: number[]; rank: number[]; losses: number } {
  const n = returns.length;
  const blockOf = returns.map((_, t) => {
    let block = 0;
    while (Math.floor(((block + 1) * n) / blocks) <= t) ++block;
    return block;
  });
  const ratios = (keep: (block: number) => boolean): number[] =>
    returns[0]!.map((_, s) => {
      const values = returns.filter((_, t) => keep(blockOf[t]!)).map((row) => row[s]!);
      return values.every((value) => value === values[0]) ? 0 : mean(values) / deviation(values, 1);
    });
  let losses = 0;
  const best: number[] = [];
  const rank: number[] = [];
  for (const training of choices(blocks, blocks / 2)) {
    const inside = ratios((block) => training.includes(block));
    const outside = ratios((block) => !training.includes(block));
    const winner = inside.indexOf(Math.max(...inside));
    best.push(winner);
    const below = outside.filter((value) => value < outside[winner]! - 1e-12).length;
    const equal = outside.filter((value) => Math.abs(value - outside[winner]!) <= 1e-12).length;
    rank.push(below + (equal + 1) / 2);
    if (outside[winner]! < 0) ++losses;
  }
  return { best, rank, losses };
}

test("every split is what its own values say", () => {
  const sizes = fc.record({
    blocks: fc.constantFrom(2, 4, 6),
    extra: fc.integer({ min: 0, max: 7 }),
    strategies: fc.integer({ min: 2, max: 6 }),
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(sizes, ({ blocks, extra, strategies, seed }) => {
      const stream = createStream(seed);
      const returns = Array.from({ length: 2 * blocks + extra }, () =>
        Array.from({ length: strategies }, () => stream.normal() + 0.2),
      );
      const fast = backtestOverfitting(Float64Array.from(returns.flat()), strategies, blocks);
      const slow = slowly(returns, blocks);
      expect(Array.from(fast.training)).toEqual(choices(blocks, blocks / 2).flat());
      expect(Array.from(fast.best)).toEqual(slow.best);
      expect(Array.from(fast.rank)).toEqual(slow.rank);
      expect(fast.probabilityOfLoss).toBe(slow.losses / slow.best.length);
    }),
    { numRuns: 60 },
  );
});

const noise = (periods: number, strategies: number, seed: number): Float64Array => {
  const stream = createStream(seed, "returns");
  return Float64Array.from({ length: periods * strategies }, () => stream.normal());
};

test("of strategies that cannot all be good, the chosen one is overfitted", () => {
  // Pure noise, every strategy with the same total: who won the first half has to lose the second.
  const returns = noise(240, 20, 1);
  for (let s = 0; s < 20; ++s) {
    let total = 0;
    for (let t = 0; t < 240; ++t) total += returns[t * 20 + s]!;
    for (let t = 0; t < 240; ++t) returns[t * 20 + s]! -= total / 240;
  }
  expect(backtestOverfitting(returns, 20, 10).probability).toBeGreaterThanOrEqual(0.9);
});

test("a planted edge is not overfitted", () => {
  const returns = noise(240, 20, 1);
  for (let t = 0; t < 240; ++t) returns[t * 20 + 7]! += 0.5;
  const found = backtestOverfitting(returns, 20, 10);
  expect(found.probability).toBeLessThanOrEqual(0.1);
  expect(found.probabilityOfLoss).toBeLessThanOrEqual(0.1);
  expect(found.best.filter((winner) => winner === 7).length).toBeGreaterThan(240);
});

test("noise without any constraint is overfitted about half of the time", () => {
  let total = 0;
  for (let seed = 0; seed < 20; ++seed) total += backtestOverfitting(noise(120, 10, seed), 10, 6).probability;
  expect(Math.abs(total / 20 - 0.5)).toBeLessThan(0.15);
});

test("copies share their rank, and a strategy that never trades has ratio zero", () => {
  const both = Float64Array.from({ length: 16 }, (_, at) => Math.sin(1 + Math.floor(at / 2)));
  expect(backtestOverfitting(both, 2, 4).rank).toEqual(new Float64Array(6).fill(1.5));
  // The trader loses in every half: idleness wins all splits, in and out of sample.
  const idle = Float64Array.from({ length: 16 }, (_, at) => (at % 2 === 0 ? 0 : -1 - (at % 3)));
  expect(backtestOverfitting(idle, 2, 4)).toMatchObject({ probability: 0, best: new Int32Array(6) });
});

test("a constant that sums to rounding has no ratio, however often it is added", () => {
  const returns = Float64Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? 0.1 : Math.sin(at) + 2));
  expect(backtestOverfitting(returns, 2, 4).best).toEqual(new Int32Array(6).fill(1));
});

test("nothing that varies, or NaN, has no probability, and the reason is given", () => {
  expect(backtestOverfitting(new Float64Array(16).fill(0.1), 2, 4)).toMatchObject({
    probability: NaN,
    probabilityOfLoss: NaN,
    combinations: 6,
    violated: ["no strategy varies"],
  });
  const missing = noise(8, 2, 1);
  missing[3] = NaN;
  expect(backtestOverfitting(missing, 2, 4)).toMatchObject({
    probability: NaN,
    violated: ["a return is not observed"],
  });
});

test("sizes that do not fit and too many splits are refused", () => {
  const call = (length: number, strategies: number, blocks: number) => () =>
    backtestOverfitting(new Float64Array(length), strategies, blocks);
  expect(call(10, 1, 2)).toThrow(new RangeError("invalid strategies: 1"));
  expect(call(11, 2, 2)).toThrow(new RangeError("invalid returns length: 11"));
  expect(call(40, 2, 3)).toThrow(new RangeError("invalid blocks: 3"));
  expect(call(14, 2, 4)).toThrow(new RangeError("invalid blocks: 4 of 7 periods"));
  expect(call(200, 2, 20)).toThrow(new RangeError("invalid blocks: 20 (184756 splits)"));
});
