import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { embeddedDataset } from "../lib/cli/embedded-dataset.js";
import type { Trial } from "../lib/hypotheses/hypothesis.js";
import { openDataset } from "../lib/ingest/open-dataset.js";
import { studyVolumeShock } from "../lib/strategies/study-volume-shock.js";
import { volumeShockPreset } from "../lib/strategies/volume-shock.js";
import { realData, withoutRealData } from "./fixtures/real-data.js";

type State = "computed" | "descriptive" | "no-cases" | "not-testable";

interface Row {
  readonly dataset: string;
  readonly preset: string;
  readonly test: string;
  readonly state: State;
  readonly reason: string;
}

const table: { readonly rows: readonly Row[] } = JSON.parse(
  readFileSync(new URL("../datasets/testability.json", import.meta.url), "utf8"),
);

/** What a trial really says, in the words of the table. */
function stateOf({ verdict, finding }: Trial, descriptiveDays: number): State {
  if (verdict === "NOT_TESTABLE") return "not-testable";
  if (!finding || finding.trades === 0) return "no-cases";
  if (finding.days < descriptiveDays || Number.isNaN(finding.estimate)) return "descriptive";
  return finding.pValue === null && finding.interval === null ? "descriptive" : "computed";
}

async function statesOf(path: string): Promise<readonly Row[]> {
  const preset = volumeShockPreset("seed");
  // Fewer draws than a study: the states do not depend on them.
  const quick = {
    ...preset,
    parameters: { ...preset.parameters, judge: { ...preset.parameters.judge, resamples: 199 } },
  };
  const study = await studyVolumeShock(await openDataset(path), { preset: quick, seed: 1 });
  return [study.main, ...study.beside].flatMap(({ record, judgement }) =>
    judgement.trials.map((trial) => ({
      dataset: study.dataset.name,
      preset: record.preset.name,
      test: trial.hypothesis.id,
      state: stateOf(trial, record.preset.parameters.judge.descriptiveDays),
      reason: trial.reason,
    })),
  );
}

function expectAsTabled(states: readonly Row[]): void {
  const tabled = table.rows.filter(({ dataset }) => dataset === states[0]!.dataset);
  const claims = (rows: readonly Row[]) => rows.map(({ preset, test, state }) => `${preset} ${test} ${state}`).sort();
  expect(claims(states)).toEqual(claims(tabled));
}

describe("datasets/testability.json", () => {
  it("gives every row a reason and no row twice", () => {
    const keys = table.rows.map(({ dataset, preset, test }) => `${dataset} ${preset} ${test}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(table.rows.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  it("says of the embedded dataset what a study of it does, no less and no more", async () => {
    expectAsTabled(await statesOf(embeddedDataset()));
  });

  it.skipIf(realData("nse-chain-snapshots") === null)(
    `says of the NSE snapshots what a study of them does, no less and no more (${withoutRealData})`,
    async () => {
      expectAsTabled(await statesOf(realData("nse-chain-snapshots")!));
    },
    120_000,
  );
});
