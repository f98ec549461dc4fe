import { expect, it } from "vitest";
import { countNouns, singular } from "../../lib/hypotheses/count-nouns.js";

it("counts in the singular and in the plural", () => {
  expect([0, 1, 2].map((count) => countNouns(count, "trades"))).toEqual(["0 trades", "1 trade", "2 trades"]);
  expect(countNouns(1, "expiries")).toBe("1 expiry");
  expect(singular("strike-windows")).toBe("strike-window");
});
