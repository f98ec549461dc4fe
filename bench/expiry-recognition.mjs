// Tests the settlements of simulated expiry days whose truth is known, over seeds that nothing was tuned on:
//
//   npm run recognition > bench/results/expiry-recognition.json
//   npm run recognition -- --markets 4 pin-attract/drift
//
// Scores go to stderr as they are known, JSON to stdout; exit code 1 when a bound of the three tests together is missed. The same
// outcomes on any number of workers.
import { isMainThread, parentPort } from "node:worker_threads";
import { recognitionControls, runRecognition, scoreRecognition } from "../dist/audit/expiry-recognition.js";
import { expirySessions } from "../dist/ingest/session-plans.js";
import { synthetic } from "../dist/market/market-profiles.js";
import { expirationPressurePreset } from "../dist/strategies/expiration-pressure.js";
import { runControls } from "./run-controls.mjs";

const expiries = 250;

if (isMainThread) {
  await runControls({
    command: "npm run recognition",
    module: import.meta.url,
    controls: recognitionControls,
    score: scoreRecognition,
    about: { expiries },
    line: ({ control, test, statement, held, markets, bound, met }) =>
      `${control}, ${test}: ${statement} ${bound}: ${held} of ${markets}, ${met ? "met" : "MISSED"}`,
    fails: ({ test, met }) => test === "together" && !met,
  });
} else {
  // Three weekdays of five have an expiry; a few more are made than are needed.
  const all = expirySessions({ first: "2026-01-05", sessions: Math.ceil((expiries * 5) / 3) + 5, profile: synthetic });
  const expiring = all.filter(({ date, expiries: listed }) => listed.some(({ expiration }) => expiration === date));
  const sessions = expiring.slice(0, expiries);
  const preset = expirationPressurePreset("seed");
  parentPort.on("message", async ({ name, seed }) => {
    const control = recognitionControls.find((candidate) => candidate.name === name);
    parentPort.postMessage(await runRecognition(control, seed, sessions, synthetic, preset));
  });
}
