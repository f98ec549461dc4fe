import { describe, expect, it } from "vitest";
import { textTable } from "../../lib/cli/text-table.js";

describe("a table in plain text", () => {
  it("pads columns to their widest cell, names to the left and numbers to the right", () => {
    const table = textTable(
      ["preset", "trades", "p", "verdict"],
      [
        ["seed", "41", "0.2734", "REFUTED"],
        ["seed-fixed", "1,077", "-", "NOT_TESTABLE"],
      ],
    );
    expect(table).toBe(
      [
        "preset      trades       p  verdict",
        "----------  ------  ------  ------------",
        "seed            41  0.2734  REFUTED",
        "seed-fixed   1,077       -  NOT_TESTABLE",
      ].join("\n"),
    );
  });

  it("takes ranges, levels, exponents and shares as numbers, and a column with one word as words", () => {
    const right = (cell: string) =>
      textTable(
        ["name", "a long heading"],
        [
          ["x", cell],
          ["y", "-"],
        ],
      )
        .split("\n")[2]!
        .endsWith(cell);
    const padded = (cell: string) =>
      textTable(
        ["name", "a long heading"],
        [
          ["x", cell],
          ["y", "-"],
        ],
      ).split("\n")[2] === `x     ${cell.padStart(14)}`;
    for (const cell of ["1.5", "-3", "1.0e-5", "83.7 %", "-1 to 2.5", "0 to 0.1 (80 %)", "1,234"])
      expect([cell, padded(cell)]).toEqual([cell, true]);
    expect(right("one")).toBe(true);
    expect(padded("one")).toBe(false);
  });

  it("has no spaces at the ends of lines, and only its heading without rows", () => {
    expect(textTable(["a", "b"], [["1", ""]])).not.toMatch(/ $/m);
    expect(textTable(["name", "count"], [])).toBe("name  count\n----  -----");
  });
});
