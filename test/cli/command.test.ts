import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../lib/cli/command.js";
import { projectVersion } from "../../lib/cli/project.js";
import { writeSmallSet } from "../fixtures/canonical-set.js";
import { chainOf, studyEntry, textOf } from "../fixtures/ledger.js";
import { plantedDates } from "../fixtures/planted-request.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

let data: string;
beforeAll(async () => {
  data = await writeSmallSet(plantedDates.slice(0, 3));
});
afterAll(() => rm(data, { recursive: true }));

async function run(words: readonly string[], world = recordedSurroundings()) {
  const code = await runCommand(words, world);
  return { code, out: world.out(), err: world.err() };
}

describe("strikelab --help", () => {
  it.each([
    [["--help"], ["strikelab study", "strikelab inspect recordings/"]],
    [
      ["study", "--help"],
      ["--data <path>", "--preset <name>", "--set <stage.name=value>", "strikelab study --json | jq"],
    ],
    [
      ["inspect", "--help"],
      ["<path>", "strikelab inspect recordings/ --json > inspection.json"],
    ],
  ])("%j explains and gives examples", async (words, parts) => {
    const { code, out, err } = await run(words);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Examples:");
    for (const part of parts) expect(out).toContain(part);
  });

  it("has the version of the package", async () => {
    expect(await run(["--version"])).toEqual({ code: 0, out: `${projectVersion()}\n`, err: "" });
  });
});

describe("wrong usage", () => {
  it.each([
    [["stduy"], "unknown command 'stduy'"],
    [[], "Usage: strikelab"],
    [["inspect"], "missing required argument 'path'"],
    [["inspect", "a", "b"], "too many arguments"],
    [["study", "--dtaa", "x"], "unknown option '--dtaa'"],
    [["study", "--seed", "one"], "expected a whole number"],
    [["study", "--seed", "1.5"], "expected a whole number"],
    [["study", "expiration"], "unknown strategy: expiration (there are volume-shock, expiration-pressure, all)"],
    [["study", "--preset", "sede"], "unknown preset: sede"],
    [["study", "--set", "detect.volumeRatios=4"], "unknown parameter: volumeRatios"],
    [["study", "--set", "detector.volumeRatio=4"], "unknown stage: detector"],
    [["study", "--set", "detect.volumeRatio=0.5"], "invalid volumeRatio: 0.5"],
    [["study", "--set", "volumeRatio=4"], "invalid --set: volumeRatio=4 (expected stage.name=value)"],
    [["study", "--set", "detect.volumeRatio=four"], "(four is not a number)"],
  ])("%j ends with exit code 2, an explanation on stderr and nothing on stdout", async (words, message) => {
    const { code, out, err } = await run(words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  it("writes nothing", async () => {
    const folder = await scratchFolder();
    await run(["study", "--data", data, "--out", folder, "--preset", "sede"]);
    expect(await pathsBelow(folder)).toEqual([]);
  });
});

describe("unusable input", () => {
  it("ends with exit code 2 and names what is missing", async () => {
    const folder = await scratchFolder();
    for (const words of [
      ["inspect", join(folder, "nothing")],
      ["study", "--data", join(folder, "nothing"), "--out", folder],
      ["study", "--data", join(folder, "nothing"), "--out", folder, "--json"],
    ]) {
      const { code, out, err } = await run(words);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(/^strikelab: .*nothing.*no such file or folder\n$/);
    }
    expect(await pathsBelow(folder)).toEqual([]);
  });
});

describe("a ledger whose chain is broken", () => {
  it("is shown, and ends with exit code 2 and the line on stderr", async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, "ledger.jsonl"), `rubbish\n${textOf(chainOf([studyEntry()]))}`);
    const { code, out, err } = await run(["ledger", "--reports", folder]);
    expect(code).toBe(2);
    expect(out).toContain("THE CHAIN IS BROKEN");
    expect(err).toMatch(/^strikelab: .*ledger\.jsonl: the chain is broken: line 1 cannot be read\n$/);
  });
});

describe("output that cannot be written", () => {
  it("ends with exit code 2 and names the place", async () => {
    const place = join(data, "manifest.json", "reports");
    const { code, out, err } = await run(["study", "--data", data, "--out", place]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^strikelab: cannot write .*manifest\.json.reports/);
    expect(err).not.toContain("fault of strikelab");
  });
});

describe("a fault of ours", () => {
  it("ends with exit code 1 and says so", async () => {
    const world = recordedSurroundings();
    const broken = {
      ...world,
      now: () => {
        throw new Error("the clock stands still");
      },
    };
    const code = await runCommand(["study", "--data", data, "--out", await scratchFolder()], broken);
    expect(code).toBe(1);
    expect(world.out()).toBe("");
    expect(world.err()).toContain("this is a fault of strikelab");
    expect(world.err()).toContain("the clock stands still");
  });
});

describe("progress", () => {
  it("is seen at a terminal that waits for more than a second, and nowhere else", async () => {
    const slow = { tick: 400 };
    expect((await run(["inspect", data], recordedSurroundings({ ...slow, interactive: true }))).err).toContain(
      "inspecting sessions 2/3",
    );
    expect((await run(["inspect", data], recordedSurroundings(slow))).err).toBe("");
    expect((await run(["inspect", data], recordedSurroundings({ interactive: true }))).err).toBe("");
  });
});
