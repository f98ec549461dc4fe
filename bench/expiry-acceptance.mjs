// The last hour of one expiring strike, 20,000 paths for each strength and way of hedging, against the values that an
// independent prototype of the same definitions gave:
//
//   node bench/expiry-acceptance.mjs > bench/results/expiry-acceptance.json
//   node bench/expiry-acceptance.mjs --paths 2000
//
// A table goes to stderr, JSON to stdout; exit code 1 when a cell is farther away than chance allows.
import { pinOutcomes } from "../dist/audit/pin-acceptance.js";

const seed = 20260105;
const step = 2;
const tolerance = 4;
/** Paths behind the given values. */
const givenPaths = 20_000;
const measures = ["withinOne", "withinTwoAndHalf", "deviation", "outward"];

const given = {
  drift: {
    delay: null,
    rows: [
      [-2, 0.0, 0.0011, 23.1, 0.562],
      [-1, 0.0001, 0.01, 21.4, 0.547],
      [-0.5, 0.004, 0.033, 20.7, 0.531],
      [0, 0.04, 0.102, 19.7, 0.498],
      [0.5, 0.154, 0.212, 18.8, 0.447],
      [1, 0.303, 0.336, 17.8, 0.386],
      [2, 0.527, 0.546, 15.8, 0.276],
    ],
  },
  "mechanistic, 30 s": {
    delay: 30,
    rows: [
      [-2, 0.0, 0.0, 37.0, 0.515],
      [-1, 0.0, 0.001, 28.1, 0.527],
      [-0.5, 0.003, 0.012, 23.8, 0.53],
      [0, 0.039, 0.099, 19.8, 0.499],
      [0.5, 0.152, 0.259, 16.2, 0.438],
      [1, 0.29, 0.423, 13.0, 0.364],
      [2, 0.521, 0.687, 8.2, 0.239],
    ],
  },
  "mechanistic, 120 s": {
    delay: 120,
    rows: [
      [-2, 0.0, 0.0, 36.7, 0.513],
      [-1, 0.001, 0.006, 27.9, 0.522],
      [-0.5, 0.009, 0.028, 23.8, 0.517],
      [0, 0.04, 0.102, 19.6, 0.503],
      [0.5, 0.102, 0.213, 16.2, 0.454],
      [1, 0.191, 0.352, 13.1, 0.4],
      [2, 0.393, 0.597, 8.5, 0.29],
    ],
  },
};

const words = process.argv.slice(2);
const paths = words.length === 0 ? givenPaths : Number(words[1]);
if (words.length > 0 && !(words[0] === "--paths" && words.length === 2 && Number.isInteger(paths) && paths >= 2)) {
  process.stderr.write("usage: [--paths <number>]\n");
  process.exit(2);
}

const cases = Object.entries(given).flatMap(([hedging, { delay, rows }]) =>
  rows.map(([strength, ...values]) => ({ hedging, delay, strength, values })),
);
const outcomes = pinOutcomes(cases, paths, step, seed);
const cells = cases.flatMap(({ hedging, strength, values }, number) =>
  measures.map((measure, k) => judged({ hedging, strength, measure }, outcomes[number][measure], values[k])),
);
for (const { hedging, strength, measure, ours, table, standardErrors, within } of cells)
  process.stderr.write(
    `${hedging}, A ${strength}, ${measure}: ${ours} (given ${table}, ${standardErrors} standard errors)${within ? "" : " MISSED"}\n`,
  );
const missed = cells.filter(({ within }) => !within).length;
process.stderr.write(`${cells.length - missed} of ${cells.length} cells within ${tolerance} standard errors\n`);
const report = {
  command: `node bench/expiry-acceptance.mjs${words.length > 0 ? ` ${words.join(" ")}` : ""}`,
  ...{ seed, paths, step, tolerance },
  within: cells.length - missed,
  of: cells.length,
  cells,
};
// One cell a line keeps the differences between two runs readable.
const text = JSON.stringify(
  report,
  (key, value) => (key === "cells" ? value.map((each) => JSON.stringify(each)) : value),
  2,
);
process.stdout.write(
  `${text.replace(/^(\s+)"(\{.*\})"(,?)$/gm, (_, space, line, comma) => space + JSON.parse(`"${line}"`) + comma)}\n`,
);
if (missed > 0) process.exitCode = 1;

/**
 * Ours and the given value are both estimates: the standard error is that of their difference, and half of the last digit given
 * is nobody's error.
 */
function judged(cell, ours, table) {
  const spread = cell.measure === "deviation" ? deviationError(ours) : proportionError((ours + table) / 2);
  const standardError = spread * Math.sqrt(1 / paths + 1 / givenPaths);
  const rounding = cell.measure === "deviation" ? 0.05 : cell.hedging === "drift" && table < 0.002 ? 0.00005 : 0.0005;
  const apart = Math.max(0, Math.abs(ours - table) - rounding) / standardError;
  return {
    ...cell,
    ours: Number(ours.toFixed(5)),
    table,
    standardError: Number(standardError.toPrecision(3)),
    standardErrors: Number(apart.toFixed(2)),
    within: apart <= tolerance,
  };
}

/** A share of none is not known without error: two successes and two failures more, as Agresti and Coull count. */
function proportionError(share) {
  const counted = (share * paths + 2) / (paths + 4);
  return Math.sqrt(counted * (1 - counted));
}

/** Of a normal law; the laws here have thinner or thicker tails, but none by much. */
function deviationError(deviation) {
  return deviation / Math.SQRT2;
}
