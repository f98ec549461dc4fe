// Resampling kernels: the stationary bootstrap of a mean and its studentised mean, and sign flips by day.
import { createStream } from "../dist/numeric/random.js";
import { percentileT } from "../dist/statistics/percentile-t.js";
import { resampledMoments } from "../dist/statistics/resampled-moments.js";
import { signFlip } from "../dist/statistics/sign-flip.js";

const resamples = 9999;
const observations = 1000;
const meanBlock = 10;
const days = 250;

export function bench({ seed, repetitions }) {
  const stream = createStream(seed, "resampling");
  const values = Float64Array.from({ length: observations }, () => stream.normal());
  const results = Float64Array.from({ length: days }, () => stream.normal() + 0.1);
  const rule = { kind: "stationary", length: meanBlock };
  const draws = () => createStream(seed, "draws");
  const bootstrap = { resamples, observations, meanBlock };
  const sums = () => resampledMoments(values, resamples, rule, draws()).sums[0];
  const studentised = () => percentileT(values, 0.95, resamples, rule, draws());
  const flips = () => signFlip(results, "greater", resamples, draws()).pValue;
  return {
    measures: [
      measure("stationary bootstrap, sums and squares", 90, bootstrap, sums, repetitions),
      measure("stationary bootstrap, mean and studentised mean", 90, bootstrap, studentised, repetitions),
      measure("sign flips by day", 15, { permutations: resamples, days }, flips, repetitions),
    ],
  };
}

/** Runs in one measurement, as the clock of processor time ticks in milliseconds. */
const runs = 5;

/** Processor time of the thread in milliseconds a run, so that other work on the machine does not count. */
function measure(name, bound, details, run, repetitions) {
  const values = [];
  let result;
  // The first repetition only warms up.
  for (let repetition = 0; repetition <= repetitions; ++repetition) {
    const from = process.threadCpuUsage();
    for (let i = 0; i < runs; ++i) result = run();
    const { user, system } = process.threadCpuUsage(from);
    if (repetition > 0) values.push((user + system) / 1000 / runs);
  }
  return { name, unit: "ms", bound, better: "lower", values, details: { ...details, result } };
}
