// Studies simulated markets whose truth decides what a study must say, over seeds that nothing was tuned on:
//
//   npm run controls > bench/results/volume-shock-controls.json
//   npm run controls -- --markets 4 seed-true deep
//
// Scores go to stderr as they are known, JSON to stdout; exit code 1 when a bound is missed. The same outcomes on any
// number of workers.
import { isMainThread, parentPort } from "node:worker_threads";
import { runControl, scoreControls, volumeShockControls } from "../dist/audit/volume-shock-controls.js";
import { weekdaySessions } from "../dist/ingest/session-plans.js";
import { synthetic } from "../dist/market/market-profiles.js";
import { runControls } from "./run-controls.mjs";

const days = 90;

if (isMainThread) {
  await runControls({
    command: "npm run controls",
    module: import.meta.url,
    controls: volumeShockControls,
    score: scoreControls,
    about: { days },
    line: ({ control, preset, statement, held, markets, least, met }) =>
      `${control}, ${preset}: ${statement} in ${held} of ${markets} (at least ${least}): ${met ? "met" : "MISSED"}`,
    fails: ({ met }) => !met,
  });
} else {
  const sessions = weekdaySessions({ first: "2026-01-05", sessions: days, profile: synthetic, daysToExpiry: 7 });
  parentPort.on("message", async ({ name, seed }) => {
    const control = volumeShockControls.find((candidate) => candidate.name === name);
    parentPort.postMessage(await runControl(control, seed, sessions, synthetic));
  });
}
