import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { embeddedDataset } from "../../lib/cli/embedded-dataset.js";

describe("the dataset that ships with strikelab", () => {
  it("is a folder of the project with sessions in it", () => {
    const names = readdirSync(embeddedDataset());
    expect(names).toContain("manifest.json");
    expect(names.filter((name) => name.endsWith(".parquet")).length).toBeGreaterThan(30);
  });
});
