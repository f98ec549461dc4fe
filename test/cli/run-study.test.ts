import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { embeddedDataset } from "../../lib/cli/embedded-dataset.js";
import { runExpirationPressureStudy, runVolumeShockStudy } from "../../lib/cli/run-study.js";
import { UsageError } from "../../lib/cli/usage-error.js";
import { DataError } from "../../lib/market/data-error.js";
import { writeSmallSet } from "../fixtures/canonical-set.js";
import { plantedDates } from "../fixtures/planted-request.js";
import { scratchFolder } from "../fixtures/scratch.js";

let data: string;
beforeAll(async () => {
  data = await writeSmallSet(plantedDates.slice(0, 2));
});
afterAll(() => rm(data, { recursive: true }));

const at = "2026-02-01T12:00:00.000Z";

describe("a study as a person asks for it", () => {
  it("opens the data, tells its progress and ends on disk", async () => {
    const steps: string[] = [];
    const conducted = await runVolumeShockStudy({
      data,
      preset: "scientific",
      overrides: { judge: { resamples: 99 } },
      seed: 3,
      reports: await scratchFolder(),
      at,
      progress: (step, done, total) => steps.push(`${step} ${done}/${total}`),
    });
    expect(conducted.study).toMatchObject({ seed: 3, main: { record: { preset: { name: "scientific, changed" } } } });
    expect(conducted.study.main.record.preset.parameters.judge.resamples).toBe(99);
    expect(steps.slice(-2)).toEqual(["studying sessions 1/2", "studying sessions 2/2"]);
    expect(conducted.written).toBe(true);
  });

  it("prints in its report the command that makes it again, quoted where the shell asks for it", async () => {
    const conducted = await runVolumeShockStudy({
      data: `${data}/*.parquet`,
      preset: "seed",
      overrides: { detect: { volumeRatio: 6 }, judge: { resamples: 99 } },
      seed: 3,
      reports: await scratchFolder(),
      at,
    });
    const text = (await readFile(conducted.report, "utf8"))
      .replaceAll("&#39;", "'")
      .replaceAll("&#x27;", "'")
      .replaceAll("&quot;", '"');
    expect(text).toContain(
      `npx strikelab study volume-shock --data '${data}/*.parquet' --preset seed --set detect.volumeRatio=6 --set judge.resamples=99 --seed 3`,
    );
  });

  it("hands files beside the data to the dataset and names them in the command", async () => {
    const sides = await scratchFolder();
    const calendar = join(sides, "my calendar.csv");
    const volatility = join(sides, "vix.csv");
    await writeFile(calendar, "time,kind,name\n2026-01-05 10:00,release,CPI\n");
    await writeFile(volatility, "time,level\n2025-12-31,15\n");
    const conducted = await runVolumeShockStudy({
      ...{ data, calendar, volatility, preset: "seed", seed: 3, at, reports: await scratchFolder() },
      overrides: { judge: { resamples: 99 } },
    });
    const names = conducted.inspection.dataset.files.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["calendar/my calendar.csv", "volatility/vix.csv"]));
    const text = (await readFile(conducted.report, "utf8")).replaceAll("&#39;", "'").replaceAll("&#x27;", "'");
    expect(text).toContain(`--calendar '${calendar}' --volatility ${volatility} --preset seed`);
  });

  it("runs expiration pressure by its own name, presets and parameters", async () => {
    const conducted = await runExpirationPressureStudy({
      data: `${embeddedDataset("expiry")}/2026-01-05.parquet`,
      preset: "seed",
      overrides: { detect: { pressureThreshold: 1 }, judge: { resamples: 99 } },
      seed: 3,
      reports: await scratchFolder(),
      at,
    });
    const { record } = conducted.study.main;
    expect(record.preset.parameters.detect.pressureThreshold).toBe(1);
    expect(record.cases.map(({ date }) => date)).toEqual(["2026-01-05"]);
    expect(conducted.folder).toContain("expiration-pressure");
    const text = await readFile(conducted.report, "utf8");
    expect(text).toContain("npx strikelab study expiration-pressure --data");
    expect(text).toContain("--preset seed --set detect.pressureThreshold=1 --set judge.resamples=99 --seed 3");
    const wrong = { preset: "seed", overrides: { detect: { volumeRatio: 6 } }, seed: 1, at };
    await expect(runExpirationPressureStudy(wrong)).rejects.toThrow(UsageError);
  });

  it("calls a wrong preset or parameter wrong usage, before any data are read", async () => {
    const asked = { data: "/nowhere/at/all", seed: 1, at };
    await expect(runVolumeShockStudy({ ...asked, preset: "sede" })).rejects.toThrow(
      new UsageError("unknown preset: sede (there are seed, seed-fixed, scientific)"),
    );
    const overrides = { detect: { volumeRatio: 0 } };
    await expect(runVolumeShockStudy({ ...asked, preset: "seed", overrides })).rejects.toThrow(UsageError);
    await expect(runVolumeShockStudy({ ...asked, preset: "seed" })).rejects.toThrow(DataError);
  });
});
