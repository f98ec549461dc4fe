import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { shownPath } from "../../lib/cli/shown-path.js";

it("is short inside the current folder, and whole outside of it", () => {
  const here = process.cwd();
  expect(shownPath(join(here, "reports", "a"))).toBe(join("reports", "a"));
  expect(shownPath(here)).toBe(".");
  const outside = join(dirname(here), "elsewhere", "a");
  expect(shownPath(outside)).toBe(outside);
});
