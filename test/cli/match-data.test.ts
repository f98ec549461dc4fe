import { describe, expect, it } from "vitest";
import { matchData } from "../../lib/cli/match-data.js";
import type { Manifest } from "../../lib/evidence/manifest.js";
import { noContext } from "../../lib/market/market-context.js";
import type { Dataset } from "../../lib/market/session.js";

const files = [
  { name: "a.csv", bytes: 1, sha256: "aa" },
  { name: "b.csv", bytes: 2, sha256: "bb" },
];
const data = { name: "recordings", format: "canonical", generated: null, digest: "dd", files };
const match = (changes: Partial<Dataset["description"]> = {}, recorded: Partial<Manifest["data"]> = {}) => {
  const description = { ...data, dates: ["2026-01-05"], ...changes };
  const dataset: Dataset = { description, context: noContext, async *sessions() {} };
  return matchData({ data: { ...data, ...recorded } } as Manifest, dataset);
};

describe("matchData(manifest, dataset)", () => {
  it("takes the same files, whatever else is to be read of them", () => {
    expect(match()).toMatchObject({
      notes: [],
      dataset: { description: { name: "recordings", dates: ["2026-01-05"] } },
    });
  });

  it("takes renamed files and folders for what they are, and says so", () => {
    const renamed = files.map((file) => ({ ...file, name: `x-${file.name}` }));
    const found = match({ name: "copy", digest: "other", files: renamed });
    expect(found).toMatchObject({
      notes: [
        "the files of the data have other names, and the same bytes",
        "the data are called copy here, not recordings",
      ],
      dataset: { description: { name: "recordings", digest: "dd", files } },
    });
  });

  it("names the file whose bytes are others, that is missing, or that is one too many", () => {
    const changed = [files[0]!, { ...files[1]!, sha256: "b0" }];
    expect(match({ files: changed })).toEqual({
      difference: {
        ...{ stage: "data", file: "manifest.json", field: "data.files[1].sha256 (b.csv)" },
        ...{ recorded: '"bb"', computed: '"b0"' },
      },
    });
    expect(match({ files: files.slice(0, 1) })).toMatchObject({
      difference: { field: "data.files", recorded: JSON.stringify(files[1]), computed: null },
    });
    expect(match({ files: [...files, { name: "c.csv", bytes: 3, sha256: "cc" }] })).toMatchObject({
      difference: { field: "data.files", recorded: null, computed: expect.stringContaining("c.csv") },
    });
  });

  it("asks for the format, and for the digest of data that are no files", () => {
    expect(match({ format: "cboe-intervals" })).toMatchObject({ difference: { field: "data.format" } });
    expect(match({ files: [], digest: "other" }, { files: [] })).toMatchObject({
      difference: { field: "data.digest" },
    });
    expect(match({ files: [] }, { files: [] })).toMatchObject({ notes: [] });
  });
});
