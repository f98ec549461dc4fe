// The simulator in study shape (one-minute rows, 40 contracts, a path of 5 seconds): sessions a second on one core, and
// whether ten times the sessions need more memory; and expiry days of which little is printed.
import { expiryMarket } from "../dist/audit/expiry-dataset.js";
import { expirySessions, weekdaySessions } from "../dist/ingest/session-plans.js";
import { synthetic } from "../dist/market/market-profiles.js";
import { liquidities, studyShape } from "../dist/simulation/market-parameters.js";
import { simulateMarket } from "../dist/simulation/simulate-market.js";

const few = 60;

/** Walks a market and lets go of every session. Returns the largest heap seen after a collection, in bytes. */
function walk(seed, count, liquidity) {
  const sessions = weekdaySessions({ first: "2026-01-05", sessions: count, profile: synthetic, daysToExpiry: 7 });
  const parameters = { ...studyShape, futureVolume: liquidities[liquidity] };
  let most = 0;
  let walked = 0;
  for (const _ of simulateMarket({
    seed,
    underlying: "SIM",
    profile: synthetic,
    mode: "truth",
    parameters,
    sessions,
  })) {
    walked += 1;
    if (walked % 20 > 0) continue;
    globalThis.gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    most = Math.max(most, heapUsed + arrayBuffers);
  }
  return most;
}

/** Expiry days of which little is printed, hedged strike by strike. */
function walkExpiries(seed, implementation, regime) {
  const sessions = expirySessions({ first: "2026-01-05", sessions: 5 * few, profile: synthetic });
  const dials = { implementation, strength: 2 };
  for (const _ of simulateMarket(expiryMarket({ seed, regime, dials, sessions, profile: synthetic })));
  return 5 * few;
}

export function bench({ seed, repetitions }) {
  walk(seed, few, "seed-true");
  const rates = [];
  for (const liquidity of Object.keys(liquidities)) {
    for (let k = 0; k < repetitions; k++) {
      const started = performance.now();
      walk(seed + k, few, liquidity);
      rates.push(few / ((performance.now() - started) / 1000));
    }
  }
  const growth = walk(seed, 10 * few, "seed-true") / walk(seed, few, "seed-true");
  const expiryRates = [];
  for (let k = 0; k < repetitions; k++) {
    for (const implementation of ["mechanistic", "drift"]) {
      const started = performance.now();
      const walked = walkExpiries(seed + k, implementation, "pin-attract");
      expiryRates.push(walked / ((performance.now() - started) / 1000));
    }
  }
  return {
    measures: [
      { name: "simulated sessions", unit: "sessions/s", bound: 10, better: "higher", values: rates },
      { name: "expiry sessions", unit: "sessions/s", bound: 100, better: "higher", values: expiryRates },
      { name: "memory of ten times the sessions", unit: "times", bound: 1.2, better: "lower", values: [growth] },
    ],
  };
}
