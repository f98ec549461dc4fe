import { describe, expect, it } from "vitest";
import { parseManifest } from "../../lib/ingest/canonical-format.js";

const manifest = {
  format: "strikelab-canonical",
  version: 1,
  profile: "synthetic",
  underlyings: ["PLANTED"],
  timeUnit: "epoch milliseconds, UTC",
  deltaConvention: "signed",
  generated: null,
  sessions: [
    { file: "a.parquet", date: "2026-01-05", opensAt: 0, closesAt: 1, records: 2, bytes: 3, sha256: "0".repeat(64) },
  ],
};

describe("parseManifest(text)", () => {
  it("returns what the text says", () => {
    expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest);
  });

  it("says which version it cannot read", () => {
    expect(() => parseManifest(JSON.stringify({ ...manifest, version: 2 }))).toThrow(
      "unknown version: 2; this strikelab reads version 1",
    );
    expect(() => parseManifest("null")).toThrow("unknown version: undefined");
  });

  it("names the first field that is wrong", () => {
    expect(() => parseManifest(JSON.stringify({ ...manifest, profile: 5 }))).toThrow("profile: ");
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
