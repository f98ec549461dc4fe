import { table as arqueroTable } from "arquero";
import { DataFrame } from "danfojs-node";
import { describe, expect, it } from "vitest";
import { table } from "../../lib/report/table.js";
import { plainText } from "../fixtures/plain-text.js";

const columns = { strike: [26_000, 26_100.5, 0.000012345], "<b>name</b>": ["a", "<script>", null] };

describe("table", () => {
  it("shows the first rows of an arquero table, heads and cells escaped", () => {
    const markup = table(arqueroTable(columns), 2);
    expect(plainText(markup)).toBe("strike <b>name</b> 26,000 a 26,100.5 <script> 2 of 3 rows");
    expect(markup).not.toContain("<script>");
    expect(markup).not.toContain("<b>");
  });

  it("writes about six digits, small numbers in powers, missing ones as they are", () => {
    const shown = table(arqueroTable({ x: [1234.56789, 1.23456789e-5, Number.NaN, 1e20, -0.5] }), 5);
    expect(plainText(shown)).toBe("x 1,234.57 0.0000123457 NaN 100000000000000000000 −0.5 5 of 5 rows");
  });

  it("shows a DataFrame, its index where it says more than the row's number", () => {
    const frame = new DataFrame([
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ]);
    expect(plainText(table(frame, 9))).toBe("a b 1 2 3 4 2 of 2 rows");
    expect(plainText(table(frame.describe(), 1))).toMatch(/^a b count 2 2 1 of \d+ rows$/);
  });

  it("reads a frame of one column, and dates", () => {
    const one = { columns: ["x"], index: [0, 1], values: [5, 6] };
    expect(plainText(table(one, 2))).toBe("x 5 6 2 of 2 rows");
    expect(table(arqueroTable({ at: [new Date(0)] }), 1)).toContain("1970-01-01T00:00:00.000Z");
  });

  it("sets columns with texts of more than a line to the left, and leaves the others", () => {
    const shown = table(arqueroTable({ id: ["a", "b"], reason: ["short", "long ".repeat(12)], n: [1, 2] }), 2);
    const left = shown
      .match(/<t[hd][^>]* style="text-align:left">[^<]*/g)!
      .map((cell) => cell.replace(/^.*>/, "").trim());
    expect(left).toEqual(["reason", "short", "long ".repeat(12).trim()]);
    const ofLength = (length: number) => table(arqueroTable({ id: ["x".repeat(length)] }), 1);
    expect([48, 49].map((length) => ofLength(length).includes("text-align"))).toEqual([false, true]);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses the limit %s", (limit) => {
    expect(() => table(arqueroTable(columns), limit)).toThrow(`invalid limit: ${limit}`);
  });
});
