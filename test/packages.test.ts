import { describe, expect, it } from "vitest";
import { embeddedDataset } from "../lib/cli/embedded-dataset.js";
import { runNamedStudy, strategyDoor, strategyNames } from "../lib/cli/strategies.js";
import { verifyPackage } from "../lib/cli/verify-package.js";
import { faultWords } from "../lib/evidence/package-fault.js";
import { realData, withoutRealData } from "./fixtures/real-data.js";
import { scratchFolder } from "./fixtures/scratch.js";

const recorded = [
  "nse-chain-snapshots",
  "nifty-monthly-15min",
  "delta-btc-daily-expiry",
  "deribit-btc-near-expiry-chain",
] as const;

/** Studies the data, and verifies the package that is on disk then. */
async function studyAndVerify(strategy: string, data: string, preset: string, recompute: boolean) {
  const overrides = { judge: { resamples: 199 } };
  const request = { data, preset, overrides, seed: 1, at: "2026-02-01T12:00:00.000Z" };
  const { folder } = await runNamedStudy(strategy, { ...request, reports: await scratchFolder() });
  const { faults, ledger, recomputed } = await verifyPackage(folder, { recompute });
  return { faults: faults.map(faultWords), line: ledger?.line, report: recomputed?.report };
}

async function expectBelievable(strategy: string, data: string): Promise<void> {
  const sound = { faults: [], line: 1 };
  expect(await studyAndVerify(strategy, data, "seed", true)).toEqual({ ...sound, report: true });
  expect(await studyAndVerify(strategy, data, "scientific", false)).toEqual({ ...sound, report: undefined });
}

describe.each(strategyNames)("packages of %s", (strategy) => {
  const { embedded } = strategyDoor(strategy);
  it(`verify on ${embedded}, and come out again byte for byte`, async () => {
    await expectBelievable(strategy, embeddedDataset(embedded));
  }, 240_000);

  for (const set of recorded) {
    it.skipIf(realData(set) === null)(
      `verify on ${set}, and come out again byte for byte (${withoutRealData})`,
      () => expectBelievable(strategy, realData(set)!),
      240_000,
    );
  }
});
