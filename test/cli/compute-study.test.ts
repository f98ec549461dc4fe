import { describe, expect, it } from "vitest";
import { computeStudy, reportOf } from "../../lib/cli/compute-study.js";
import { volumeShockDoor } from "../../lib/cli/volume-shock-door.js";
import { digestOfFiles } from "../../lib/evidence/digest.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { withOverrides } from "../../lib/strategies/volume-shock-overrides.js";
import { priorOf } from "../fixtures/ledger.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";

const preset = withOverrides(volumeShockPresets.scientific, { judge: { resamples: 99 } });
const prior = priorOf("ab".repeat(32), 4);
const inputs = { preset, beside: [], seed: 1, prior, confirms: null };
const textOf = (files: readonly { readonly name: string; readonly text: string }[], name: string) =>
  files.find((file) => file.name === name)!.text;

describe("computeStudy(strategy, dataset, inputs)", () => {
  it("is a package in memory that follows from its inputs alone", async () => {
    const told: string[] = [];
    const compute = () =>
      computeStudy(volumeShockDoor, plantedDataset({ sessions: 8, seed: 1 }), {
        ...inputs,
        onSession: (done, total) => told.push(`${done}/${total}`),
      });
    const computed = await compute();
    expect(computed.digest).toBe(digestOfFiles(computed.files));
    expect(told.at(-1)).toBe("8/8");
    expect(computed.inspection.sessions).toHaveLength(8);
    expect(JSON.parse(textOf(computed.files, "manifest.json"))).toMatchObject({
      ledger: prior,
      confirms: null,
      seed: 1,
    });
    expect((await compute()).digest).toBe(computed.digest);
  });

  it("sees of a confirmation the held-out sessions alone, as they are seen when all are walked", async () => {
    const many = plantedDataset({ sessions: 61, seed: 2 });
    const { study, inspection } = await computeStudy(volumeShockDoor, many, { ...inputs, confirms: "cd".repeat(32) });
    const heldOut = many.description.dates.slice(43);
    expect(inspection.sessions.map(({ date }) => date)).toEqual(heldOut);
    expect(study.quality.map(({ date }) => date)).toEqual(heldOut);
    // What is held out above is all that a walk over the last sessions of a shorter history shows.
    const { description } = many;
    const open = await computeStudy(
      volumeShockDoor,
      { ...many, description: { ...description, dates: description.dates.slice(0, 59) } },
      inputs,
    );
    const seen = ({ record }: typeof study.main) => record.detections.map(({ id }) => id);
    const shared = (ids: readonly string[]) =>
      ids.filter((id) => heldOut.slice(0, 16).some((date) => id.includes(date)));
    expect(seen(study.main).length).toBeGreaterThan(0);
    expect(shared(seen(study.main))).toEqual(shared(seen(open.study.main)));
  });
});

describe("reportOf(strategy, computed, command, prior)", () => {
  it("is the page of the computed study with its command", async () => {
    const computed = await computeStudy(volumeShockDoor, plantedDataset({ sessions: 6, seed: 1 }), inputs);
    const { name, text } = await reportOf(volumeShockDoor, computed, "npx strikelab study <again>", prior);
    expect(name).toBe("report.html");
    expect(text).toContain("npx strikelab study &lt;again&gt;");
    expect(text).toContain(computed.digest);
    expect(text).toContain("4 other trials of this strategy");
  });
});
