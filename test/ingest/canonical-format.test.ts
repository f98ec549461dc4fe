import { describe, expect, it } from "vitest";
import { parseManifest } from "../../lib/ingest/canonical-format.js";

const manifest = {
  format: "strikelab-canonical",
  version: 2,
  timeUnit: "epoch milliseconds, UTC",
  deltaConvention: "signed",
  generated: null,
  sessions: [
    {
      ...{ file: "a.parquet", date: "2026-01-05", opensAt: 0, closesAt: 1 },
      underlyings: [{ name: "SIM", profile: "synthetic", lot: 100, lotDerived: false }],
      ...{ records: 2, bytes: 3, sha256: "0".repeat(64) },
    },
  ],
};

describe("parseManifest(text)", () => {
  it("returns what the text says", () => {
    expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest);
  });

  it("says which version it cannot read", () => {
    expect(() => parseManifest(JSON.stringify({ ...manifest, version: 1 }))).toThrow(
      "unknown version: 1; this strikelab reads version 2",
    );
    expect(() => parseManifest("null")).toThrow("unknown version: undefined");
  });

  it("names the first field that is wrong", () => {
    expect(() => parseManifest(JSON.stringify({ ...manifest, timeUnit: 5 }))).toThrow("timeUnit: ");
    expect(() => parseManifest(JSON.stringify({ ...manifest, deltaConvention: "guessed" }))).toThrow(
      "deltaConvention: ",
    );
    expect(() => parseManifest("{")).toThrow("not JSON");
  });

  it("refuses a file outside its folder", () => {
    const sessions = [{ ...manifest.sessions[0], file: "../a.parquet" }];
    expect(() => parseManifest(JSON.stringify({ ...manifest, sessions }))).toThrow("sessions.0.file: ");
  });
});
