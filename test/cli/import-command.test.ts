import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../lib/cli/command.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { writeSmallSet } from "../fixtures/canonical-set.js";
import { folderWith, nseText } from "../fixtures/nse-files.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

async function run(...words: readonly string[]) {
  const world = recordedSurroundings();
  const code = await runCommand(words, world);
  return { code, out: world.out(), err: world.err() };
}

/** Nine photographs of one strike, the last one twice. */
const recording = () => {
  const rows = Array.from({ length: 9 }, (_, k) => ({
    stamp: `2026-01-20 09:${20 + k}`,
    call: [26, 1000, 500 + 5 * k] as const,
  }));
  return folderWith({ "a.csv": nseText([...rows, rows[8]!]) });
};

const daysOf = async (path: string) => {
  const days = [];
  for await (const { session } of (await openDataset(path)).sessions()) days.push(...session.days);
  return days;
};

describe("strikelab import", () => {
  it("writes what it reads, tells where the rows went, and says what comes next", async () => {
    const folder = join(await scratchFolder(), "mine");
    const { code, out } = await run("import", recording(), "--out", folder);
    expect(code).toBe(0);
    expect(out).toContain("10 rows read = 9 clean + 0 repaired + 1 set aside");
    expect(out).toContain("1 session, ");
    expect(out).toContain("Next: npx strikelab study --data ");
    expect(await pathsBelow(folder)).toEqual(["2026-01-20.parquet", "manifest.json"]);
  });

  it("takes the future and the lots from files beside the data", async () => {
    const folder = join(await scratchFolder(), "mine");
    const bars = Array.from({ length: 20 }, (_, k) => {
      const time = `2026-01-20 09:${20 + Math.floor(k / 2)}:${k % 2 === 0 ? "15" : "45"}`;
      return `${time},${500 + k},${501 + k},499,${10 + k},4,3`;
    });
    const sides = folderWith({
      "es.csv": `time,close,high,low,volume,buy_volume,sell_volume\n${bars.join("\n")}\n`,
      "lots.csv": "underlying,lot\nRELIANCE,1\n",
    });
    const [futures, lots] = [join(sides, "es.csv"), join(sides, "lots.csv")];
    const source = recording();
    expect((await run("import", source, "--futures", futures, "--lots", lots, "--out", folder)).code).toBe(0);
    const direct = [];
    for await (const { session } of (await openDataset(source, { futures, lots })).sessions())
      direct.push(...session.days);
    const after = await daysOf(folder);
    expect(after[0]!.path!.at.length).toBe(20);
    expect(after[0]!.lot).toEqual({ size: 1, derived: false });
    expect(after.map(({ profile, ...day }) => [profile.name, day])).toEqual(
      direct.map(({ profile, ...day }) => [profile.name, day]),
    );
  });

  it("keeps every day as it was, lots and positions included", async () => {
    const folder = join(await scratchFolder(), "mine");
    const source = recording();
    await run("import", source, "--out", folder);
    const [before, after] = [await daysOf(source), await daysOf(folder)];
    // Names say where a profile lists lots; what counts in contracts needs none.
    expect(after.map(({ profile, ...day }) => [profile.name, day])).toEqual(
      before.map(({ profile, ...day }) => [profile.name, day]),
    );
  });

  it("does not turn a generated set into a recorded one", async () => {
    const folder = join(await scratchFolder(), "again");
    await run("import", await writeSmallSet(["2026-01-05"]), "--out", folder);
    const { generated } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    expect(generated).toMatchObject({ label: "generated for a test", seed: null });
  });

  it("tells the account to machines", async () => {
    const folder = join(await scratchFolder(), "mine");
    const { out } = await run("import", recording(), "--out", folder, "--json");
    expect(JSON.parse(out)).toMatchObject({ folder, inspection: { total: { read: 10, clean: 9 } } });
  });

  it("refuses a folder that is in use, and leaves nothing behind when the data cannot be used", async () => {
    const root = await scratchFolder();
    await mkdir(join(root, "used"));
    await writeFile(join(root, "used", "notes.txt"), "");
    const refused = await run("import", recording(), "--out", join(root, "used"));
    expect([refused.code, refused.err]).toEqual([
      2,
      `strikelab: ${join(root, "used")} is not empty; name another folder\n`,
    ]);
    const broken = folderWith({ "a.csv": nseText([{ stamp: "2026-01-20 25:61" }]) });
    const failed = await run("import", broken, "--out", join(root, "new"));
    expect(failed.code).toBe(2);
    expect(failed.err).toContain("a.csv");
    expect(await pathsBelow(root)).toEqual(["used", "used/notes.txt"]);
  });
});
