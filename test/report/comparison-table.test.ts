import { expect, it } from "vitest";
import { comparisonTable } from "../../lib/report/comparison-table.js";
import { trusted } from "../../lib/report/html.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

it("comparisonTable sets judgements side by side under their names, which are text", () => {
  const { main, beside } = exampleStudy();
  const markup = comparisonTable([
    { name: "planted", judged: main },
    { name: "<null>", judged: beside[1]! },
  ]);
  expect(markup).toContain("&lt;null&gt;");
  const text = plainText(trusted(markup));
  expect(text).toContain("planted");
  expect(text).toContain("trades 40 0");
  expect(text).toContain("win rate 67.5 % –");
  expect(text).toContain("is there an effect? INSUFFICIENT_DATA NOT_TESTABLE");
});
