import { describe, expect, it } from "vitest";
import { countNames, countTable, sumCounts } from "../../lib/report/count-table.js";
import { plainText } from "../fixtures/plain-text.js";

describe("counts", () => {
  it("come with the most frequent first and equals by name", () => {
    expect(countNames(["b", "a", "c", "c"])).toEqual([
      ["c", 2],
      ["a", 1],
      ["b", 1],
    ]);
    expect(sumCounts([{ x: 1, y: 5 }, { x: 6 }])).toEqual([
      ["x", 7],
      ["y", 5],
    ]);
  });

  it("stand in a table, or in a sentence where there are none", () => {
    expect(plainText(countTable("Rows", "reason", [["duplicate", 1200]], "none"))).toBe(
      "Rows reason count duplicate 1,200",
    );
    expect(plainText(countTable("Rows", "reason", [], "No row."))).toBe("No row.");
  });
});
