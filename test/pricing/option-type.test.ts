import { expect, test } from "vitest";
import { optionSign } from "../../lib/pricing/option-type.js";

test("a call gains when the price rises, a put when it falls", () => {
  expect([optionSign("call"), optionSign("put")]).toEqual([1, -1]);
});
