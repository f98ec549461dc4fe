import { describe, expect, it } from "vitest";
import type { Json } from "../../lib/evidence/canonical-json.js";
import { manifestVersion } from "../../lib/evidence/manifest.js";
import { packageManifest } from "../../lib/evidence/package-manifest.js";
import { exampleManifest } from "../fixtures/compared-packages.js";

describe("packageManifest(value)", () => {
  const second = {
    ...{ manifest_version: 2, preset: { meaning: "to the letter" }, beside: [], vault: null },
    files: [{ name: "evidence.json", bytes: 1, role: "evidence" }],
  };

  it("reads versions 1 and 2", () => {
    const known = {
      ...{ strategy: "volume-shock", preset: "seed", seed: 7, strikelab: "0.1.0" },
      data: { name: "example", digest: "ab".repeat(32) },
    };
    expect(packageManifest(exampleManifest())).toEqual({
      ...{ ...known, version: 1 },
      files: ["evidence.json", "trades.json"],
    });
    expect(packageManifest(exampleManifest(second))).toEqual({ ...known, version: 2, files: ["evidence.json"] });
  });

  it("refuses a newer one, saying what to do", () => {
    const newer = manifestVersion + 1;
    expect(() => packageManifest(exampleManifest({ manifest_version: newer }))).toThrow(
      new RangeError(
        `manifest_version ${newer} is newer than this strikelab knows (${manifestVersion}): update strikelab`,
      ),
    );
  });

  it.each<[Json, string]>([
    [null, "manifest_version is missing"],
    [[], "manifest_version is missing"],
    [exampleManifest({ manifest_version: "1" }), 'manifest_version is "1"'],
    [exampleManifest({ manifest_version: 0 }), "manifest_version is 0"],
    [exampleManifest({ manifest_version: 1.5 }), "manifest_version is 1.5"],
    [exampleManifest({ strategy: 5 }), "strategy is 5"],
    [exampleManifest({ seed: "7" }), 'seed is "7"'],
    [exampleManifest({ strikelab: null }), "strikelab is null"],
    [exampleManifest({ configuration: {} }), "configuration.preset is missing"],
    [exampleManifest({ data: [] }), "data.name is missing"],
    [exampleManifest({ files: {} }), "no list of files"],
    [exampleManifest({ files: [{}] }), "name is missing"],
  ])("refuses what is no manifest: case %#", (value, reason) => {
    expect(() => packageManifest(value)).toThrow(RangeError);
    expect(() => packageManifest(value)).toThrow(reason);
  });
});
