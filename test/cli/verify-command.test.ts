import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../../lib/cli/command.js";
import { writeSmallSet } from "../fixtures/canonical-set.js";
import { plantedDates } from "../fixtures/planted-request.js";
import { scratchFolder } from "../fixtures/scratch.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

let data: string;
beforeAll(async () => {
  data = await writeSmallSet(plantedDates.slice(0, 3));
});
afterAll(() => rm(data, { recursive: true }));

async function run(...words: readonly string[]) {
  const world = recordedSurroundings();
  const code = await runCommand(words, world);
  return { code, out: world.out(), err: world.err() };
}

async function studied(): Promise<{ readonly folder: string; readonly out: string }> {
  const out = await scratchFolder();
  const { out: text } = await run("study", "--data", data, "--set", "judge.resamples=99", "--out", out, "--json");
  return { folder: JSON.parse(text).folder, out };
}

it("strikelab verify checks a package, computes it again where asked, and ends with 0", async () => {
  const { folder, out } = await studied();
  expect(await run("verify", folder)).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringContaining("\nVERIFIED. It was not"),
  });
  const again = await run(
    "verify",
    folder,
    "--recompute",
    "--data",
    data,
    "--ledger",
    join(out, "ledger.jsonl"),
    "--json",
  );
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ verified: true, recomputed: { difference: null, report: true } });
});

it("strikelab verify refuses an edited win rate with exit code 2, naming file, field and both values", async () => {
  const { folder } = await studied();
  const file = join(folder, "evidence.json");
  const text = await readFile(file, "utf8");
  const edited = text.replace(/"overall_win_rate": [^,\n]+/, '"overall_win_rate": 0.91');
  expect(edited).not.toBe(text);
  await writeFile(file, edited);
  const refused = await run("verify", folder, "--recompute", "--data", data);
  expect(refused.code).toBe(2);
  expect(refused.out).toContain("NOT VERIFIED");
  expect(refused.out).toMatch(/evidence\.json.*performance_metrics\.overall_win_rate.*found 0\.91, expected null/);
  expect(refused.err).toMatch(/^strikelab: .*not verified: /);
});

it("strikelab verify says of a folder that is no package what it lacks, with exit code 2", async () => {
  const empty = await scratchFolder();
  expect(await run("verify", empty)).toMatchObject({ code: 2, err: expect.stringContaining("manifest.json") });
  expect(await run("verify", join(empty, "none"))).toMatchObject({ code: 2 });
});
