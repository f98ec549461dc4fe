// Runs the benches of this folder, each in a process of its own: `npm run bench`, or `npm run bench -- name name`.
// A table goes to stderr, JSON to stdout.
//
// A bench is a file that exports `bench`:
//   bench(context) -> { measures: [{ name, unit, bound, better, values, details? }] } | { skipped: "reason" }
// `values` are the repetitions, `better` is "higher" or "lower", and `bound` is what the median must reach or stay within.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const seed = 20260105;
const repetitions = 5;
const self = fileURLToPath(import.meta.url);

const [first, ...rest] = process.argv.slice(2);
if (first === "--alone") {
  const { bench } = await import(new URL(`${rest[0]}.js`, import.meta.url).href);
  process.stdout.write(JSON.stringify(await bench({ seed, repetitions })));
} else {
  runAll(first === undefined ? [] : [first, ...rest]);
}

function runAll(wanted) {
  const known = readdirSync(new URL(".", import.meta.url))
    .filter((file) => file.endsWith(".js") && file !== basename(self))
    .map((file) => file.slice(0, -3));
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`unknown bench: ${unknown.join(", ")} (known: ${known.join(", ")})\n`);
    process.exit(2);
  }
  const report = { machine: machine(), seed, benches: {} };
  for (const name of wanted.length > 0 ? wanted : known) {
    process.stderr.write(`${name}\n`);
    const result = spawnSync(process.execPath, ["--expose-gc", self, "--alone", name], {
      stdio: ["ignore", "pipe", "inherit"],
      encoding: "utf8",
      maxBuffer: 64 * 2 ** 20,
    });
    if (result.status !== 0) process.exit(1);
    const { skipped, measures } = JSON.parse(result.stdout);
    report.benches[name] = skipped ? { skipped } : { measures: measures.map(summarise) };
    if (skipped) process.stderr.write(`  skipped: ${skipped}\n`);
    else for (const measure of report.benches[name].measures) process.stderr.write(`${line(measure)}\n`);
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}

function machine() {
  const processors = cpus();
  return {
    processor: processors[0]?.model ?? "unknown",
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}

function summarise({ name, unit, bound, better, values, details }) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return {
    name,
    unit,
    repetitions: values.length,
    median,
    minimum: sorted[0],
    maximum: sorted.at(-1),
    bound,
    better,
    ratioToBound: median / bound,
    met: better === "higher" ? median >= bound : median <= bound,
    ...(details && { details }),
  };
}

function line({ name, unit, median, minimum, maximum, bound, better, met }) {
  const round = (value) => Number(value.toPrecision(4)).toLocaleString("en");
  const sign = better === "higher" ? ">=" : "<=";
  return `  ${name}: ${round(median)} ${unit} (${round(minimum)} to ${round(maximum)}), bound ${sign} ${round(bound)}: ${met ? "met" : "MISSED"}`;
}
