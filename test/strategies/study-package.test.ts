import { describe, expect, it } from "vitest";
import { digestOfFiles } from "../../lib/evidence/digest.js";
import { configurationDigest } from "../../lib/evidence/ledger-line.js";
import { jsonFile, packageStudy } from "../../lib/strategies/study-package.js";
import { exampleStudy } from "../fixtures/study.js";

const study = exampleStudy();
const results = [jsonFile("evidence.json", { b: 1, a: 2 })];
const pack = (changes: { strategy?: string; configuration?: number; version?: string; trials?: number } = {}) =>
  packageStudy(
    changes.strategy ?? "some-strategy",
    study,
    { size: changes.configuration ?? 1 },
    [{ size: 7 }],
    results,
    changes.version ?? "1.2.3",
    { head: "ab".repeat(32), trials: changes.trials ?? 5 },
  );

describe("packageStudy", () => {
  it("adds the manifest that tells how to make the files again", () => {
    const { files, digest } = pack();
    expect(files.map(({ name }) => name)).toEqual(["evidence.json", "manifest.json"]);
    const manifest = JSON.parse(files[1]!.text);
    expect(manifest).toMatchObject({
      strategy: "some-strategy",
      strikelab: "1.2.3",
      seed: study.seed,
      data: { name: study.dataset.name, digest: study.dataset.digest },
      configuration: { size: 1 },
      ledger: { head: "ab".repeat(32), trials: 5 },
      files: [{ name: "evidence.json", bytes: results[0]!.text.length }],
    });
    expect(digest).toBe(digestOfFiles(files));
  });

  it("has another digest when anything of it is another", () => {
    const digests = [
      pack(),
      pack({ strategy: "other" }),
      pack({ configuration: 2 }),
      pack({ version: "2" }),
      pack({ trials: 6 }),
    ];
    expect(new Set(digests.map(({ digest }) => digest)).size).toBe(5);
  });

  it("names the configurations, its own and those beside", () => {
    expect(pack().configuration).toBe(configurationDigest({ size: 1 }));
    expect(pack().besideConfigurations).toEqual([configurationDigest({ size: 7 })]);
  });
});

describe("jsonFile", () => {
  it("is canonical JSON", () => {
    expect(Object.keys(JSON.parse(results[0]!.text))).toEqual(["a", "b"]);
  });
});
