import { describe, expect, it } from "vitest";
import { digestOfFiles } from "../../lib/evidence/digest.js";
import { configurationDigest } from "../../lib/evidence/ledger-line.js";
import { isRepeatable, type Manifest, readManifest } from "../../lib/evidence/manifest.js";
import { presetConfiguration } from "../../lib/strategies/preset-configuration.js";
import { jsonFile, packageStudy } from "../../lib/strategies/study-package.js";
import { priorOf } from "../fixtures/ledger.js";
import { exampleStudy } from "../fixtures/study.js";

const study = exampleStudy();
const presets = [study.main, ...study.beside].map(({ record }) => record.preset);
const results = [jsonFile("evidence.json", { b: 1, a: 2 })];
const pack = (
  changes: { strategy?: string; seed?: number; version?: string; trials?: number; confirms?: string } = {},
) =>
  packageStudy(changes.strategy ?? "volume-shock", { ...study, seed: changes.seed ?? study.seed }, results, {
    version: changes.version ?? "1.2.3",
    prior: priorOf("ab".repeat(32), changes.trials ?? 5),
    confirms: changes.confirms ?? null,
  });

describe("packageStudy", () => {
  it("adds the manifest that tells how to make the files again", () => {
    const { files, digest } = pack({ confirms: "cd".repeat(32) });
    expect(files.map(({ name }) => name)).toEqual(["evidence.json", "manifest.json"]);
    const manifest = JSON.parse(files[1]!.text);
    expect(manifest).toMatchObject({
      strategy: "volume-shock",
      strikelab: "1.2.3",
      manifest_version: 2,
      seed: study.seed,
      data: { name: study.dataset.name, digest: study.dataset.digest, generated: study.dataset.generated },
      configuration: { preset: "seed", parameters: presets[0]!.parameters, choices: presets[0]!.choices },
      meaning: presets[0]!.meaning,
      confirms: "cd".repeat(32),
      ledger: priorOf("ab".repeat(32), 5),
      files: [{ name: "evidence.json", bytes: results[0]!.text.length }],
    });
    expect(manifest.beside).toEqual(
      presets.slice(1).map((preset) => ({ configuration: presetConfiguration(preset), meaning: preset.meaning })),
    );
    expect(digest).toBe(digestOfFiles(files));
  });

  it("writes a manifest that can be read, and tells enough to compute it again", () => {
    const { dataset } = study;
    const files = dataset.files.map((file) => ({ ...file, sha256: "ef".repeat(32) }));
    const real = { ...study, dataset: { ...dataset, digest: "01".repeat(32), files } };
    const inputs = { version: "1.2.3", prior: priorOf("ab".repeat(32), 5), confirms: null };
    const manifest = JSON.parse(packageStudy("volume-shock", real, results, inputs).files[1]!.text);
    const read = readManifest(manifest);
    expect(read).toEqual(manifest);
    expect(isRepeatable(read as Manifest)).toBe(true);
  });

  it("has another digest when anything of it is another", () => {
    const digests = [
      pack(),
      pack({ strategy: "expiration-pressure" }),
      pack({ seed: 8 }),
      pack({ version: "2" }),
      pack({ trials: 6 }),
      pack({ confirms: "cd".repeat(32) }),
    ];
    expect(new Set(digests.map(({ digest }) => digest)).size).toBe(6);
  });

  it("names the configurations, its own and those beside", () => {
    const digests = presets.map((preset) => configurationDigest(presetConfiguration(preset)));
    expect([pack().configuration, ...pack().besideConfigurations]).toEqual(digests);
  });
});

describe("jsonFile", () => {
  it("is canonical JSON", () => {
    expect(Object.keys(JSON.parse(results[0]!.text))).toEqual(["a", "b"]);
  });
});
