import { describe, expect, it } from "vitest";
import { embeddedDataset } from "../../lib/cli/embedded-dataset.js";
import { volumeShockDoor } from "../../lib/cli/volume-shock-door.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";

describe("the door of volume-shock", () => {
  it("makes presets by their names, with changes, and refuses others", () => {
    for (const name of volumeShockDoor.presets) expect(volumeShockDoor.preset(name, {}).name).toBe(name);
    expect(volumeShockDoor.preset("seed", { judge: { resamples: 99 } }).parameters.judge.resamples).toBe(99);
    expect(() => volumeShockDoor.preset("other", {})).toThrow("unknown preset: other");
    expect(() => volumeShockDoor.preset("seed", { judge: { resample: 99 } })).toThrow("unknown parameter: resample");
  });

  it("names a dataset that ships", async () => {
    const { description } = await openDataset(embeddedDataset(volumeShockDoor.embedded));
    expect(description.generated).not.toBeNull();
  });
});
