import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { chainLine, configurationDigest, genesis, lineDigest, lineText } from "../../lib/evidence/ledger-line.js";
import { studyEntry } from "../fixtures/ledger.js";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const entry = studyEntry({ seed: 1.5, "seed-fixed": null });

describe("chainLine(entry, head)", () => {
  it("numbers lines from 1 and names the digest of the line before", () => {
    const first = chainLine(entry, genesis);
    const second = chainLine(entry, first);
    expect(first).toMatchObject({ number: 1, previous: genesis.digest, entry });
    expect(second).toMatchObject({ number: 2, previous: first.digest, entry });
    expect(second.digest).not.toBe(first.digest);
  });

  it("begins at a genesis that everybody can compute", () => {
    expect(genesis).toEqual({ number: 0, digest: sha256("strikelab ledger 1\n") });
  });

  it("has SHA-256 of the sorted JSON of entry, number and previous as its digest", () => {
    const line = chainLine(entry, genesis);
    const sorted = JSON.parse(canonicalJson({ entry, number: 1, previous: genesis.digest } as never));
    expect(line.digest).toBe(sha256(JSON.stringify(sorted)));
    expect(lineDigest(line)).toBe(line.digest);
  });
});

describe("lineText(line)", () => {
  it("is one line of JSON with everything in it", () => {
    const line = chainLine(studyEntry({ "two\nlines": 0.1 }), genesis);
    expect(lineText(line)).not.toContain("\n");
    expect(JSON.parse(lineText(line))).toEqual(line);
  });

  it("is spelled alike whatever order an entry was made in", () => {
    const shuffled = Object.fromEntries(Object.entries(entry).reverse()) as unknown as typeof entry;
    expect(lineText(chainLine(shuffled, genesis))).toBe(lineText(chainLine(entry, genesis)));
  });

  it("is ASCII, whatever a preset is called", () => {
    const line = chainLine(studyEntry({ "μ – 𝛿 \u007f": 1 }), genesis);
    expect(lineText(line)).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(lineText(line))).toEqual(line);
  });
});

describe("the digest of a configuration", () => {
  it("is one for one configuration, in whatever order its values are named", () => {
    expect(configurationDigest({ a: 1 })).toBe(sha256('{\n  "a": 1\n}\n'));
    expect(configurationDigest({ a: 1, b: { c: 2, d: 3 } })).toBe(configurationDigest({ b: { d: 3, c: 2 }, a: 1 }));
    expect(configurationDigest({ a: 1 })).not.toBe(configurationDigest({ a: 2 }));
  });
});
