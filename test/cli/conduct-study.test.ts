import { symlinkSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expiryDataset } from "../../lib/audit/expiry-dataset.js";
import {
  type ConductedStudy,
  type ConductOptions,
  conductExpirationPressureStudy,
  conductVolumeShockStudy,
} from "../../lib/cli/conduct-study.js";
import { digestOfFiles } from "../../lib/evidence/digest.js";
import { genesis } from "../../lib/evidence/ledger-line.js";
import { volumeShockArtefactNames } from "../../lib/evidence/volume-shock-artefacts.js";
import { expirySessions } from "../../lib/ingest/session-plans.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { readLedgerFile } from "../../lib/storage/ledger-file.js";
import { StorageError } from "../../lib/storage/storage-error.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { withPressureOverrides } from "../../lib/strategies/expiration-pressure-overrides.js";
import { studyEvaluations } from "../../lib/strategies/study-evaluations.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { withOverrides } from "../../lib/strategies/volume-shock-overrides.js";
import { chainOf, priorOf, studyEntry, textOf } from "../fixtures/ledger.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

const preset = withOverrides(volumeShockPresets.seed, { judge: { resamples: 99 } });
const market = { sessions: 8, seed: 1 };

async function conduct(reports: string, changes: Partial<ConductOptions> = {}) {
  const sessions: string[] = [];
  const conducted = await conductVolumeShockStudy(plantedDataset(market), {
    preset,
    seed: 1,
    reports,
    command: "npx strikelab study",
    at: "2026-02-01T12:00:00.000Z",
    onSession: (done, total) => sessions.push(`${done}/${total}`),
    ...changes,
  });
  return { conducted, sessions };
}

const ledgerOf = async (reports: string) => {
  const { lines, torn, faults } = await readLedgerFile(join(reports, "ledger.jsonl"));
  expect([torn, faults]).toEqual([null, []]);
  return lines;
};

const entriesOf = async (reports: string) => (await ledgerOf(reports)).map(({ entry }) => entry);

const manifestOf = async ({ folder }: ConductedStudy) =>
  JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));

const ownFiles = [
  "alerts.json",
  "evidence.json",
  "execution.json",
  "validation_schedule.json",
  "inspection.json",
  "manifest.json",
  "trades.json",
] as const;

/** The JSON files of a conducted study: ours, and the document's five with the number of its cases. */
const jsonFilesOf = ({ study }: ConductedStudy): readonly string[] => [
  ...ownFiles,
  ...volumeShockArtefactNames(study.main.record.detections.length),
];

describe("a conducted study", () => {
  it("writes its package into the folder of its digest, with the report, and one line into the ledger", async () => {
    const reports = await scratchFolder();
    const { conducted, sessions } = await conduct(reports);
    const { digest, folder, report, written, study } = conducted;
    const place = `volume-shock/${digest.slice(0, 12)}`;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect([folder, report, written]).toEqual([join(reports, place), join(reports, place, "report.html"), true]);
    expect(await pathsBelow(reports)).toEqual(
      [
        "ledger.jsonl",
        "volume-shock",
        place,
        ...[...jsonFilesOf(conducted), "report.html", "context.json"].map((name) => `${place}/${name}`),
      ].sort(),
    );
    expect(sessions).toEqual(["1/8", "2/8", "3/8", "4/8", "5/8", "6/8", "7/8", "8/8"]);
    expect(await entriesOf(reports)).toEqual([
      {
        kind: "study",
        outcome: "finished",
        strategy: "volume-shock",
        data: study.dataset.digest,
        seed: 1,
        evaluations: studyEvaluations(study, "VS"),
        before: priorOf(genesis.digest, 0),
        sessions: 8,
        package: digest,
        validity: study.main.judgement.gate.validity,
        effect: study.main.judgement.effect.verdict,
        advertised: study.main.judgement.advertised.verdict,
        at: "2026-02-01T12:00:00.000Z",
      },
    ]);
  });

  it("has a digest that can be checked from the JSON files on disk", async () => {
    const { conducted } = await conduct(await scratchFolder());
    const files = await Promise.all(
      jsonFilesOf(conducted).map(async (name) => ({
        name,
        text: await readFile(join(conducted.folder, name), "utf8"),
      })),
    );
    expect(digestOfFiles(files)).toBe(conducted.digest);
  });

  it("is unchanged when it is run again: the same bytes, a second line in the ledger", async () => {
    const reports = await scratchFolder();
    const { conducted: first } = await conduct(reports);
    const { conducted: second } = await conduct(reports, { at: "2026-02-02T12:00:00.000Z" });
    expect(second).toMatchObject({ digest: first.digest, folder: first.folder, written: false });
    const [one, two] = await entriesOf(reports);
    expect([one!.at, two!.at]).toEqual(["2026-02-01T12:00:00.000Z", "2026-02-02T12:00:00.000Z"]);
    expect({ ...two, at: one!.at }).toEqual(one);
  });

  it("records the ledger's head and the trials before it, and is unchanged also when others ran in between", async () => {
    const reports = await scratchFolder();
    const { conducted: first } = await conduct(reports);
    const { conducted: second } = await conduct(reports, { seed: 2 });
    const { conducted: third } = await conduct(reports, {
      preset: withOverrides(preset, { execute: { latency: 30 } }),
    });
    const { conducted: again } = await conduct(reports, { seed: 2 });
    const [one, two] = await ledgerOf(reports);
    expect(first.prior).toEqual(priorOf(genesis.digest, 0));
    // The preset and the three standard ones beside it; then the same four with another seed.
    expect(second.prior).toMatchObject({ head: one!.digest, trials: 4, looks: [] });
    expect(second.prior.sharpes.trials).toBeGreaterThan(1);
    // Those beside the third ran beside the first already: they are its own trials, not others.
    expect(third.prior).toMatchObject({ head: two!.digest, trials: 5 });
    expect(again).toMatchObject({ prior: second.prior, digest: second.digest, written: false });
    for (const conducted of [first, second, third])
      expect((await manifestOf(conducted)).ledger).toEqual(conducted.prior);
    expect(await readFile(second.report, "utf8")).toContain("4 other trials of this strategy on these data");
  });

  it("leaves a line also when it fails, and counts as a trial", async () => {
    const reports = await scratchFolder();
    const failure = new RangeError("invalid number in /home/somebody/data.csv");
    const failing = conduct(reports, {
      onSession: () => {
        throw failure;
      },
    });
    await expect(failing).rejects.toBe(failure);
    const { conducted } = await conduct(reports, { seed: 2 });
    const [failed] = await entriesOf(reports);
    expect(failed).toEqual({
      kind: "study",
      outcome: "failed",
      strategy: "volume-shock",
      data: conducted.study.dataset.digest,
      seed: 1,
      evaluations: studyEvaluations(conducted.study, "VS").map((evaluation) => ({ ...evaluation, sharpe: null })),
      before: priorOf(genesis.digest, 0),
      error: "RangeError",
      at: "2026-02-01T12:00:00.000Z",
    });
    expect(conducted.prior.trials).toBe(4);
    expect((await pathsBelow(reports)).filter((name) => name.includes("lock"))).toEqual([]);
  });

  it("says both when it fails and the ledger cannot be written", async () => {
    const reports = await scratchFolder();
    const failing = conduct(reports, {
      onSession: () => {
        symlinkSync("/dev/full", join(reports, "ledger.jsonl"));
        throw new RangeError("invalid row");
      },
    });
    await expect(failing).rejects.toThrow(StorageError);
    await expect(failing).rejects.toThrow(/ENOSPC.*the study had failed: RangeError: invalid row/);
  });

  it("shows no result that the ledger does not know", async () => {
    const reports = await scratchFolder();
    const failing = conduct(reports, {
      onSession: (done, total) => {
        if (done === total) symlinkSync("/dev/full", join(reports, "ledger.jsonl"));
      },
    });
    await expect(failing).rejects.toThrow(StorageError);
    expect(await pathsBelow(reports)).toEqual(["ledger.jsonl"]);
  });

  it("does not begin on a ledger whose chain is broken", async () => {
    const reports = await scratchFolder();
    const text = textOf(chainOf([studyEntry()]));
    await writeFile(join(reports, "ledger.jsonl"), text.replace('"sessions":8', '"sessions":9'));
    const sessions: string[] = [];
    const failing = conduct(reports, { onSession: (done) => sessions.push(String(done)) });
    await expect(failing).rejects.toThrow(/the chain is broken: line 1 was changed/);
    expect(sessions).toEqual([]);
  });

  it("stands beside the others: another seed is another package", async () => {
    const reports = await scratchFolder();
    const { conducted: first } = await conduct(reports);
    const { conducted: second } = await conduct(reports, { seed: 2 });
    expect(second.folder).not.toBe(first.folder);
    expect(await ledgerOf(reports)).toHaveLength(2);
  });

  it("keeps the time of the run out of the package", async () => {
    const { conducted } = await conduct(await scratchFolder(), { at: "1999-12-31T23:59:59.000Z" });
    for (const name of [...jsonFilesOf(conducted), "report.html"]) {
      expect(await readFile(join(conducted.folder, name), "utf8")).not.toContain("1999-12-31");
    }
  });

  it("inspects the data on the way", async () => {
    const { conducted } = await conduct(await scratchFolder());
    expect(conducted.inspection.sessions.map(({ date }) => date)).toEqual(conducted.study.dataset.dates);
    const inspection = JSON.parse(await readFile(join(conducted.folder, "inspection.json"), "utf8"));
    expect(inspection.total).toEqual(conducted.inspection.total);
  });
});

describe("a conducted study of expiration pressure", () => {
  it("lies in a folder of its own strategy and stands in the same ledger", async () => {
    const reports = await scratchFolder();
    const sessions = expirySessions({ first: "2026-01-05", sessions: 1, profile: synthetic });
    const dataset = expiryDataset({ seed: 1, regime: "pin-attract", dials: {}, sessions, profile: synthetic });
    const { digest, folder, study } = await conductExpirationPressureStudy(dataset, {
      preset: withPressureOverrides(expirationPressurePresets.seed, { judge: { resamples: 99 } }),
      seed: 1,
      reports,
      command: "npx strikelab study expiration-pressure",
      at: "2026-02-01T12:00:00.000Z",
    });
    expect(folder).toBe(join(reports, "expiration-pressure", digest.slice(0, 12)));
    expect(study.main.record.cases.map(({ date }) => date)).toEqual(["2026-01-05"]);
    const [entry] = await entriesOf(reports);
    expect(entry).toMatchObject({
      strategy: "expiration-pressure",
      evaluations: studyEvaluations(study, "EP"),
      package: digest,
    });
  });
});
