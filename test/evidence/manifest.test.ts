import { describe, expect, it } from "vitest";
import {
  isRepeatable,
  type ManifestCore,
  type ManifestFault,
  manifestJsonSchema,
  readManifest,
} from "../../lib/evidence/manifest.js";
import { digestFor, priorOf } from "../fixtures/ledger.js";

const preset = {
  configuration: { preset: "seed", parameters: { detect: { volumeRatio: 4 } }, choices: { classify: "document" } },
  meaning: "as written",
};
// biome-ignore lint/suspicious/noExplicitAny: a JSON document is read here as its reader gets it
const second = (): any =>
  JSON.parse(
    JSON.stringify({
      ...{ strategy: "volume-shock", strikelab: "0.1.0", manifest_version: 2, seed: 1, confirms: null },
      data: {
        ...{ name: "d", format: "canonical", generated: null, digest: digestFor("data"), market: null },
        files: [{ name: "a.parquet", bytes: 3, sha256: digestFor("a") }],
      },
      hold_out: { from: null, until: "2026-03-01", studied: 42, keptBack: 18, statement: "18 held out" },
      ...preset,
      beside: [preset],
      ledger: {
        ...priorOf(digestFor("head"), 2),
        looks: [
          {
            ...{ line: digestFor("l"), registration: digestFor("r"), dataset: "d", market: digestFor("market") },
            ...{ from: "2026-03-02", until: "2026-04-01" },
          },
        ],
      },
      files: [{ name: "evidence.json", bytes: 12 }],
    }),
  );
const first = () => {
  const { confirms: _, meaning: __, beside: ___, data, ...rest } = second();
  const { generated: ____, market: _____, ...old } = data;
  return { ...rest, data: old, manifest_version: 1 };
};
const faults = (change: (own: ReturnType<typeof second>) => void) => {
  const own = second();
  change(own);
  return readManifest(own);
};

describe("readManifest(value)", () => {
  it("reads both versions, of which the second can be computed again", () => {
    expect(readManifest(second())).toEqual(second());
    expect(readManifest(first())).toEqual(first());
    expect(isRepeatable(second())).toBe(true);
    expect(isRepeatable(readManifest(first()) as ManifestCore)).toBe(false);
  });

  it("says of a newer one that strikelab is too old for it, whatever else it holds", () => {
    const problem = "manifest_version 3 is newer than this strikelab knows (2): update strikelab";
    expect(readManifest({ manifest_version: 3, other: true })).toEqual([{ field: "manifest_version", problem }]);
  });

  it("names the field that is wrong, missing or unknown", () => {
    const field = (change: Parameters<typeof faults>[0]) => (faults(change) as readonly ManifestFault[])[0]!.field;
    expect(field((own) => delete own.seed)).toBe("seed");
    expect(field((own) => Object.assign(own.data.files[0], { sha256: "short" }))).toBe("data.files[0].sha256");
    expect(field((own) => Object.assign(own.ledger.looks[0], { line: 7 }))).toBe("ledger.looks[0].line");
    expect(field((own) => Object.assign(own.configuration.parameters.detect, { volumeRatio: "4" }))).toBe(
      "configuration.parameters.detect.volumeRatio",
    );
    expect(field((own) => Object.assign(own, { strategy: "other" }))).toBe("strategy");
    expect(faults((own) => Object.assign(own, { note: "" }))).toEqual([
      { field: null, problem: expect.stringContaining("note") },
    ]);
    expect(readManifest([])).toHaveLength(1);
    expect(readManifest(null)).toHaveLength(1);
  });
});

describe("the published schema", () => {
  it("is of the version that is written, and strict", () => {
    expect(manifestJsonSchema()).toMatchObject({
      type: "object",
      additionalProperties: false,
      properties: { manifest_version: { const: 2 }, beside: { type: "array" } },
    });
  });
});
