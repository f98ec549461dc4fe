import { describe, expect, it } from "vitest";
import { differentiationSchema } from "../../lib/evidence/accuracy-schema.js";
import { count } from "../../lib/evidence/schema-kinds.js";

const test = {
  finding: {
    ...{ estimate: 0.2, interval: null, pValue: 0.04, pOpposite: null, method: "labels exchanged within days" },
    ...{ trades: 40, days: 12, designEffect: null, power: null, violated: [] },
  },
  p_value_with_trades_as_independent: 0.03,
};
const tests = { "win-rate": test, hold: test, magnitude: test, distribution: test };

describe("differentiationSchema(sizes)", () => {
  const schema = differentiationSchema({ sweeps: count, emergencies: count });

  it("takes every signature with the sizes of the classes, or null where a class has no trade", () => {
    expect(schema.safeParse({ sweeps: 10, emergencies: 30, tests }).error?.issues).toBeUndefined();
    expect(schema.safeParse(null).success).toBe(true);
  });

  it("misses a signature and a size", () => {
    const { hold, ...others } = tests;
    expect(hold).toBe(test);
    expect(schema.safeParse({ sweeps: 10, emergencies: 30, tests: others }).success).toBe(false);
    expect(schema.safeParse({ sweeps: 10, tests }).success).toBe(false);
  });
});
