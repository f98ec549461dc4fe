import { describe, expect, test } from "vitest";
import { deltaSource, isDeltaLayout } from "../../lib/ingest/delta-layout.js";
import { deltaHeader, longDeltaHeader } from "../fixtures/delta-files.js";
import { stockHeader } from "../fixtures/nse-files.js";

const source = (header: string) => ({ path: "/a.csv", name: "a.csv", columns: header.split(",") });

test("isDeltaLayout knows both headers and no other vendor's", () => {
  expect([deltaHeader, longDeltaHeader, stockHeader].map((header) => isDeltaLayout(header.split(",")))).toEqual([
    true,
    true,
    false,
  ]);
});

describe("deltaSource", () => {
  test("lets rows be shorter than the header only where it has more than the sixteen columns of every row", () => {
    expect(deltaSource(source(deltaHeader))).toEqual(source(deltaHeader));
    expect(deltaSource(source(longDeltaHeader))).toEqual({ ...source(longDeltaHeader), padded: true });
  });

  test("refuses a header that lacks a column, or has it where rows may end", () => {
    expect(() => deltaSource(source(deltaHeader.replace("put_oi", "oi")))).toThrow("a.csv: missing column: put_oi");
    const moved = `${longDeltaHeader.replace("call_oi", "x")},call_oi`;
    expect(() => deltaSource(source(moved))).toThrow("a.csv: column out of place: call_oi");
  });
});
