import { normalLogCdf, normalPdf, normalQuantile } from "../numeric/normal.js";

const EULER = 0.5772156649015329;
const STEP = 1 / 64;
const FROM = -10;
const TO = 14;

/**
 * How the expected greatest of many is computed: by the integral over the law of the maximum, or by the closed
 * approximation of the False Strategy theorem. Use the exact one for up to 1,000 trials, where the approximation is off
 * by up to 8 %.
 */
export type MaximumMethod = "exact" | "false-strategy";

/**
 * Expected greatest of `trials` independent standard normal draws: what the best of so many strategies without any skill
 * shows, in standard deviations. One trial: 0, as nothing is selected. Effective trials need not be whole.
 *
 * `"false-strategy"`: (1 - g) Q(1 - 1/N) + g Q(1 - 1/(N e)), Euler's g, normal quantile Q (Bailey and Lopez de Prado, J.
 * Portfolio Management 40(5), 2014). `"exact"`: the integral of x N phi(x) Phi(x)^(N-1) by the trapezoidal rule, which
 * for so smooth and quickly falling a function is exact to rounding.
 *
 * @param trials >= 1 and finite
 * @throws RangeError for fewer
 */
export function expectedMaximum(trials: number, method: MaximumMethod): number {
  if (!(trials >= 1 && trials < Infinity)) throw new RangeError(`invalid trials: ${trials}`);
  if (trials === 1) return 0;
  return method === "exact" ? integral(trials) : falseStrategy(trials);
}

function falseStrategy(trials: number): number {
  // From the lower tail, which loses no digits: Q(1 - p) = -Q(p).
  return -(1 - EULER) * normalQuantile(1 / trials) - EULER * normalQuantile(1 / (trials * Math.E));
}

function integral(trials: number): number {
  let total = 0;
  for (let x = FROM; x <= TO; x += STEP) total += x * normalPdf(x) * Math.exp((trials - 1) * normalLogCdf(x));
  return total * trials * STEP;
}
