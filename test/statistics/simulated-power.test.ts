import { expect, test } from "vitest";
import { createStream, type RandomStream } from "../../lib/numeric/random.js";
import { binomialPower } from "../../lib/statistics/binomial-power.js";
import { binomialTest } from "../../lib/statistics/binomial-test.js";
import { signFlip } from "../../lib/statistics/sign-flip.js";
import { simulatedPower } from "../../lib/statistics/simulated-power.js";

const stream = () => createStream(1, "power");

test("agrees with the exact power where there is one", () => {
  const wins = (rate: number, draw: RandomStream): number => {
    let count = 0;
    for (let trade = 0; trade < 60; ++trade) if (draw.uniform() < rate) ++count;
    return binomialTest(count, 60, 0.5, "greater", 0.95).pValue;
  };
  const exact = binomialPower(60, 0.5, 0.65, 0.05).power;
  const { value, interval } = simulatedPower(wins, 0.65, 0.05, 1000, stream());
  expect(Math.abs(value - exact)).toBeLessThan(0.06); // four standard errors
  expect(interval.lower).toBeLessThan(exact);
  expect(interval.upper).toBeGreaterThan(exact);
});

test("grows with the effect and with alpha, and is the level without an effect", () => {
  const days = (effect: number, draw: RandomStream): number =>
    signFlip(
      Array.from({ length: 12 }, () => effect + draw.normal()),
      "greater",
      1,
      draw,
    ).pValue;
  const power = (effect: number, alpha: number) => simulatedPower(days, effect, alpha, 200, stream()).rejections;
  expect(power(0, 0.05)).toBeLessThanOrEqual(21);
  expect(power(1, 0.05)).toBeGreaterThan(power(0.5, 0.05));
  expect(power(0.5, 0.2)).toBeGreaterThan(power(0.5, 0.05));
});

test("a run without a p is not rejected, and is counted", () => {
  let run = 0;
  const every = () => (++run % 2 === 0 ? NaN : 0.01);
  expect(simulatedPower(every, 0.3, 0.05, 10, stream())).toMatchObject({
    alternative: 0.3,
    alpha: 0.05,
    value: 0.5,
    runs: 10,
    rejections: 5,
    unanswered: 5,
  });
});

test("no runs and impossible levels are refused", () => {
  expect(() => simulatedPower(() => 0, 0, 0.05, 0, stream())).toThrow(new RangeError("invalid runs: 0"));
  expect(() => simulatedPower(() => 0, 0, 2, 1, stream())).toThrow(new RangeError("invalid alpha: 2"));
});
