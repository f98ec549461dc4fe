import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  registerExpirationPressureStudy,
  registerStudy,
  registerVolumeShockStudy,
} from "../../lib/cli/register-study.js";
import { runVolumeShockStudy, type StudyRequest } from "../../lib/cli/run-study.js";
import { UsageError } from "../../lib/cli/usage-error.js";
import { volumeShockDoor } from "../../lib/cli/volume-shock-door.js";
import { DataError } from "../../lib/market/data-error.js";
import { appendToLedger } from "../../lib/storage/append-to-ledger.js";
import { readLedgerFile } from "../../lib/storage/ledger-file.js";
import { presetConfiguration } from "../../lib/strategies/preset-configuration.js";
import { writeSmallSet } from "../fixtures/canonical-set.js";
import { dateAfter } from "../fixtures/days.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

const at = "2026-06-01T12:00:00.000Z";
const dates = Array.from({ length: 60 }, (_, k) => dateAfter("2026-01-05", k + 2 * Math.floor(k / 5)));
let data: string;
let short: string;
beforeAll(async () => {
  data = await writeSmallSet(dates);
  short = await writeSmallSet(dates.slice(0, 3));
});
afterAll(() => Promise.all([data, short].map((own) => rm(own, { recursive: true }))));

const request = (reports: string, changes: Partial<StudyRequest> = {}): StudyRequest => ({
  ...{ data, preset: "seed", overrides: { judge: { resamples: 99 } }, seed: 3, reports, at },
  ...changes,
});
const register = (reports: string, changes: Partial<StudyRequest> = {}) =>
  registerStudy(volumeShockDoor, request(reports, changes));
const confirm = (reports: string, digits: string, changes: Partial<StudyRequest> = {}) =>
  runVolumeShockStudy(request(reports, { confirm: digits, seed: 99, preset: "scientific", overrides: {}, ...changes }));

describe("registerStudy(strategy, request)", () => {
  it("freezes data, parameters and seed in the ledger, and writes nothing else", async () => {
    const reports = await scratchFolder();
    const { line, written } = await register(reports);
    const preset = volumeShockDoor.preset("seed", { judge: { resamples: 99 } });
    expect(written).toBe(true);
    expect(line.entry).toMatchObject({
      ...{ kind: "registration", strategy: "volume-shock", seed: 3, at, meaning: preset.meaning },
      configuration: presetConfiguration(preset),
      heldOut: { from: dates[42], until: dates[59], sessions: 18 },
    });
    expect(await pathsBelow(reports)).toEqual(["ledger.jsonl"]);
  });

  it("registers the same once, and other parameters, seeds and presets beside it", async () => {
    const reports = await scratchFolder();
    const first = await register(reports);
    expect(await register(reports, { at: "2027-01-01T00:00:00.000Z" })).toEqual({
      ...{ line: first.line, written: false, opened: false },
    });
    for (const changes of [{ seed: 4 }, { preset: "scientific" }, { overrides: {} }])
      expect((await register(reports, changes)).written).toBe(true);
    expect((await readLedgerFile(join(reports, "ledger.jsonl"))).lines).toHaveLength(4);
  });

  it("refuses data that hold nothing back, and what it cannot take", async () => {
    const reports = await scratchFolder();
    await expect(register(reports, { data: short })).rejects.toThrow(DataError);
    await expect(register(reports, { data: short })).rejects.toThrow("3 sessions are fewer than 60");
    await expect(register(reports, { preset: "other" })).rejects.toThrow(UsageError);
    expect(await pathsBelow(reports)).toEqual([]);
  });
});

describe.each([
  ["volume-shock", registerVolumeShockStudy],
  ["expiration-pressure", registerExpirationPressureStudy],
] as const)("registering %s by its own name", (strategy, registerOwn) => {
  it("freezes that strategy's configuration", async () => {
    const { line, written } = await registerOwn(request(await scratchFolder()));
    expect(written).toBe(true);
    expect(line.entry).toMatchObject({ strategy, seed: 3, configuration: { preset: "seed, changed" } });
  });
});

describe("a study that confirms", () => {
  it("runs what was registered, whatever else is asked for, on the held-out sessions; again it is the same", async () => {
    const reports = await scratchFolder();
    const { line } = await register(reports);
    const conducted = await confirm(reports, line.digest.slice(0, 8));
    const { study, confirms, prior } = conducted;
    expect(confirms).toBe(line.digest);
    expect(study).toMatchObject({ seed: 3, beside: [], holdOut: { from: dates[42], studied: 18 } });
    expect(study.main.record.preset).toEqual(volumeShockDoor.preset("seed", { judge: { resamples: 99 } }));
    const { lines } = await readLedgerFile(join(reports, "ledger.jsonl"));
    expect(lines.map(({ entry }) => entry.kind)).toEqual(["registration", "look", "study"]);
    expect(lines[2]!.entry).toMatchObject({ confirms: line.digest, before: prior });
    expect(prior).toMatchObject({ head: lines[1]!.digest, looks: [{ line: lines[1]!.digest }] });
    const again = await confirm(reports, line.digest.slice(0, 8), { at: "2027-01-01T00:00:00.000Z" });
    expect([again.digest, again.written]).toEqual([conducted.digest, false]);
    expect(await readFile(conducted.report, "utf8")).toContain(`--confirm ${line.digest.slice(0, 8)}`);
  });

  it("is refused for a second configuration, which cannot be registered any more either", async () => {
    const reports = await scratchFolder();
    const [first, second] = [await register(reports), await register(reports, { seed: 4 })];
    await confirm(reports, first.line.digest);
    const before = await readFile(join(reports, "ledger.jsonl"));
    await expect(confirm(reports, second.line.digest)).rejects.toThrow("the vault was opened before");
    await expect(register(reports, { seed: 5 })).rejects.toThrow("the vault was opened before");
    // Registered earlier, and no longer any use; the one that it was opened for may run again.
    await expect(register(reports, { seed: 4 })).rejects.toThrow("the vault was opened before");
    expect(await register(reports)).toEqual({ line: first.line, written: false, opened: true });
    expect(await readFile(join(reports, "ledger.jsonl"))).toEqual(before);
  });

  it("stays shut for the same market under other names", async () => {
    const reports = await scratchFolder();
    const { line } = await register(reports);
    await confirm(reports, line.digest);
    const calendar = join(await scratchFolder(), "events.csv");
    await writeFile(calendar, "time,kind,name\n1999-01-05 10:00,release,CPI\n");
    await expect(register(reports, { calendar })).rejects.toThrow("the vault was opened before");
  });

  it("is refused by another version of the code that was registered", async () => {
    const reports = await scratchFolder();
    const { line } = await register(reports);
    const ledger = join(reports, "ledger.jsonl");
    await rm(ledger);
    const older = await appendToLedger(ledger, { ...line.entry, version: "0.0.1" });
    await expect(confirm(reports, older.line.digest)).rejects.toThrow("other code is another configuration");
  });

  it("is refused for other data, another strategy's registration and one that is not there", async () => {
    const reports = await scratchFolder();
    const { line } = await register(reports);
    await expect(confirm(reports, line.digest, { data: short })).rejects.toThrow(
      "these are not the data of registration",
    );
    await expect(confirm(reports, "ffffffffffff")).rejects.toThrow(UsageError);
    const lines = (await readLedgerFile(join(reports, "ledger.jsonl"))).lines;
    expect(lines).toHaveLength(1);
  });
});
