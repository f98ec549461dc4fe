import { expect, test } from "vitest";
import { quantile } from "../../lib/numeric/quantile.js";
import { createStream } from "../../lib/numeric/random.js";
import { drawdownBootstrap, markedDrawdownBootstrap } from "../../lib/statistics/drawdown-bootstrap.js";
import { maxDrawdown } from "../../lib/statistics/max-drawdown.js";
import { fillStationaryIndices } from "../../lib/statistics/stationary-bootstrap.js";

const results = Array.from({ length: 40 }, (_, i) => Math.round(100 * Math.sin(i * i)) + 10);

test("it is the quantile of the drawdowns of the same resamples taken one by one", () => {
  const stream = createStream(3, "drawdown");
  const indices = new Int32Array(results.length);
  const slow = Array.from({ length: 200 }, () => {
    fillStationaryIndices(indices, 4, stream);
    return maxDrawdown(
      Array.from(indices, (i) => results[i]!),
      1000,
    );
  });
  const fast = drawdownBootstrap(results, 1000, 0.9, 200, 4, createStream(3, "drawdown"));
  expect(fast.amount).toBeCloseTo(
    quantile(
      slow.map((d) => d.amount),
      0.9,
    ),
    10,
  );
  expect(fast.fractionOfPeak).toBeCloseTo(
    quantile(
      slow.map((d) => d.fractionOfPeak),
      0.9,
    ),
    14,
  );
  expect(fast).toMatchObject({ level: 0.9, draws: 200, meanBlock: 4 });
});

test("level, block, equity and stream are used", () => {
  const at = (equity: number, level: number, block: number, seed: number) =>
    drawdownBootstrap(results, equity, level, 400, block, createStream(seed));
  const base = at(1000, 0.9, 3, 1);
  expect(at(1000, 0.99, 3, 1).amount).toBeGreaterThan(base.amount);
  expect(at(10_000, 0.9, 3, 1).fractionOfPeak).toBeLessThan(base.fractionOfPeak);
  expect(at(1000, 0.9, 9, 1).amount).not.toBe(base.amount);
  expect(at(1000, 0.9, 3, 2).amount).not.toBe(base.amount);
  expect(at(1000, 0.9, 3, 1)).toEqual(base);
});

test("one and constant results resample to themselves, none to nothing", () => {
  expect(drawdownBootstrap([-5], 100, 0.9, 10, 1, createStream(1))).toMatchObject({ amount: 5, fractionOfPeak: 0.05 });
  expect(drawdownBootstrap([-5, -5], 100, 0.9, 10, 1, createStream(1)).amount).toBe(10);
  expect(drawdownBootstrap([3, 3], 100, 0.9, 10, 1, createStream(1)).amount).toBe(0);
  expect(drawdownBootstrap([], 100, 0.9, 10, 1, createStream(1))).toMatchObject({ amount: NaN, fractionOfPeak: NaN });
});

test("wrong arguments are refused", () => {
  const stream = createStream(1);
  expect(() => drawdownBootstrap([NaN], 100, 0.9, 10, 1, stream)).toThrow(new RangeError("invalid result: NaN"));
  expect(() => drawdownBootstrap([1], -1, 0.9, 10, 1, stream)).toThrow(new RangeError("invalid initial equity: -1"));
  expect(() => drawdownBootstrap([1], 100, 90, 10, 1, stream)).toThrow(new RangeError("invalid level: 90"));
  expect(() => drawdownBootstrap([1], 100, 0.9, 0, 1, stream)).toThrow(new RangeError("invalid draws: 0"));
  expect(() => drawdownBootstrap([1], 100, 0.9, 10, 0, stream)).toThrow(new RangeError("invalid mean block: 0"));
});

test("on marked days it is the quantile of the drawdowns of the same days strung together change by change", () => {
  const walk = createStream(5, "walk");
  const days = Array.from({ length: 25 }, (_, day) =>
    Array.from({ length: day % 4 === 0 ? 0 : 1 + walk.integer(30) }, () => Math.round(20 * walk.normal())),
  );
  for (const equity of [200, 1000, 50_000]) {
    const stream = createStream(3, "drawdown");
    const indices = new Int32Array(days.length);
    const slow = Array.from({ length: 200 }, () => {
      fillStationaryIndices(indices, 4, stream);
      return maxDrawdown(
        Array.from(indices).flatMap((i) => days[i]!),
        equity,
      );
    });
    const fast = markedDrawdownBootstrap(days, equity, 0.9, 200, 4, createStream(3, "drawdown"));
    const quantileOf = (values: readonly number[]) => quantile(values, 0.9);
    expect(fast.amount).toBeCloseTo(quantileOf(slow.map(({ amount }) => amount)), 10);
    expect(fast.fractionOfPeak).toBeCloseTo(quantileOf(slow.map(({ fractionOfPeak }) => fractionOfPeak)), 13);
  }
});

test("a fall within a day counts though the day recovers", () => {
  const stream = () => createStream(1);
  expect(markedDrawdownBootstrap([[-30, 30]], 100, 0.9, 10, 1, stream())).toMatchObject({
    amount: 30,
    fractionOfPeak: 0.3,
  });
  expect(drawdownBootstrap([0], 100, 0.9, 10, 1, stream()).amount).toBe(0);
  expect(markedDrawdownBootstrap([[], []], 100, 0.9, 10, 1, stream()).amount).toBe(0);
  expect(() => markedDrawdownBootstrap([[1, NaN]], 100, 0.9, 10, 1, stream())).toThrow(
    new RangeError("invalid result: NaN"),
  );
});
