// Runs controls over many seeds on all cores and writes their scores: shared by the commands of this folder that do so.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

const firstSeed = 1001;
const standard = 40;

/**
 * Runs every control on every seed: `module` is started as a worker that answers `{ name, seed }` with the outcomes of one market (a
 * record or a list of them). Scores go to stderr as they are known, the report to stdout.
 */
export async function runControls({ command, module, controls: all, score, about, line, fails }) {
  const words = process.argv.slice(2);
  const { markets, names } = options(words, all);
  const controls = all.filter(({ name }) => names.length === 0 || names.includes(name));
  const jobs = controls.flatMap(({ name }) =>
    Array.from({ length: markets }, (_, k) => ({ name, seed: firstSeed + k })),
  );
  const started = performance.now();
  const tell = (name, results) => {
    const own = results.filter((outcomes, k) => jobs[k].name === name && outcomes);
    if (own.length < jobs.filter((job) => job.name === name).length) return;
    const control = controls.filter((candidate) => candidate.name === name);
    for (const each of score(control, own.flat())) process.stderr.write(`${line(each)}\n`);
  };
  const outcomes = (await share(jobs, module, tell)).flat();
  const scores = score(controls, outcomes);
  const report = {
    command: `${command}${words.length > 0 ? ` -- ${words.join(" ")}` : ""}`,
    seeds: `${firstSeed} to ${firstSeed + markets - 1}`,
    ...about,
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
    `${text.replace(/^(\s+)"(\{.*\})"(,?)$/gm, (_, space, written, comma) => space + JSON.parse(`"${written}"`) + comma)}\n`,
  );
  if (scores.some(fails)) process.exitCode = 1;
}

function options(words, controls) {
  const at = words.indexOf("--markets");
  const markets = at < 0 ? standard : Number(words[at + 1]);
  const names = at < 0 ? words : words.toSpliced(at, 2);
  const known = controls.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0 || !(Number.isInteger(markets) && markets > 0)) {
    process.stderr.write(`usage: [--markets <number>] [control ...]; controls: ${known.join(", ")}\n`);
    process.exit(2);
  }
  return { markets, names };
}

/** Results in the order of the jobs, whichever worker did them. */
function share(jobs, module, tell) {
  const results = new Array(jobs.length);
  let next = 0;
  let done = 0;
  return new Promise((resolve, reject) => {
    const workers = Array.from(
      { length: Math.min(availableParallelism(), jobs.length) },
      () => new Worker(new URL(module)),
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
        tell(jobs[current].name, results);
        if (done === jobs.length) resolve(results);
        take();
      });
      take();
    }
  });
}
