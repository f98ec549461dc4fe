import { describe, expect, it } from "vitest";
import { genesis } from "../../lib/evidence/ledger-line.js";
import { countTrials } from "../../lib/evidence/ledger-trials.js";
import { chainPlainLedger, isPlainLedger } from "../../lib/evidence/plain-ledger.js";
import { readLedger } from "../../lib/evidence/read-ledger.js";
import { chainOf, digestFor, plainLine, priorOf, studyEntry, textOf } from "../fixtures/ledger.js";

const plain = `${plainLine("seed")}\n${plainLine("scientific")}\n${plainLine("seed")}\n`;

describe("isPlainLedger(text)", () => {
  it("knows the lines from before the chain", () => {
    expect(isPlainLedger(plain)).toBe(true);
    for (const text of ["", textOf(chainOf([studyEntry()])), "{}\n", "x\n", plainLine("seed").slice(0, -9)])
      expect(isPlainLedger(text)).toBe(false);
  });
});

describe("chainPlainLedger(text)", () => {
  it("is a chain that holds, with everything the lines said", () => {
    const lines = chainPlainLedger(plain);
    expect(readLedger(textOf(lines))).toEqual({ lines, torn: null, faults: [] });
    expect(lines[0]!.entry).toEqual(
      studyEntry(
        {},
        {
          evaluations: [
            { preset: "seed", configuration: digestFor("seed"), sharpe: null },
            { preset: "", configuration: digestFor("beside"), sharpe: null },
          ],
          at: "2025-12-01T00:00:00.000Z",
        },
      ),
    );
  });

  it("counts their trials, and what each had before it", () => {
    const lines = chainPlainLedger(plain);
    expect(countTrials(lines)).toBe(3);
    expect(lines.map(({ entry }) => entry.kind === "study" && entry.before)).toEqual([
      priorOf(genesis.digest, 0),
      priorOf(lines[0]!.digest, 1),
      priorOf(genesis.digest, 0),
    ]);
  });

  it("names the first line that is none", () => {
    expect(() => chainPlainLedger(`${plain}{"at":"now"}\n`)).toThrow(new RangeError("invalid plain ledger line: 4"));
    expect(() => chainPlainLedger(`${plain}\nrubbish\n`)).toThrow(new RangeError("invalid plain ledger line: 5"));
  });
});
