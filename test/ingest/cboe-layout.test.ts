import { describe, expect, test } from "vitest";
import { cboeLayout, cboeNumbers, isCboeLayout, numberTypes } from "../../lib/ingest/cboe-layout.js";
import { calcsColumns, plainColumns } from "../fixtures/cboe-files.js";

const layout = (columns: readonly string[]) => cboeLayout({ path: "/a.csv", name: "a.csv", columns });

describe("isCboeLayout", () => {
  test("knows intervals with and without calcs, in any order, case and company", () => {
    expect(isCboeLayout(plainColumns)).toBe(true);
    expect(isCboeLayout(calcsColumns.toReversed())).toBe(true);
    expect(isCboeLayout(["more", ...plainColumns.map((name) => ` ${name.toUpperCase()} `)])).toBe(true);
  });

  test("does not take what is something else", () => {
    expect(isCboeLayout(["timestamp", "strike", "option_type", "bid", "ask"])).toBe(false);
    expect(isCboeLayout([plainColumns.join(";")])).toBe(false);
  });
});

describe("cboeLayout", () => {
  test("keeps the names as the file spells them", () => {
    const found = layout(plainColumns.map((name) => name.toUpperCase()));
    expect(found).toMatchObject({ quote_datetime: "QUOTE_DATETIME", trade_volume: "TRADE_VOLUME", root: "ROOT" });
  });

  test("has null for what comes with calcs only", () => {
    const { active_underlying_price, delta, open_interest, underlying_bid } = layout(plainColumns);
    expect([active_underlying_price, delta, open_interest, underlying_bid]).toEqual([
      null,
      null,
      null,
      "underlying_bid",
    ]);
    expect(cboeNumbers.filter((name) => layout(calcsColumns)[name] === null)).toEqual([]);
  });

  test.each([
    "underlying_symbol",
    "quote_datetime",
    "expiration",
    "option_type",
    "strike",
    "close",
    "trade_volume",
    "bid",
    "ask",
  ])("names the missing column %s", (name) => {
    const columns = calcsColumns.filter((column) => column !== name);
    expect(() => layout(columns)).toThrow(`a.csv: missing column: ${name}`);
  });

  test("can do without root and the underlying's quotes", () => {
    const columns = plainColumns.filter((name) => name !== "root" && !/^underlying_(bid|ask)$/.test(name));
    expect(layout(columns)).toMatchObject({ root: null, underlying_bid: null, underlying_ask: null });
  });

  test("refuses a column that stands twice, in whatever case", () => {
    expect(() => layout([...plainColumns, "Bid"])).toThrow("a.csv, column bid: column stands twice: bid");
  });
});

test("numberTypes lists the columns of numbers that are there, as the file spells them", () => {
  const columns = plainColumns.filter((name) => !/^underlying_(bid|ask)$/.test(name)).map((name) => name.toUpperCase());
  expect(Object.keys(numberTypes(layout(columns)))).toEqual(["STRIKE", "CLOSE", "TRADE_VOLUME", "BID", "ASK"]);
});
