import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as library from "../lib/index.js";

const generator = new URL("../docs/write-tool-comparison.js", import.meta.url).href;

test("the page of what twelve tools answer is what its command writes", async () => {
  const { toolComparison } = await import(generator);
  const committed = readFileSync(new URL("../docs/tool-comparison.md", import.meta.url), "utf8");
  expect(toolComparison(library)).toBe(committed);
});
