import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../lib/cli/command.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

async function simulate(...words: readonly string[]) {
  const world = recordedSurroundings();
  const code = await runCommand(["simulate", ...words], world);
  return { code, out: world.out(), err: world.err() };
}

describe("strikelab simulate", () => {
  it("writes a market and says what is in it", async () => {
    const folder = join(await scratchFolder(), "set");
    const { code, out } = await simulate(
      "--days",
      "1",
      "--seed",
      "3",
      "--mode",
      "null-shuffled-sides",
      "--out",
      folder,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^1 session, \d+ large orders?, \d+ hedges?, 0\.0 MB in /);
    const { generated } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    expect(generated.command).toBe(
      `npx strikelab simulate --liquidity seed-true --mode null-shuffled-sides --days 1 --seed 3 --first 2026-01-05 --out ${folder}`,
    );
  });

  it("writes the format that is asked for, and names it in the command", async () => {
    const folder = join(await scratchFolder(), "set");
    const { code } = await simulate("--days", "1", "--format", "cboe-intervals", "--out", folder);
    expect(code).toBe(0);
    const { command } = JSON.parse(await readFile(join(folder, "generated.json"), "utf8"));
    expect(command).toContain(` --format cboe-intervals --out ${folder}`);
    expect(await pathsBelow(folder)).toContain("UnderlyingOptionsIntervals_2026-01-05.csv.gz");
  });

  it("writes expiry days with the strength and implementation that are asked for, and names them in the command", async () => {
    const folder = join(await scratchFolder(), "set");
    const words = ["--days", "2", "--mode", "pin-repel", "--out", folder];
    const { code, out } = await simulate(...words, "--strength", "1.5", "--implementation", "drift");
    expect(code).toBe(0);
    expect(out).toMatch(/^2 sessions, 1 expiry, 0\.0 MB in /);
    const read = async (name: string) => JSON.parse(await readFile(join(folder, name), "utf8"));
    expect((await read("manifest.json")).generated.command).toBe(
      `npx strikelab simulate --liquidity seed-true --mode pin-repel --implementation drift --strength 1.5 --days 2 --seed 1 --first 2026-01-05 --out ${folder}`,
    );
    const { market, sessions } = await read("truth.json");
    expect(market.parameters.expiry).toMatchObject({ implementation: "drift", strength: 1.5 });
    expect(sessions[0].expiry.regime).toBe("pin-repel");
    expect(Math.min(...sessions[0].expiry.strikes.strength)).toBeCloseTo(-1.5, 1);
    await simulate(...words);
    expect((await read("manifest.json")).generated.command).toContain("--implementation mechanistic --days");
    expect((await read("truth.json")).market.parameters.expiry.strength).toBeNull();
  });

  it("tells the same to machines", async () => {
    const folder = join(await scratchFolder(), "set");
    const { out } = await simulate(
      "--days",
      "1",
      "--first",
      "2026-03-09",
      "--liquidity",
      "deep",
      "--out",
      folder,
      "--json",
    );
    expect(JSON.parse(out)).toMatchObject({ folder, sessions: 1 });
    expect(await pathsBelow(folder)).toContain("2026-03-09.parquet");
  });

  it.each([
    [["--days", "0"], "expected a whole number of at least 1"],
    [["--days", "ten"], "expected a whole number"],
    [["--seed", "1.5"], "expected a whole number"],
    [["--first", "2026-02-30"], "expected a date"],
    [["--liquidity", "shallow"], "Allowed choices are deep, mid, thin, seed-true"],
    [["--format", "xls"], "Allowed choices are canonical, cboe-intervals"],
    [
      ["--mode", "lies"],
      "Allowed choices are truth, null-no-impact, null-no-hedging, null-shuffled-sides, pin-attract",
    ],
    [["--implementation", "magic"], "Allowed choices are mechanistic, drift"],
    [["--mode", "pin-attract", "--strength", "-1"], "expected a number of at least 0"],
    [["--strength", "2"], "--strength is for modes about what expires, not for truth"],
    [["--mode", "null-no-impact", "--implementation", "drift"], "--implementation is for modes about what expires"],
  ])("refuses %j with exit code 2 and writes nothing", async (words, message) => {
    const root = await scratchFolder();
    const { code, err } = await simulate(...words, "--out", join(root, "set"));
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(await pathsBelow(root)).toEqual([]);
  });

  it("asks for a folder", async () => {
    const { code, err } = await simulate("--days", "1");
    expect([code, err.split("\n")[0]]).toEqual([2, "error: required option '--out <folder>' not specified"]);
  });
});
