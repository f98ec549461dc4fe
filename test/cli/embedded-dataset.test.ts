import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { embeddedDataset } from "../../lib/cli/embedded-dataset.js";

describe("the dataset that ships with strikelab", () => {
  it.each(["planted", "null", "expiry"] as const)("is a folder of the project with sessions in it: %s", (name) => {
    const names = readdirSync(embeddedDataset(name));
    expect(names).toContain("manifest.json");
    expect(names.filter((name) => name.endsWith(".parquet")).length).toBeGreaterThan(30);
  });

  it("is the planted one unless another is named", () => {
    expect(embeddedDataset()).toBe(embeddedDataset("planted"));
  });
});
