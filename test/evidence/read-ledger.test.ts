import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainLine, genesis, type LedgerEntry, lineText } from "../../lib/evidence/ledger-line.js";
import { faultSentence, ledgerHead, parseObject, readLedger } from "../../lib/evidence/read-ledger.js";
import { chainOf, digestFor, studyEntry, textOf } from "../fixtures/ledger.js";

const lines = chainOf([
  studyEntry({ seed: 1.5, "seed-fixed": null }),
  studyEntry({ ü: -0.25 }, { seed: -3 }),
  {
    ...{ kind: "sweep", strategy: "volume-shock", data: digestFor("data"), seed: 1, points: 12 },
    ...{ table: digestFor("table"), sharpes: { trials: 2, mean: 0.5, variance: 0.02 }, at: "2026-02-02T00:00:00.000Z" },
  },
  studyEntry({ scientific: 0 }),
]);
const text = textOf(lines);
const without = (k: number) => textOf(lines.filter((_, at) => at !== k));

describe("readLedger(text)", () => {
  it("reads a chain back, and an empty ledger", () => {
    expect(readLedger(text)).toEqual({ lines, torn: null, faults: [] });
    expect(readLedger("")).toEqual({ lines: [], torn: null, faults: [] });
  });

  it("catches every change of any byte of any line", () => {
    const bytes = Buffer.from(text, "ascii");
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes);
        changed[at] = changed[at]! ^ change;
        const { faults, torn } = readLedger(changed.toString("utf8"));
        expect(faults.length + (torn ? 1 : 0)).toBeGreaterThan(0);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("catches a value that was changed together with the digest of its line: the next line does not follow", () => {
    const forged = chainLine(studyEntry({ seed: 9 }), genesis);
    const { faults, lines: sound } = readLedger(textOf([forged, ...lines.slice(1)]));
    expect(faults).toEqual([{ line: 2, reason: "previous", expected: forged.digest, found: lines[0]!.digest }]);
    expect(sound).toEqual([forged, ...lines.slice(2)]);
  });

  it("names the line that was changed, and only that one", () => {
    const changed = text.replace('"seed":-3', '"seed":-4');
    const { faults, lines: sound } = readLedger(changed);
    expect(faults).toEqual([
      { line: 2, reason: "digest", expected: expect.stringMatching(/^[0-9a-f]{64}$/), found: lines[1]!.digest },
    ]);
    expect(sound).toEqual(lines.filter((_, k) => k !== 1));
  });

  it("catches lines that are taken out, doubled or exchanged", () => {
    for (const k of [0, 1, 2]) {
      expect(readLedger(without(k)).faults).toEqual([
        { line: k + 1, reason: "number", expected: String(k + 1), found: String(k + 2) },
      ]);
    }
    expect(readLedger(textOf([lines[0]!, lines[0]!])).faults).toMatchObject([{ line: 2, reason: "number" }]);
    expect(readLedger(textOf([lines[1]!, lines[0]!])).faults).toHaveLength(2);
  });

  it("catches another spelling of the same line", () => {
    const spaced = text.replace('"seed":-3', '"seed": -3');
    expect(readLedger(spaced).faults).toEqual([{ line: 2, reason: "spelling", expected: null, found: null }]);
  });

  it("calls a line that is no line of a ledger unreadable, and goes on behind it", () => {
    for (const broken of ["", "{", "[]", "null", '{"number":2}']) {
      const pieces = text.split("\n");
      pieces[1] = broken;
      const { faults, lines: sound, torn } = readLedger(pieces.join("\n"));
      expect(faults).toEqual([{ line: 2, reason: "unreadable", expected: null, found: null }]);
      expect([sound.length, torn]).toEqual([3, null]);
    }
  });

  it("does not take an entry of an unknown kind for a trial", () => {
    const later = chainLine({ ...lines[2]!.entry, kind: "divination" } as unknown as LedgerEntry, genesis);
    expect(readLedger(textOf([later])).faults).toMatchObject([{ line: 1, reason: "unknown-entry" }]);
  });

  it("reports a last line that was cut at any byte apart, and loses nothing before it", () => {
    const start = textOf(lines.slice(0, 3)).length;
    for (let end = start + 1; end < text.length; ++end) {
      expect(readLedger(text.slice(0, end))).toEqual({
        lines: lines.slice(0, 3),
        torn: { line: 4, text: text.slice(start, end) },
        faults: [],
      });
    }
  });

  it("takes a last line that is no JSON for torn, also where a line feed follows", () => {
    expect(readLedger(`${text}\0\0\0\n`)).toEqual({ lines, torn: { line: 5, text: "\0\0\0" }, faults: [] });
  });
});

describe("ledgerHead(lines)", () => {
  it("is the last line, or the genesis", () => {
    expect(ledgerHead(lines)).toEqual({ number: 4, digest: lines[3]!.digest });
    expect(ledgerHead([])).toEqual(genesis);
  });
});

describe("faultSentence(fault)", () => {
  it("names line, reason and digests", () => {
    expect(faultSentence({ line: 3, reason: "digest", expected: "aa", found: "bb" })).toBe(
      "line 3 was changed after it was written (expected aa, found bb)",
    );
    expect(faultSentence({ line: 3, reason: "unreadable", expected: null, found: null })).toBe("line 3 cannot be read");
  });
});

describe("parseObject(piece)", () => {
  it("is null for everything that is no object", () => {
    expect(parseObject(lineText(lines[0]!))).toEqual(lines[0]);
    for (const piece of ["", "1", "[]", "null", "{"]) expect(parseObject(piece)).toBeNull();
  });
});
