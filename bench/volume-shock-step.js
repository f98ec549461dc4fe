// The as-written volume-shock step, deltas given: a year of one underlying's chain in memory, measure and detect.
import { createVolumeShockDetector } from "../dist/detectors/volume-shock-detect.js";
import { createVolumeShockMeasure } from "../dist/detectors/volume-shock-measure.js";
import { emptyDay, enterRow } from "../dist/market/market-day.js";
import { synthetic } from "../dist/market/market-profiles.js";
import { createStream } from "../dist/numeric/random.js";
import { volumeShockPreset } from "../dist/strategies/volume-shock.js";

const days = 252;
const minutes = 390;
const strikesPerExpiry = 20;
/** One expiry rolls every day: a tenth of the contracts. */
const expiries = 10;
const strikes = strikesPerExpiry * expiries;
const contracts = 2 * strikes;
const dayMilliseconds = 86_400_000;
const firstDay = Date.UTC(2026, 0, 5);

/** Contract-minutes a second on one core. */
const bound = 100e6;

export function bench({ seed, repetitions }) {
  const chain = emptyChain();
  const rates = [];
  const wallRates = [];
  let found;
  // The first run only warms up.
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    const { seconds, wallSeconds, detections, dismissed } = runYear(chain, seed);
    found = { detections, dismissed };
    if (repetition === 0) continue;
    rates.push((days * contracts * minutes) / seconds);
    wallRates.push((days * contracts * minutes) / wallSeconds);
  }
  const clock = "processor time of the thread, so that other work on the machine does not count";
  const details = { days, contracts, minutes, rolledDaily: 1 / expiries, clock, wallRates, ...found };
  return {
    measures: [{ name: "contract-minutes", unit: "a second", bound, better: "higher", values: rates, details }],
  };
}

/** One day's columns, filled anew every day, so that the year fits into memory; deltas depend on the place in the chain only. */
function emptyChain() {
  const identity = { ...dayIdentity(0), strikes: strikesOf(0) };
  const chain = emptyDay(identity, minutes, contracts, ["unsignedVolume", "delta"], null);
  for (let row = 0; row < minutes; row++) {
    for (let s = 0; s < strikes; s++) {
      const call = 1 / (1 + Math.exp(((s % strikesPerExpiry) - strikesPerExpiry / 2) / 3));
      chain.options.delta[row * contracts + 2 * s] = call;
      chain.options.delta[row * contracts + 2 * s + 1] = call - 1;
    }
  }
  return chain;
}

function dayIdentity(number) {
  const opensAt = firstDay + number * dayMilliseconds + 14.5 * 3_600_000;
  return {
    underlying: "BENCH",
    date: new Date(opensAt).toISOString().slice(0, 10),
    profile: synthetic,
    opensAt,
    closesAt: opensAt + minutes * 60_000,
    lot: { size: 1, derived: false },
    deltaConvention: "signed",
    openInterest: [],
    path: null,
  };
}

/** Ten expiries, tomorrow's first; each keeps its strikes for its ten days. */
function strikesOf(number) {
  return Array.from({ length: strikes }, (_, s) => {
    const expiresAt = firstDay + (number + 1 + Math.floor(s / strikesPerExpiry)) * dayMilliseconds;
    const expiration = new Date(expiresAt).toISOString().slice(0, 10);
    return { expiration, expiresAt: expiresAt + 21 * 3_600_000, strike: 4900 + 10 * (s % strikesPerExpiry) };
  });
}

/** Quiet trading of about 2 contracts a minute, with ten bursts of five minutes in single strikes. */
function fillVolume(chain, stream) {
  const { unsignedVolume } = chain.options;
  for (let at = 0; at < minutes * contracts; at++) unsignedVolume[at] = stream.integer(5);
  for (let burst = 0; burst < 10; burst++) {
    const cell = stream.integer(contracts);
    const from = stream.integer(minutes - 5);
    for (let row = from; row < from + 5; row++) unsignedVolume[row * contracts + cell] += 50;
  }
}

function runYear(chain, seed) {
  const { parameters, choices } = volumeShockPreset("seed");
  const measure = createVolumeShockMeasure(parameters.measure, choices.measure);
  const detector = createVolumeShockDetector(parameters.detect, choices.detect);
  const stream = createStream(seed, "volume-shock-step");
  let seconds = 0;
  let wallSeconds = 0;
  let detections = 0;
  let dismissed = 0;
  const count = (events) => {
    detections += events.detections.length;
    dismissed += events.dismissed.length;
  };
  for (let number = 0; number < days; number++) {
    const day = { ...chain, ...dayIdentity(number), strikes: strikesOf(number), rows: minutes };
    for (let row = 0; row < minutes; row++) enterRow(day, row, day.opensAt + (row + 1) * 60_000, 5000);
    fillVolume(day, stream);
    const from = processorSeconds();
    const wallFrom = performance.now();
    for (let row = 0; row < minutes; row++) count(detector.step(day, row, measure.step(day, row)));
    count(detector.closeDay(day));
    measure.closeDay(day);
    wallSeconds += (performance.now() - wallFrom) / 1000;
    seconds += processorSeconds() - from;
  }
  return { seconds, wallSeconds, detections, dismissed };
}

function processorSeconds() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}
