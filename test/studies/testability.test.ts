import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { embeddedDataset } from "../../lib/cli/embedded-dataset.js";
import { genesis } from "../../lib/evidence/ledger-line.js";
import type { Trial } from "../../lib/hypotheses/hypothesis.js";
import { expirationPressureHypotheses } from "../../lib/hypotheses/pressure-hypotheses.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { expirationPressurePreset } from "../../lib/strategies/expiration-pressure.js";
import { studyExpirationPressure } from "../../lib/strategies/study-expiration-pressure.js";
import { studyVolumeShock } from "../../lib/strategies/study-volume-shock.js";
import { volumeShockPreset } from "../../lib/strategies/volume-shock.js";
import { priorOf } from "../fixtures/ledger.js";
import { realData, withoutRealData } from "../fixtures/real-data.js";

type State = "computed" | "descriptive" | "no-cases" | "not-testable";

interface Row {
  readonly dataset: string;
  readonly preset: string;
  readonly test: string;
  readonly state: State;
  readonly reason: string;
}

const table: { readonly rows: readonly Row[] } = JSON.parse(
  readFileSync(new URL("../../datasets/testability.json", import.meta.url), "utf8"),
);

const folders = [
  "nse-chain-snapshots",
  "nifty-monthly-15min",
  "delta-btc-daily-expiry",
  "deribit-btc-near-expiry-chain",
] as const;

/** What a trial really says, in the words of the table. */
function stateOf({ verdict, finding }: Trial, descriptiveDays: number): State {
  if (verdict === "NOT_TESTABLE") return "not-testable";
  if (!finding || finding.trades === 0) return "no-cases";
  if (finding.days < descriptiveDays || Number.isNaN(finding.estimate)) return "descriptive";
  return finding.pValue === null && finding.interval === null ? "descriptive" : "computed";
}

interface Judged {
  readonly record: {
    readonly preset: {
      readonly name: string;
      readonly parameters: { readonly judge: { readonly descriptiveDays: number } };
    };
  };
  readonly judgement: { readonly trials: readonly Trial[] };
}

/** Fewer draws than a study: the states do not depend on them. */
const quickly = <P extends { readonly parameters: { readonly judge: object } }>(preset: P): P => ({
  ...preset,
  parameters: { ...preset.parameters, judge: { ...preset.parameters.judge, resamples: 199 } },
});

const rowsOf = (dataset: string, judged: readonly Judged[]): readonly Row[] =>
  judged.flatMap(({ record: { preset }, judgement }) =>
    judgement.trials.map((trial) => ({
      dataset,
      preset: preset.name,
      test: trial.hypothesis.id,
      state: stateOf(trial, preset.parameters.judge.descriptiveDays),
      reason: trial.reason,
    })),
  );

/** What studies of both strategies say of a dataset; what the table says of the one strategy is told apart by its prefix. */
const statesBy: Readonly<Record<"VS" | "EP", (path: string) => Promise<readonly Row[]>>> = {
  async VS(path) {
    const preset = quickly(volumeShockPreset("seed"));
    const { dataset, main, beside } = await studyVolumeShock(await openDataset(path), { preset, seed: 1, prior });
    return rowsOf(dataset.name, [main, ...beside]);
  },
  async EP(path) {
    const [preset, ...beside] = (["seed", "scientific"] as const).map((name) =>
      quickly(expirationPressurePreset(name)),
    );
    const study = await studyExpirationPressure(await openDataset(path), { preset: preset!, beside, seed: 1, prior });
    return rowsOf(study.dataset.name, [study.main, ...study.beside]);
  },
};

/** Nothing was tried before: T7 has the presets of the study alone. */
const prior = priorOf(genesis.digest, 0);

const strategies = Object.keys(statesBy) as (keyof typeof statesBy)[];

function expectAsTabled(states: readonly Row[]): void {
  const [{ dataset: name, test }] = states as [Row];
  const tabled = table.rows.filter((row) => row.dataset === name && row.test.slice(0, 2) === test.slice(0, 2));
  const claims = (rows: readonly Row[]) => rows.map(({ preset, test, state }) => `${preset} ${test} ${state}`).sort();
  expect(claims(states)).toEqual(claims(tabled));
}

describe("datasets/testability.json", () => {
  it("gives every row a reason and no row twice", () => {
    const keys = table.rows.map(({ dataset, preset, test }) => `${dataset} ${preset} ${test}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(table.rows.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  it("has a row for every hypothesis on expiries, for both presets of each dataset", () => {
    const { judge } = expirationPressurePreset("seed").parameters;
    const ids = Object.keys(expirationPressureHypotheses(judge, "calls-long-puts-short")).sort();
    for (const dataset of ["planted", "expiry", ...folders]) {
      for (const preset of ["seed", "scientific"]) {
        const own = table.rows.filter((row) => row.dataset === dataset && row.preset === preset);
        expect(own.flatMap(({ test }) => (test.startsWith("EP-") ? [test] : [])).sort()).toEqual(ids);
      }
    }
  });

  for (const [dataset, strategy] of [
    ["planted", "VS"],
    ["planted", "EP"],
    ["expiry", "EP"],
  ] as const) {
    it(`says of the embedded dataset ${dataset} what a study of ${strategy} does, no less and no more`, async () => {
      expectAsTabled(await statesBy[strategy](embeddedDataset(dataset)));
    }, 60_000);
  }

  for (const dataset of folders) {
    for (const strategy of strategies) {
      it.skipIf(realData(dataset) === null)(
        `says of ${dataset} what a study of ${strategy} does, no less and no more (${withoutRealData})`,
        async () => {
          expectAsTabled(await statesBy[strategy](realData(dataset)!));
        },
        120_000,
      );
    }
  }
});
