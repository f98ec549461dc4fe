import { appendFile, cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerStudy } from "../../lib/cli/register-study.js";
import { runExpirationPressureStudy, runVolumeShockStudy, type StudyRequest } from "../../lib/cli/run-study.js";
import { type VerifyRequest, verifyPackage } from "../../lib/cli/verify-package.js";
import { volumeShockDoor } from "../../lib/cli/volume-shock-door.js";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { DataError } from "../../lib/market/data-error.js";
import { contextName } from "../../lib/storage/package-context.js";
import { writeSmallSet } from "../fixtures/canonical-set.js";
import { dateAfter } from "../fixtures/days.js";
import { plantedDates } from "../fixtures/planted-request.js";
import { scratchFolder } from "../fixtures/scratch.js";

const at = "2026-02-01T12:00:00.000Z";
const quick = { overrides: { judge: { resamples: 99 } }, seed: 3, at } as const;
const folders: string[] = [];
let data: string;
let reports: string;
let folder: string;

async function kept(): Promise<string> {
  const own = await writeSmallSet([]);
  folders.push(own);
  return own;
}

async function study(changes: Partial<StudyRequest> = {}) {
  const conducted = await runVolumeShockStudy({ data, preset: "scientific", reports, ...quick, ...changes });
  return conducted.folder;
}

beforeAll(async () => {
  data = await writeSmallSet(plantedDates);
  folders.push(data);
  reports = await kept();
  folder = await study();
});
afterAll(() => Promise.all(folders.map((own) => rm(own, { recursive: true, force: true }))));

/** The package in a folder of its own, with its ledger, so that it can be damaged. */
async function copied(): Promise<string> {
  const root = await scratchFolder();
  const place = join(root, "volume-shock", basename(folder));
  await mkdir(dirname(place), { recursive: true });
  await cp(folder, place, { recursive: true });
  await cp(join(reports, "ledger.jsonl"), join(root, "ledger.jsonl"));
  return place;
}

// biome-ignore lint/suspicious/noExplicitAny: a JSON document is changed here as its forger would
async function edited(place: string, file: string, change: (value: any) => void): Promise<void> {
  const value = JSON.parse(await readFile(join(place, file), "utf8"));
  change(value);
  await writeFile(join(place, file), canonicalJson(value));
}

const faultsOf = async (place: string, request: VerifyRequest = {}) => (await verifyPackage(place, request)).faults;

describe("a package as it was written", () => {
  it("is verified, and comes out again byte for byte with its report", async () => {
    expect(await verifyPackage(folder, { recompute: true })).toMatchObject({
      folder,
      faults: [],
      ledger: { line: 1 },
      recomputed: { difference: null, files: 12, report: true },
    });
  });

  it("is so for expiration pressure and with a changed preset", async () => {
    const { folder: own } = await runExpirationPressureStudy({ data, preset: "seed", reports, ...quick });
    expect(await verifyPackage(own, { recompute: true })).toMatchObject({
      ...{ faults: [], recomputed: { difference: null, files: 13, report: true } },
    });
  });

  it("is so with files beside the data, named again or where they were", async () => {
    const side = join(await kept(), "events.csv");
    await writeFile(side, "time,kind,name\n2026-01-05 10:00,release,CPI\n");
    const own = await study({ calendar: side });
    const again = { difference: null, report: true };
    expect(await verifyPackage(own, { recompute: true })).toMatchObject({ faults: [], recomputed: again });
    const named = { recompute: true, data, calendar: side };
    expect(await verifyPackage(own, named)).toMatchObject({ faults: [], recomputed: again });
    await appendFile(side, "2026-01-06 10:00,release,CPI\n");
    expect((await faultsOf(own, { recompute: true }))[0]).toMatchObject({
      problem: "comes out otherwise (stage data)",
      field: expect.stringContaining("calendar/events.csv"),
    });
  });

  it("tells its progress while it is computed again", async () => {
    const told: string[] = [];
    await verifyPackage(folder, {
      recompute: true,
      progress: (step, done, total) => told.push(`${step} ${done}/${total}`),
    });
    expect(told.at(-1)).toBe("computing sessions 6/6");
  });
});

describe("a package on another machine", () => {
  it("stands without ledger and context, and is computed again from data by another name", async () => {
    const place = join(await scratchFolder(), basename(folder));
    await cp(folder, place, { recursive: true });
    await rm(join(place, contextName));
    const elsewhere = join(await scratchFolder(), "received");
    await cp(data, elsewhere, { recursive: true });
    expect(await verifyPackage(place)).toMatchObject({ faults: [], ledger: null, recomputed: null });
    await expect(verifyPackage(place, { recompute: true })).rejects.toThrow("name them with --data");
    expect(await verifyPackage(place, { recompute: true, data: elsewhere })).toMatchObject({
      faults: [],
      recomputed: {
        ...{ difference: null, report: true },
        notes: [`the data are called received here, not ${basename(data)}`, expect.stringContaining("was not checked")],
      },
    });
  });

  it("can be held against a ledger that is named, which must be there", async () => {
    const place = await copied();
    const ledger = join(reports, "ledger.jsonl");
    expect(await verifyPackage(place, { ledger })).toMatchObject({ ledger: { path: ledger, line: 1 } });
    expect(await verifyPackage(place, { ledger: null })).toMatchObject({ ledger: null, faults: [] });
    await expect(verifyPackage(place, { ledger: join(place, "none.jsonl") })).rejects.toThrow("no such ledger");
  });
});

describe("one change is caught", () => {
  it("of a byte of the data: the reader of strikelab's own files refuses them", async () => {
    const other = join(await scratchFolder(), basename(data));
    await cp(data, other, { recursive: true });
    const file = join(other, `${plantedDates[0]}.parquet`);
    const bytes = await readFile(file);
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(file, bytes);
    const verified = verifyPackage(folder, { recompute: true, data: other });
    await expect(verified).rejects.toThrow(`${plantedDates[0]}.parquet: truncated or changed`);
    await expect(verified).rejects.toThrow(DataError);
  });

  it("of a byte of the data with everything that covers it: other data are no longer the recorded ones", async () => {
    const other = await writeSmallSet(plantedDates.slice(1));
    folders.push(other);
    const [fault] = await faultsOf(folder, { recompute: true, data: other });
    expect(fault).toMatchObject({
      ...{ file: "manifest.json", field: "data.files", problem: "comes out otherwise (stage data)" },
      found: expect.stringContaining(`${plantedDates[0]}.parquet`),
    });
  });

  it("of a parameter", async () => {
    const place = await copied();
    await edited(place, "manifest.json", (own) => {
      own.configuration.parameters.judge.level = 0.02;
    });
    const faults = await faultsOf(place, { recompute: true });
    expect(faults.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining([
        "the folder is not named by the digest of its files",
        "no line of the ledger has written this package down",
      ]),
    );
    expect(faults.at(-1)).toMatchObject({
      problem: "comes out otherwise (stage configuration)",
      file: "manifest.json",
    });
  });

  it("of a parameter out of range", async () => {
    const place = await copied();
    await edited(place, "manifest.json", (own) => {
      own.configuration.parameters.execute.latency = -1;
    });
    expect((await faultsOf(place, { recompute: true })).at(-1)).toMatchObject({
      problem: "comes out otherwise (stage configuration)",
      found: "invalid latency: -1",
    });
  });

  it("of a number in the evidence, and computing again names both values", async () => {
    const place = await copied();
    let before = 0;
    await edited(place, "evidence.json", (own) => {
      before = own.performance_metrics.overall_win_rate;
      own.performance_metrics.overall_win_rate = 0.875;
    });
    const faults = await faultsOf(place, { recompute: true });
    expect(faults.some(({ problem }) => problem === "the folder is not named by the digest of its files")).toBe(true);
    expect(faults.at(-1)).toEqual({
      ...{ file: "evidence.json", field: "performance_metrics.overall_win_rate", found: "0.875" },
      ...{ expected: JSON.stringify(before), problem: "comes out otherwise (stage judge)" },
    });
  });

  it("of a line of the ledger", async () => {
    const place = await copied();
    const ledger = join(dirname(dirname(place)), "ledger.jsonl");
    const text = await readFile(ledger, "utf8");
    await writeFile(ledger, text.replace('"sessions":6', '"sessions":7'));
    expect(await faultsOf(place)).toEqual([
      expect.objectContaining({ file: "ledger.jsonl", problem: expect.stringContaining("the chain is broken") }),
    ]);
  });

  it("of a word of the report", async () => {
    const place = await copied();
    const report = join(place, "report.html");
    const text = await readFile(report, "utf8");
    await writeFile(
      report,
      text.replace("<strong>seed-fixed</strong>", "<strong>seed-fine</strong>").replace("<h2", "<h2 class=''"),
    );
    expect(await faultsOf(place)).toEqual([]);
    expect(await faultsOf(place, { recompute: true })).toEqual([
      expect.objectContaining({ file: "report.html", field: expect.stringMatching(/^line \d+$/) }),
    ]);
  });

  it("of a folder's name, of a file that is missing or too many, and of a length", async () => {
    const place = await copied();
    const renamed = join(dirname(place), "0123456789ab");
    await rename(place, renamed);
    expect((await faultsOf(renamed)).map(({ problem }) => problem)).toEqual([
      "the folder is not named by the digest of its files",
    ]);
    await rm(join(renamed, "trades.json"));
    await writeFile(join(renamed, "note.json"), "{}\n");
    await appendFile(join(renamed, "alerts.json"), " ");
    const faults = await faultsOf(renamed);
    expect(faults.map(({ file, problem }) => [file, problem])).toEqual(
      expect.arrayContaining([
        ["trades.json", "is missing: the manifest names it"],
        ["note.json", "does not belong here: the manifest does not name it"],
        ["alerts.json", "has another length"],
        ["alerts.json", "is not spelled as strikelab writes it"],
      ]),
    );
  });
});

describe("a package that strikelab cannot check", () => {
  it("is of a newer version", async () => {
    const place = await copied();
    await edited(place, "manifest.json", (own) => {
      own.manifest_version = 3;
    });
    expect(await verifyPackage(place, { recompute: true })).toMatchObject({
      manifest: null,
      recomputed: null,
      faults: [
        { file: "manifest.json", field: "manifest_version", problem: expect.stringContaining("update strikelab") },
      ],
    });
  });

  it("is of the first version, where it is to be computed again", async () => {
    const place = await copied();
    await edited(place, "manifest.json", (own) => {
      own.manifest_version = 1;
      delete own.data.generated;
      delete own.data.market;
    });
    const { faults, manifest, ledger } = await verifyPackage(place);
    expect(manifest?.manifest_version).toBe(1);
    expect(ledger).toMatchObject({ line: null });
    expect(faults.map(({ file }) => file)).toEqual(["manifest.json", "report.html", "ledger.jsonl"]);
    await expect(verifyPackage(place, { recompute: true })).rejects.toThrow(DataError);
    await expect(verifyPackage(place, { recompute: true })).rejects.toThrow("study the data again");
  });

  it("is none", async () => {
    await expect(verifyPackage("/nowhere/at/all")).rejects.toThrow(DataError);
    const place = await copied();
    await writeFile(join(place, "manifest.json"), "{");
    const answered = await verifyPackage(place).then(
      ({ faults }) => faults.map(({ file, problem }) => `${file}: ${problem}`),
      (error: Error) => [error.message],
    );
    expect(answered).toEqual([expect.stringMatching(/manifest\.json.*JSON/)]);
  });
});

describe("a confirmation", () => {
  it("is verified with the registration and the look that its ledger holds, and shown to nothing else", async () => {
    const dates: string[] = [];
    for (let date = "2026-01-05"; dates.length < 60; date = dateAfter(date, 1))
      if (![0, 6].includes(new Date(`${date}T12:00Z`).getUTCDay())) dates.push(date);
    const many = await writeSmallSet(dates);
    folders.push(many);
    const own = await scratchFolder();
    const { line } = await registerStudy(volumeShockDoor, { data: many, preset: "seed", reports: own, ...quick });
    const place = await study({ data: many, reports: own, confirm: line.digest.slice(0, 10) });
    expect(await verifyPackage(place, { recompute: true })).toMatchObject({
      ...{ faults: [], ledger: { line: 3 }, recomputed: { difference: null, report: true } },
    });
    const manifest = JSON.parse(await readFile(join(place, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({
      confirms: line.digest,
      hold_out: { from: dates[42], until: null, studied: 18, keptBack: 0 },
      beside: [],
      ledger: { looks: [{ registration: line.digest, from: dates[42], until: dates[59] }] },
    });
    await edited(place, "manifest.json", (forged) => {
      forged.configuration.parameters.execute.latency = 60;
    });
    const { faults, recomputed } = await verifyPackage(place, { recompute: true });
    expect(recomputed).toBeNull();
    expect(faults.at(-1)).toMatchObject({
      field: "confirms",
      problem: expect.stringContaining("is not computed again"),
    });
  });
});
