// The columns of expiration pressure, as written and under the model: a year of expiry hours of one underlying's chain.
import { documentColumns, modelColumns, writeDocumentRow, writeModelRow } from "../dist/detectors/pressure-columns.js";
import { settlementVariance } from "../dist/detectors/settlement-variance.js";
import { createStream } from "../dist/numeric/random.js";

const days = 252;
const minutes = 60;
const strikes = 200;
const spacing = 5;
const assignment = {
  nearMinutes: 15,
  approachingMinutes: 45,
  nearProbability: 0.8,
  approachingProbability: 0.5,
  distantProbability: 0.2,
  nearReach: 10,
  approachingReach: 20,
  distantReach: 30,
  leastProbability: 0.1,
};
/** 16 % a year of 98,280 trading minutes. */
const variance = 0.16 ** 2 / 98_280;

/** Strike-minutes a second on one core. */
const bounds = { "as-written strike-minutes": 50e6, "model strike-minutes": 5e6 };

export function bench({ seed, repetitions }) {
  const stream = createStream(seed, "expiration-pressure-step");
  const levels = Float64Array.from({ length: strikes }, (_, k) => 5000 + spacing * (k - strikes / 2));
  const openInterest = Float64Array.from(levels, () => stream.integer(5000));
  const prices = Float64Array.from({ length: days * minutes }, () => 4950 + 100 * stream.uniform());
  const written = documentColumns(minutes * strikes);
  const modelled = modelColumns(minutes * strikes);
  const asWritten = (price, left, from) => {
    writeDocumentRow(levels, openInterest, price, 1, left, assignment, written, from);
  };
  const model = (price, left, from) => {
    const open = settlementVariance({ kind: "point" }, left);
    writeModelRow(levels, price, Math.sqrt(variance * open.minutes), 1, open, modelled, from);
  };
  const runs = [
    // A year as written is over in a blink.
    ["as-written strike-minutes", asWritten, 10],
    ["model strike-minutes", model, 1],
  ];
  return {
    measures: runs.map(([name, writeRow, years]) => {
      const rates = [];
      // The first run only warms up.
      for (let repetition = 0; repetition <= repetitions; repetition++) {
        const seconds = runYears(prices, writeRow, years);
        if (repetition > 0) rates.push((years * days * minutes * strikes) / seconds);
      }
      const clock = "processor time of the thread, so that other work on the machine does not count";
      const details = { days: years * days, minutes, strikes, clock };
      return { name, unit: "a second", bound: bounds[name], better: "higher", values: rates, details };
    }),
  };
}

function runYears(prices, writeRow, years) {
  const from = processorSeconds();
  for (let year = 0; year < years; year++) {
    for (let day = 0; day < days; day++) {
      for (let row = 0; row < minutes; row++) writeRow(prices[day * minutes + row], minutes - row, row * strikes);
    }
  }
  return processorSeconds() - from;
}

function processorSeconds() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}
