import { beforeAll, describe, expect, it } from "vitest";
import { volumeShockDoor } from "../../lib/cli/volume-shock-door.js";
import { canonicalJson, type Json } from "../../lib/evidence/canonical-json.js";
import { digestOfFiles, type TextFile } from "../../lib/evidence/digest.js";
import { inspectionJson } from "../../lib/evidence/inspection-json.js";
import { checkPackage } from "../../lib/evidence/verify-package.js";
import { createInspector } from "../../lib/market/inspect.js";
import { priorOf } from "../fixtures/ledger.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";

let files: readonly TextFile[];
let digest: string;

beforeAll(async () => {
  const dataset = plantedDataset({ sessions: 8, seed: 1 });
  const inspector = createInspector(dataset.description);
  const prior = priorOf("ab".repeat(32), 2);
  const study = await volumeShockDoor.study(dataset, {
    preset: volumeShockDoor.preset("seed", { judge: { resamples: 99 } }),
    ...{ beside: [], seed: 1, prior, sessions: "studied" },
    onSession(loaded) {
      if (loaded) inspector.add(loaded);
    },
  });
  const inspection = inspectionJson(inspector.inspection());
  ({ files, digest } = volumeShockDoor.pack(study, { inspection, version: "1.2.3", prior, confirms: null }));
});

const textOf = (name: string) => files.find((file) => file.name === name)!.text;
const withText = (name: string, text: string) => files.map((file) => (file.name === name ? { name, text } : file));
// biome-ignore lint/suspicious/noExplicitAny: a JSON document is changed here as its forger would
function edited(name: string, change: (value: any) => void): readonly TextFile[] {
  const value = JSON.parse(textOf(name));
  change(value);
  return withText(name, canonicalJson(value as Json));
}
const problems = (own: readonly TextFile[], name: string | null = digest.slice(0, 12)) =>
  checkPackage(own, name).faults.map(({ file, problem }) => `${file}: ${problem}`);

describe("checkPackage(files, name)", () => {
  it("finds nothing in a fresh package, with a report that names it and a context or without", () => {
    const report = { name: "report.html", text: `<code>${digest}</code>` };
    const context = { name: "context.json", text: "{}\n" };
    expect(checkPackage([...files, report, context], digest.slice(0, 12))).toMatchObject({ digest, faults: [] });
    expect(problems(files)).toEqual([]);
    expect(problems(files, null)).toEqual([]);
    expect(problems(files, digest.slice(0, 20))).toEqual([]);
  });

  it("holds the folder's name and the report against the digest", () => {
    const named = "manifest.json: the folder is not named by the digest of its files";
    expect(problems(files, "0123456789ab")).toEqual([named]);
    expect(problems(files, digest.slice(0, 6))).toEqual([named]);
    expect(problems([...files, { name: "report.html", text: "another" }])).toEqual([
      "report.html: is the report of another package: it does not name this digest",
    ]);
  });

  it("names what is missing, what is too many, and what has another length", () => {
    const without = files.filter(({ name }) => name !== "trades.json");
    expect(problems(without)).toContain("trades.json: is missing: the manifest names it");
    expect(problems([...files, { name: "more.json", text: "{}\n" }])).toEqual([
      "more.json: does not belong here: the manifest does not name it",
    ]);
    expect(problems(withText("trades.json", textOf("trades.json").replace("\n]", "\n] ")))).toEqual(
      expect.arrayContaining(["trades.json: has another length", "trades.json: is not spelled as strikelab writes it"]),
    );
  });

  it("refuses an edited number by arithmetic, also where every digest was made anew", () => {
    const forged = edited("evidence.json", (own) => {
      own.performance_metrics.overall_win_rate = 0.91;
    });
    const bytes = new TextEncoder().encode(forged.find(({ name }) => name === "evidence.json")!.text).length;
    const manifest = JSON.parse(textOf("manifest.json"));
    manifest.files.find(({ name }: { name: string }) => name === "evidence.json").bytes = bytes;
    const whole = forged.map((file) =>
      file.name === "manifest.json" ? { name: file.name, text: canonicalJson(manifest) } : file,
    );
    const { faults } = checkPackage(whole, digestOfFiles(whole).slice(0, 12));
    expect(faults).toContainEqual(
      expect.objectContaining({
        ...{ file: "evidence.json", field: "performance_metrics.overall_win_rate", found: "0.91" },
        expected: String(JSON.parse(textOf("evidence.json")).performance_metrics.overall_win_rate),
      }),
    );
    expect(faults.some(({ file }) => file === "manifest.json")).toBe(false);
  });

  it("names a field that its schema does not know", () => {
    expect(problems(edited("trades.json", (own) => Object.assign(own[0], { note: "good" })))).toContainEqual(
      expect.stringMatching(/^trades\.json: /),
    );
  });

  it("checks nothing else where the manifest cannot be read", () => {
    const none = files.filter(({ name }) => name !== "manifest.json");
    expect(checkPackage(none, null)).toMatchObject({ manifest: null, digest: null });
    expect(problems(none)).toEqual(["manifest.json: is not there: this is no package"]);
    expect(problems(withText("manifest.json", "{"))).toEqual([expect.stringMatching(/^manifest\.json: is no JSON/)]);
    expect(problems(edited("manifest.json", (own) => Object.assign(own, { manifest_version: 3 })))).toEqual([
      expect.stringContaining("manifest_version 3 is newer than this strikelab knows (2)"),
    ]);
    expect(problems(edited("manifest.json", (own) => delete own.seed))).toHaveLength(1);
  });
});
