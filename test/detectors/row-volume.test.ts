import { describe, expect, it } from "vitest";
import { cellBalance, cellVolume, dayVolume, rowVolume, strikeVolume } from "../../lib/detectors/row-volume.js";
import { dayOf } from "../fixtures/days.js";

const scratch = new Float64Array(2);
const sided = dayOf({
  rows: [
    { buyVolume: [[10, 1]], sellVolume: [[4, 2]], unsignedVolume: [[1, 0]] },
    { buyVolume: [[20, Number.NaN]], sellVolume: [[5, 3]], unsignedVolume: [[2, 0]] },
  ],
});
const unsigned = dayOf({ rows: [{ unsignedVolume: [[10, 1]] }, { unsignedVolume: [[20, Number.NaN]] }] });
const silent = dayOf({ rows: [{ price: [[10, 1]] }] });

describe("rowVolume", () => {
  it("adds up bought, sold and unsigned contracts", () => {
    expect([...rowVolume(sided, 0, scratch)]).toEqual([15, 3]);
  });

  it("gives the cells themselves where a feed has one column", () => {
    expect([...rowVolume(unsigned, 1, scratch)]).toEqual([20, Number.NaN]);
    expect(rowVolume(unsigned, 1, scratch).buffer).toBe(unsigned.options.unsignedVolume!.buffer);
  });

  it("does not know a cell of which a part was not observed", () => {
    expect([...rowVolume(sided, 1, scratch)]).toEqual([27, Number.NaN]);
  });

  it("knows nothing of a feed without volume", () => {
    expect([...rowVolume(silent, 0, scratch)]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("cellVolume", () => {
  it("sums a cell over rows", () => {
    expect(cellVolume(sided, 0, 1, 0)).toBe(42);
    expect(cellVolume(unsigned, 0, 1, 0)).toBe(30);
    expect(cellVolume(unsigned, 0, 1, 1)).toBe(Number.NaN);
    expect(cellVolume(silent, 0, 0, 0)).toBe(Number.NaN);
  });
});

describe("strikeVolume", () => {
  it("sums call and put of a strike over rows", () => {
    expect(strikeVolume(sided, 0, 0, 0)).toBe(18);
    expect(strikeVolume(unsigned, 0, 0, 0)).toBe(11);
    expect(strikeVolume(unsigned, 0, 1, 0)).toBe(Number.NaN);
  });
});

describe("cellBalance", () => {
  it("is bought minus sold, whatever is unsigned", () => {
    expect(cellBalance(sided, 0, 1, 0)).toBe(21);
    expect(cellBalance(sided, 0, 0, 1)).toBe(-1);
    expect(cellBalance(sided, 0, 1, 1)).toBe(Number.NaN);
  });

  it("is unknown without sides", () => {
    expect(cellBalance(unsigned, 0, 0, 0)).toBe(Number.NaN);
  });
});

describe("dayVolume", () => {
  it("sums what was seen of all columns and leaves out what was not", () => {
    expect(dayVolume(sided)).toBe(48);
    expect(dayVolume(unsigned)).toBe(31);
  });

  it("is unknown without volume", () => {
    expect(dayVolume(silent)).toBe(Number.NaN);
  });
});
