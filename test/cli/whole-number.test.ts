import { InvalidArgumentError } from "commander";
import { expect, it } from "vitest";
import { positiveNumber, wholeNumber } from "../../lib/cli/whole-number.js";

it("reads whole numbers and refuses everything else", () => {
  expect(["0", "-3", "42"].map(wholeNumber)).toEqual([0, -3, 42]);
  for (const text of ["", "1.5", "1e3", "0x10", "ten", "99999999999999999999"])
    expect(() => wholeNumber(text)).toThrow(InvalidArgumentError);
});

it("asks for at least one of a number of things", () => {
  expect(positiveNumber("1")).toBe(1);
  for (const text of ["0", "-1", "1.5"]) expect(() => positiveNumber(text)).toThrow(InvalidArgumentError);
});
