import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addInspectCommand } from "../../lib/cli/inspect-command.js";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { folderWith, nseText } from "../fixtures/nse-files.js";
import { pathsBelow } from "../fixtures/scratch.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

async function inspect(...words: readonly string[]): Promise<string> {
  const world = recordedSurroundings();
  const program = new Command("strikelab");
  addInspectCommand(program, world);
  await program.parseAsync(["inspect", ...words], { from: "user" });
  return world.out();
}

/** Nine photographs of one strike, the last one twice. */
const recording = () => {
  const rows = Array.from({ length: 9 }, (_, k) => ({
    stamp: `2026-01-20 09:${20 + k}`,
    call: [26, 1000, 500 + k] as const,
  }));
  return folderWith({ "a.csv": nseText([...rows, rows[8]!]) });
};

describe("strikelab inspect", () => {
  it("says what is in the data, and writes nothing", async () => {
    const folder = recording();
    const text = await inspect(folder);
    expect(text).toContain("nse-snapshots, 1 file, 1 session");
    expect(text).toContain("2026-01-20");
    expect(text).toContain("10 rows read =");
    expect(await pathsBelow(folder)).toEqual(["a.csv"]);
  });

  it("prints the same as canonical JSON for machines, and the counts add up", async () => {
    const text = await inspect(recording(), "--json");
    const { total, dataset, sessions } = JSON.parse(text);
    expect(text).toBe(canonicalJson(JSON.parse(text)));
    expect(dataset.dates).toEqual(["2026-01-20"]);
    expect(sessions).toHaveLength(1);
    const aside = Object.values(total.setAside as Record<string, number>).reduce((sum, rows) => sum + rows, 0);
    expect(total.read).toBe(total.clean + total.repaired + aside);
    expect([total.read, aside]).toEqual([10, 1]);
  });

  it("counts files beside the data among the inputs, each by its own option", async () => {
    const sides = folderWith({
      "es.csv": "time,close\n2026-01-20 09:21,5\n",
      "c.csv": "time,kind\n2026-01-20 10:00,release\n",
      "v.csv": "time,level\n2026-01-19,15\n",
      "l.csv": "underlying,lot\nRELIANCE,5\n",
    });
    const words = Object.entries({ futures: "es.csv", calendar: "c.csv", volatility: "v.csv", lots: "l.csv" });
    const options = words.flatMap(([role, name]) => [`--${role}`, `${sides}/${name}`]);
    const { dataset } = JSON.parse(await inspect(recording(), "--json", ...options));
    expect(dataset.files.map(({ name }: { name: string }) => name)).toEqual([
      ...["a.csv", "lots/l.csv", "futures/es.csv", "calendar/c.csv", "volatility/v.csv"],
    ]);
  });
});
