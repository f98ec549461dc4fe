import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../../lib/cli/command.js";
import { readLedgerFile } from "../../lib/storage/ledger-file.js";
import { writeSmallSet } from "../fixtures/canonical-set.js";
import { dateAfter } from "../fixtures/days.js";
import { scratchFolder } from "../fixtures/scratch.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

let data: string;
beforeAll(async () => {
  data = await writeSmallSet(Array.from({ length: 60 }, (_, k) => dateAfter("2026-01-05", k + 2 * Math.floor(k / 5))));
});
afterAll(() => rm(data, { recursive: true }));

async function run(...words: readonly string[]) {
  const world = recordedSurroundings();
  const code = await runCommand(words, world);
  return { code, out: world.out(), err: world.err() };
}

it("strikelab register prints the registration and the command that opens the vault", async () => {
  const out = await scratchFolder();
  const asked = [
    "register",
    "volume-shock",
    "--data",
    data,
    "--set",
    "judge.resamples=99",
    "--seed",
    "4",
    "--out",
    out,
  ];
  const first = await run(...asked);
  const { lines } = await readLedgerFile(join(out, "ledger.jsonl"));
  const { digest } = lines[0]!;
  expect(first.code).toBe(0);
  expect(first.out).toContain(`Registered: ${digest}\n`);
  expect(first.out).toContain("preset seed, changed");
  expect(first.out).toContain("18 sessions from 2026-03-04 to 2026-03-27 are held out; the vault opens once, with");
  expect(first.out).toContain(
    `strikelab study volume-shock --data ${data} --confirm ${digest.slice(0, 12)} --out ${out}\n`,
  );
  expect((await run(...asked)).out).toContain(`Registered before, and unchanged: ${digest}\n`);
  expect(JSON.parse((await run(...asked, "--json")).out)).toMatchObject({
    registration: digest,
    written: false,
    seed: 4,
  });
});

it("strikelab register and study --confirm refuse what does not fit, with exit code 2", async () => {
  const out = await scratchFolder();
  expect(await run("register", "gamma-squeeze", "--out", out)).toMatchObject({
    code: 2,
    err: expect.stringContaining("unknown strategy"),
  });
  for (const option of [
    ["--preset", "scientific"],
    ["--seed", "2"],
    ["--set", "detect.volumeRatio=6"],
  ]) {
    const refused = await run("study", "volume-shock", "--confirm", "abc", ...option, "--out", out);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining(`invalid ${option[0]}: the registration`) });
  }
  expect(await run("study", "all", "--confirm", "abc", "--out", out)).toMatchObject({ code: 2 });
  expect(await run("study", "--confirm", "abc", "--out", out)).toMatchObject({
    ...{ code: 2, err: expect.stringContaining("unknown registration: abc") },
  });
});
