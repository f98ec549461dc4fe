import { type ClassificationAccuracy, classificationAccuracy } from "../hypotheses/classification-accuracy.js";
import { foldBars } from "../market/fold-bars.js";
import { noContext } from "../market/market-context.js";
import { dayPrices } from "../market/price-book.js";
import { simulateMarket } from "../simulation/simulate-market.js";
import type { VolumeShockPreset } from "../strategies/volume-shock.js";
import { createVolumeShockRun } from "../strategies/volume-shock-run.js";
import { createVolumeShockScan } from "../strategies/volume-shock-scan.js";
import type { SimulatedMarket } from "./simulated-dataset.js";
import { type KnownOrders, trueClasses } from "./true-classes.js";

/**
 * How often a preset's labels name the kind of order that really traded, on a simulated market (VS-S3: more than 85 % are
 * claimed). The truth goes to the judge alone: detectors see the tape.
 */
export function classificationOfMarket(market: SimulatedMarket, preset: VolumeShockPreset): ClassificationAccuracy {
  const run = createVolumeShockRun(preset, createVolumeShockScan(preset), noContext, market.seed);
  const known: KnownOrders[] = [];
  for (const { tape, openInterest, truth } of simulateMarket(market)) {
    const { day } = foldBars(tape, market.profile, openInterest);
    if (!day) continue;
    run.session({ date: tape.date, days: [day] }, new Map([[day.underlying, dayPrices(day)]]));
    known.push({ date: tape.date, opensAt: tape.opensAt, orders: truth.orders });
  }
  const { detections, labels } = run.record();
  const { measure, judge } = preset.parameters;
  return classificationAccuracy(labels, trueClasses(detections, known, measure.window), judge.claimedClassAccuracy);
}
