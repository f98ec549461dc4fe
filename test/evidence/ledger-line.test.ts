import { describe, expect, it } from "vitest";
import { sha256Text } from "../../lib/evidence/digest.js";
import { configurationDigest, type LedgerEntry, ledgerLine } from "../../lib/evidence/ledger-line.js";

const entry: LedgerEntry = {
  strategy: "volume-shock",
  preset: "seed",
  parameters: "aa",
  data: "bb",
  sessions: 45,
  seed: 1,
  package: "cc",
  validity: "REJECTED",
  effect: "NOT_DEMONSTRATED",
  advertised: "REFUTED",
  beside: ["dd", "ee"],
  at: "2026-01-05T12:00:00.000Z",
};

describe("a line of the ledger", () => {
  it("is the whole entry as JSON on one line", () => {
    expect(JSON.parse(ledgerLine(entry))).toEqual(entry);
    expect(ledgerLine({ ...entry, preset: "two\nlines" })).not.toContain("\n");
  });

  it("has its keys in alphabetical order, whatever order they come in", () => {
    const shuffled = Object.fromEntries(Object.entries(entry).reverse()) as unknown as LedgerEntry;
    expect(ledgerLine(shuffled)).toBe(ledgerLine(entry));
    const keys = Object.keys(JSON.parse(ledgerLine(entry)) as object);
    expect(keys).toEqual([...keys].sort());
  });
});

describe("the identity of a configuration", () => {
  it("is the digest of its canonical JSON", () => {
    expect(configurationDigest({ a: 1 })).toBe(sha256Text('{\n  "a": 1\n}\n'));
    expect(configurationDigest({ b: 2, a: 1 })).toBe(configurationDigest({ a: 1, b: 2 }));
    expect(configurationDigest({ a: 1 })).not.toBe(configurationDigest({ a: 2 }));
  });
});
