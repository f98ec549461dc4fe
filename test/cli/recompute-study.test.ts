import { describe, expect, it } from "vitest";
import { computeStudy, reportOf } from "../../lib/cli/compute-study.js";
import { recomputeStudy } from "../../lib/cli/recompute-study.js";
import { volumeShockDoor } from "../../lib/cli/volume-shock-door.js";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { digestOfFiles, type TextFile } from "../../lib/evidence/digest.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { withOverrides } from "../../lib/strategies/volume-shock-overrides.js";
import { priorOf } from "../fixtures/ledger.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";

const few = { judge: { resamples: 99 } };
const prior = priorOf("ab".repeat(32), 4);
const dataset = plantedDataset({ sessions: 12, seed: 1 });
const inputs = {
  preset: withOverrides(volumeShockPresets.seed, few),
  beside: [withOverrides(volumeShockPresets.scientific, few)],
  ...{ seed: 5, prior, confirms: null },
};
const computed = await computeStudy(volumeShockDoor, dataset, inputs);
const page = await reportOf(volumeShockDoor, computed, "npx strikelab study --data 'a & b' \"x\"", prior);
const manifest = JSON.parse(computed.files.find(({ name }) => name === "manifest.json")!.text);
const again = (files: readonly TextFile[], own = manifest, data = dataset) =>
  recomputeStudy(volumeShockDoor, own, files, data);
const changed = (name: string, change: (text: string) => string): readonly TextFile[] =>
  computed.files.map((file) => (file.name === name ? { name, text: change(file.text) } : file));

describe("recomputeStudy(strategy, manifest, files, dataset)", () => {
  it("comes out byte for byte, the presets beside and the report's command included", async () => {
    expect(await again([...computed.files, page])).toEqual({
      ...{ difference: null, files: computed.files.length, report: true },
      notes: ["the command that the report prints was not checked: npx strikelab study --data 'a & b' \"x\""],
      version: { recorded: manifest.strikelab, here: manifest.strikelab },
    });
    expect(await again(computed.files)).toMatchObject({ difference: null, report: null });
  });

  it("names the difference that comes first on the way from the data to the verdict", async () => {
    const both = changed("trades.json", (text) => text.replace(/"netPoints": [^,]+/, '"netPoints": 99'));
    const late = both.map((file) =>
      file.name === "evidence.json" ? { ...file, text: file.text.replace('"seed"', '"sown"') } : file,
    );
    expect((await again(late)).difference).toMatchObject({
      ...{ stage: "execute", file: "trades.json", recorded: "99", field: expect.stringMatching(/^\[0\].*netPoints$/) },
    });
    const words = { ...page, text: page.text.replace("<title>", "<title>Surely: ") };
    expect(await again([...computed.files, words])).toMatchObject({ report: false, difference: { stage: "report" } });
  });

  it("asks every input: seed, parameters, presets beside, ledger, data", async () => {
    const { files } = computed;
    const other = (own: object) => again(files, { ...manifest, ...own });
    expect((await other({ seed: 6 })).difference).not.toBeNull();
    expect((await other({ beside: [] })).difference).not.toBeNull();
    expect((await other({ ledger: { ...manifest.ledger, trials: 5 } })).difference).toMatchObject({ stage: "judge" });
    const { configuration } = manifest;
    const slow = { ...configuration.parameters, execute: { ...configuration.parameters.execute, latency: 60 } };
    const { name, meaning } = withOverrides(volumeShockPresets.seed, { ...few, execute: { latency: 60 } });
    const slower = { configuration: { ...configuration, parameters: slow, preset: name }, meaning };
    expect((await other(slower)).difference).toMatchObject({ stage: "execute", file: "trades.json" });
    // A changed preset that keeps its name and meaning passes for another.
    const passing = { configuration: { ...configuration, parameters: slow } };
    expect((await other(passing)).difference).toMatchObject({
      ...{ stage: "configuration", field: "configuration", recorded: expect.stringContaining("invalid meaning") },
    });
    const wrong = { ...configuration.parameters, execute: { ...configuration.parameters.execute, latency: "5" } };
    expect(
      (await other({ beside: [{ meaning: "", configuration: { ...configuration, parameters: wrong } }] })).difference,
    ).toEqual({
      ...{ stage: "configuration", file: "manifest.json", field: "beside[0].configuration" },
      ...{ recorded: "invalid latency: 5", computed: null },
    });
    const elsewhere = await again(files, manifest, plantedDataset({ sessions: 12, seed: 2 }));
    expect(elsewhere.difference).toMatchObject({ stage: "data", field: "data.digest" });
  });

  it("tells another version apart from another result", async () => {
    const old = { ...manifest, strikelab: "0.0.1" };
    const files = changed("manifest.json", () => canonicalJson(old));
    const version = { recorded: "0.0.1", here: manifest.strikelab };
    expect(await again([...files, page], old)).toMatchObject({ difference: null, report: false, version });
    // The page names the version that made it, and the digest that its package has with it.
    const digest = digestOfFiles(files);
    const own = await reportOf(volumeShockDoor, { ...computed, digest }, "npx", prior, "0.0.1");
    expect(own.text).toContain(digest);
    expect(await again([...files, own], old)).toMatchObject({ difference: null, report: true, version });
  });
});
