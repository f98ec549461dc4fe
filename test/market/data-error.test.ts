import { expect, test } from "vitest";
import { DataError } from "../../lib/market/data-error.js";

test("DataError says where first, then what", () => {
  const error = new DataError("unreadable number: x", { file: "a.csv", row: 3, column: "CE_LTP" });
  expect(error.message).toBe("a.csv, row 3, column CE_LTP: unreadable number: x");
  expect(error.place).toEqual({ file: "a.csv", row: 3, column: "CE_LTP" });
  expect(error.name).toBe("DataError");
});

test("DataError leaves out the parts of a place that do not apply", () => {
  expect(new DataError("the file is empty", { file: "a.csv" }).message).toBe("a.csv: the file is empty");
  expect(new DataError("missing column: b", { file: "a.csv", column: "b" }).message).toBe(
    "a.csv, column b: missing column: b",
  );
});
