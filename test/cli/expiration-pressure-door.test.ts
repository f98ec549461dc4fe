import { describe, expect, it } from "vitest";
import { embeddedDataset } from "../../lib/cli/embedded-dataset.js";
import { expirationPressureDoor } from "../../lib/cli/expiration-pressure-door.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";

describe("the door of expiration-pressure", () => {
  it("makes presets by their names, with changes, and refuses others", () => {
    for (const name of expirationPressureDoor.presets) expect(expirationPressureDoor.preset(name, {}).name).toBe(name);
    expect(expirationPressureDoor.preset("seed", { judge: { resamples: 99 } }).parameters.judge.resamples).toBe(99);
    expect(() => expirationPressureDoor.preset("other", {})).toThrow("unknown preset: other");
    expect(() => expirationPressureDoor.preset("seed", { judge: { resample: 99 } })).toThrow(
      "unknown parameter: resample",
    );
  });

  it("names a dataset that ships", async () => {
    const { description } = await openDataset(embeddedDataset(expirationPressureDoor.embedded));
    expect(description.generated).not.toBeNull();
  });
});
