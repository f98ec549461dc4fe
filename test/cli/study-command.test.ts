import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addStudyCommand } from "../../lib/cli/study-command.js";
import { writeSmallSet } from "../fixtures/canonical-set.js";
import { plantedDates } from "../fixtures/planted-request.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

let data: string;
beforeAll(async () => {
  data = await writeSmallSet(plantedDates.slice(0, 3));
});
afterAll(() => rm(data, { recursive: true }));

async function study(...words: readonly string[]): Promise<string> {
  const world = recordedSurroundings();
  const program = new Command("strikelab");
  addStudyCommand(program, world);
  await program.parseAsync(["study", ...words], { from: "user" });
  return world.out();
}

describe("strikelab study", () => {
  it("ends with the verdict, the tables, and the path of the report", async () => {
    const folder = await scratchFolder();
    const out = await study("--data", data, "--out", folder);
    expect(out).toContain("Volume shock, preset seed (literally as written");
    expect(out).toContain("Is there an effect?      INSUFFICIENT_DATA");
    expect(out).toMatch(/Report: .*report\.html\nDone in \d+\.\d s\n$/);
    const report = (await pathsBelow(folder)).find((path) => path.endsWith("report.html"))!;
    expect(report).toMatch(/^volume-shock\/[0-9a-f]{12}\/report\.html$/);
  });

  it("prints JSON and nothing else for machines", async () => {
    const folder = await scratchFolder();
    const result = JSON.parse(await study("volume-shock", "--data", data, "--out", folder, "--json"));
    expect(result).toMatchObject({
      strategy: "volume-shock",
      preset: "seed",
      written: true,
      effect: { verdict: "INSUFFICIENT_DATA" },
    });
    expect(result.folder).toBe(join(folder, "volume-shock", result.digest.slice(0, 12)));
    expect(result.hypotheses).toHaveLength(27);
  });

  it("runs both strategies on the same data, each with its own package and report", async () => {
    const folder = await scratchFolder();
    const { studies: results } = JSON.parse(await study("all", "--data", data, "--out", folder, "--json"));
    expect(results.map(({ strategy }: { strategy: string }) => strategy)).toEqual([
      "volume-shock",
      "expiration-pressure",
    ]);
    // The series of this set expires after its sessions.
    expect(results[1]).toMatchObject({ preset: "seed", effect: { verdict: "NOT_TESTABLE" }, detections: 0, trades: 0 });
    const reports = (await pathsBelow(folder)).filter((path) => path.endsWith("report.html"));
    expect(reports.map((path) => path.split("/")[0])).toEqual(["expiration-pressure", "volume-shock"]);
    const ledger = (await readFile(join(folder, "ledger.jsonl"), "utf8")).trimEnd().split("\n");
    expect(ledger).toHaveLength(2);
  });

  it("ends with what both primary hypotheses come to together, for people and for machines", async () => {
    const folder = await scratchFolder();
    const out = await study("all", "--data", data, "--out", folder);
    const [, end] = out.split("All strategies together: ") as [string, string];
    expect(end).toMatch(/^no primary hypothesis is shown\n/);
    expect(end).toContain("volume-shock has no p and counts as the largest: VS-T3-points, VS-T2-win-rate");
    expect(end).toContain("expiration-pressure has no p and counts as the largest: EP-P-away, ");
    expect(end).toMatch(/Done in \d+\.\d s\n$/);
    const { studies, together } = JSON.parse(await study("all", "--data", data, "--out", folder, "--json"));
    expect(together.primaries).toEqual(
      studies.map(({ strategy, primary }: { strategy: string; primary: Record<string, unknown> }) => ({
        ...{ strategy, alpha: primary.level, reason: primary.p_value_reason },
        ...{ p_value: null, ratio: null, ratio_adjusted: null, rejected: null },
      })),
    );
    expect(together.primaries.map(({ alpha }: { alpha: number }) => alpha)).toEqual([0.01, 0.05]);
    expect(await study("--data", data, "--out", folder)).not.toContain("together");
  });

  it("writes nothing where one of both strategies cannot take a change", async () => {
    const folder = await scratchFolder();
    const words = ["all", "--data", data, "--out", folder, "--set", "detect.volumeRatio=6"];
    await expect(study(...words)).rejects.toThrow("unknown parameter: volumeRatio");
    expect(await pathsBelow(folder)).toEqual([]);
  });

  it("says for people where the price goes, and what was seen of expiries", async () => {
    const out = await study("expiration-pressure", "--data", data, "--out", await scratchFolder());
    expect(out).toContain("Expiration pressure, preset seed (literally as written: price is steered away");
    expect(out).toContain("not on these data: no series expires in these sessions");
    expect(out).toContain("Where does the price go?\n    no direction beyond chance (STEER_AWAY as written");
    expect(out).toContain("What was seen?\n    0 expiring series, each an hour before its expiry");
  });

  it("hands preset, seed and every changed parameter on to the package", async () => {
    const folder = await scratchFolder();
    const changes = [
      "--set",
      "detect.volumeRatio=6",
      "--set",
      "execute.latency=30",
      "--set",
      "detect.minimumVolume=50",
    ];
    const words = ["--data", data, "--out", folder, "--json", "--preset", "seed-fixed", "--seed", "-5", ...changes];
    const { folder: place } = JSON.parse(await study(...words));
    const manifest = JSON.parse(await readFile(join(place, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({
      seed: -5,
      configuration: {
        preset: "seed-fixed, changed",
        parameters: {
          detect: { volumeRatio: 6, minimumVolume: 50 },
          execute: { latency: 30 },
          measure: { volumeFloor: 50 },
        },
      },
    });
  });
});
