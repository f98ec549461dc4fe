// Studies simulated markets whose truth decides what a study must say, over seeds that nothing was tuned on:
//
//   npm run controls > bench/results/volume-shock-controls.json
//   npm run controls -- --markets 4 seed-true deep
//
// Scores go to stderr as they are known, JSON to stdout; exit code 1 when a bound is missed. The same outcomes on any
// number of workers.
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { runControl, scoreControls, volumeShockControls } from "../dist/audit/volume-shock-controls.js";
import { weekdaySessions } from "../dist/ingest/session-plans.js";
import { synthetic } from "../dist/market/market-profiles.js";

const firstSeed = 1001;
const days = 90;

if (isMainThread) await runAll(process.argv.slice(2));
else {
  const sessions = weekdaySessions({ first: "2026-01-05", sessions: days, profile: synthetic, daysToExpiry: 7 });
  parentPort.on("message", async ({ name, seed }) => {
    const control = volumeShockControls.find((candidate) => candidate.name === name);
    parentPort.postMessage(await runControl(control, seed, sessions, synthetic));
  });
}

async function runAll(words) {
  const { markets, names } = options(words);
  const controls = volumeShockControls.filter(({ name }) => names.length === 0 || names.includes(name));
  const jobs = controls.flatMap(({ name }) =>
    Array.from({ length: markets }, (_, k) => ({ name, seed: firstSeed + k })),
  );
  const started = performance.now();
  const outcomes = (await share(jobs, controls)).flat();
  const scores = scoreControls(controls, outcomes);
  const report = {
    command: `npm run controls${words.length > 0 ? ` -- ${words.join(" ")}` : ""}`,
    seeds: `${firstSeed} to ${firstSeed + markets - 1}`,
    days,
    minutes: Number(((performance.now() - started) / 60_000).toFixed(1)),
    scores,
    outcomes,
  };
  // One outcome a line keeps the differences between two runs readable.
  const text = JSON.stringify(
    report,
    (key, value) => (key === "outcomes" ? value.map((each) => JSON.stringify(each)) : value),
    2,
  );
  process.stdout.write(
    `${text.replace(/^(\s+)"(\{.*\})"(,?)$/gm, (_, space, line, comma) => space + JSON.parse(`"${line}"`) + comma)}\n`,
  );
  if (scores.some(({ met }) => !met)) process.exitCode = 1;
}

function options(words) {
  const at = words.indexOf("--markets");
  const markets = at < 0 ? 40 : Number(words[at + 1]);
  const names = at < 0 ? words : words.toSpliced(at, 2);
  const known = volumeShockControls.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0 || !(Number.isInteger(markets) && markets > 0)) {
    process.stderr.write(`usage: [--markets <number>] [control ...]; controls: ${known.join(", ")}\n`);
    process.exit(2);
  }
  return { markets, names };
}

/** Results in the order of the jobs, whichever worker did them. */
function share(jobs, controls) {
  const results = new Array(jobs.length);
  let next = 0;
  let done = 0;
  return new Promise((resolve, reject) => {
    const workers = Array.from(
      { length: Math.min(availableParallelism(), jobs.length) },
      () => new Worker(new URL(import.meta.url)),
    );
    for (const worker of workers) {
      let current = next;
      const take = () => {
        current = next;
        next += 1;
        if (current < jobs.length) worker.postMessage(jobs[current]);
        else void worker.terminate();
      };
      worker.on("error", reject);
      worker.on("message", (outcomes) => {
        results[current] = outcomes;
        done += 1;
        tell(jobs[current].name, jobs, results, controls);
        if (done === jobs.length) resolve(results);
        take();
      });
      take();
    }
  });
}

/** Says how a control came out once all its markets are done. */
function tell(name, jobs, results, controls) {
  const own = results.filter((outcomes, k) => jobs[k].name === name && outcomes);
  if (own.length < jobs.filter((job) => job.name === name).length) return;
  const control = controls.filter((candidate) => candidate.name === name);
  for (const { preset, statement, held, markets, least, met } of scoreControls(control, own.flat()))
    process.stderr.write(
      `${name}, ${preset}: ${statement} in ${held} of ${markets} (at least ${least}): ${met ? "met" : "MISSED"}\n`,
    );
}
