import { expect, test } from "vitest";
import { isDeribitLayout, isPerpetualLayout, requireDeribitColumns } from "../../lib/ingest/deribit-layout.js";
import { deltaHeader } from "../fixtures/delta-files.js";
import { deribitHeader, perpetualHeader } from "../fixtures/deribit-files.js";

const headers = [deribitHeader, perpetualHeader, deltaHeader].map((header) => header.split(","));

test("a chain and the bars beside it are known by their columns", () => {
  expect(headers.map(isDeribitLayout)).toEqual([true, false, false]);
  expect(headers.map(isPerpetualLayout)).toEqual([false, true, false]);
});

test("requireDeribitColumns refuses a header that lacks a column", () => {
  const source = (header: string) => ({ path: "/a.csv", name: "a.csv", columns: header.split(",") });
  requireDeribitColumns(source(deribitHeader));
  expect(() => requireDeribitColumns(source(deribitHeader.replace("open_interest", "oi")))).toThrow(
    "a.csv: missing column: open_interest",
  );
});
