import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expiryDataset } from "../../lib/audit/expiry-dataset.js";
import {
  type ConductedStudy,
  conductExpirationPressureStudy,
  conductVolumeShockStudy,
} from "../../lib/cli/conduct-study.js";
import { digestOfFiles } from "../../lib/evidence/digest.js";
import { volumeShockArtefactNames } from "../../lib/evidence/volume-shock-artefacts.js";
import { expirySessions } from "../../lib/ingest/session-plans.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { withPressureOverrides } from "../../lib/strategies/expiration-pressure-overrides.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { withOverrides } from "../../lib/strategies/volume-shock-overrides.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

const preset = withOverrides(volumeShockPresets.seed, { judge: { resamples: 99 } });
const market = { sessions: 8, seed: 1 };

async function conduct(reports: string, changes: { seed?: number; at?: string; command?: string } = {}) {
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

const ledgerOf = async (reports: string) =>
  (await readFile(join(reports, "ledger.jsonl"), "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

const ownFiles = [
  "alerts.json",
  "evidence.json",
  "execution.json",
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
        ...[...jsonFilesOf(conducted), "report.html"].map((name) => `${place}/${name}`),
      ].sort(),
    );
    expect(sessions).toEqual(["1/8", "2/8", "3/8", "4/8", "5/8", "6/8", "7/8", "8/8"]);
    expect(await ledgerOf(reports)).toEqual([
      expect.objectContaining({
        strategy: "volume-shock",
        preset: study.main.record.preset.name,
        beside: study.beside.map(() => expect.stringMatching(/^[0-9a-f]{64}$/)),
        data: study.dataset.digest,
        sessions: 8,
        seed: 1,
        package: digest,
        validity: study.main.judgement.gate.validity,
        effect: study.main.judgement.effect.verdict,
        advertised: study.main.judgement.advertised.verdict,
        at: "2026-02-01T12:00:00.000Z",
      }),
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
    const lines = await ledgerOf(reports);
    expect(lines.map(({ at }) => at)).toEqual(["2026-02-01T12:00:00.000Z", "2026-02-02T12:00:00.000Z"]);
    expect(lines[1].package).toBe(lines[0].package);
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
    const [line] = await ledgerOf(reports);
    expect(line).toMatchObject({ strategy: "expiration-pressure", preset: "seed, changed", package: digest });
  });
});
