import { expect, test } from "vitest";
import { refuseLots } from "../../lib/ingest/refuse-lots.js";
import { DataError } from "../../lib/market/data-error.js";

test("refuseLots(options, file) throws where lots were told, and only there", () => {
  expect(() => refuseLots({ lots: { A: 5 } }, "data")).toThrow(DataError);
  expect(() => refuseLots({}, "data")).not.toThrow();
});
