import { beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../lib/evidence/canonical-json.js";
import { type PackageEvidence, packageEvidence } from "../../lib/evidence/package-evidence.js";
import { edited, valueAt } from "../fixtures/json-edits.js";
import { packageStrategies, smallPackage } from "../fixtures/packages.js";

describe.each(packageStrategies)("packageEvidence(value) of %s", (strategy) => {
  let file: Json;
  let read: PackageEvidence;
  beforeAll(async () => {
    file = (await smallPackage(strategy)).get("evidence.json")!;
    read = packageEvidence(file);
  });
  const at = (...steps: readonly (string | number)[]) => valueAt(file, steps);

  it("has gate and combined verdicts with their rivals, claim by claim", () => {
    expect(read).toMatchObject({ strategy, preset: at("preset") });
    expect(read.gate).toMatchObject({
      validity: at("experimental_validity"),
      reason: at("experimental_validity_reason"),
    });
    expect(read.gate.criteria.map(({ value }) => (Number.isNaN(value) ? null : value))).toEqual(
      read.gate.criteria.map((_, k) => at("gate", k, "value")),
    );
    expect(read.verdicts.map(({ claim }) => claim)).toEqual(["primary", "effect", "advertised"]);
    expect(read.verdicts[2]).toMatchObject(at("verdicts", "as_advertised") as object);
    expect(read.rivals).toHaveLength(9);
    const { state, statement } = read.rivals.find(({ claim, rival }) => claim === "advertised" && rival === "chance")!;
    expect(at("verdicts", "rival_explanations", "as_advertised", "chance")).toMatchObject({ state, statement });
  });

  it("has every hypothesis, with NaN for what is missing and the adjusted p where there is one", () => {
    const trials = at("hypotheses") as readonly Record<string, never>[];
    expect(read.hypotheses.map(({ id }) => id)).toEqual(trials.map(({ id }) => id));
    for (const [k, trial] of trials.entries()) {
      const { estimate, pValue, claimed, trades, days, interval, needed } = read.hypotheses[k]!;
      const { lower = null, upper = null } = (trial.interval ?? {}) as Partial<Record<"lower" | "upper", number>>;
      expect([estimate, pValue, claimed, trades, days, interval?.lower ?? NaN, interval?.upper ?? NaN]).toEqual(
        [
          trial.estimate,
          trial.p_value_adjusted ?? trial.p_value,
          ...[trial.claimed, trial.trades, trial.days, lower, upper],
        ].map((value) => value ?? Number.NaN),
      );
      expect(needed).toBe(valueAt(file, ["hypotheses", k, "needed", "statement"]));
    }
    expect(read.hypotheses.some(({ estimate }) => Number.isNaN(estimate))).toBe(true);
  });

  it("has what the Sharpe ratio is worth among all trials; nothing where nobody knows them", () => {
    expect(read.selection).toMatchObject({ trials: at("selection", "trials") });
    expect(read.selection!.variance).toBe(at("selection", "variance_of_sharpe_ratios"));
    expect(read.selection!.bestByLuck).toBe(at("selection", "expected_best_sharpe_ratio_by_luck") ?? Number.NaN);
    expect(packageEvidence(edited(file, ["selection"], null)).selection).toBeNull();
  });

  it("refuses what does not keep the schema, with field and both values", () => {
    expect(() => packageEvidence(edited(file, ["hypotheses", 0, "level"], "high"))).toThrow(
      'evidence.json: hypotheses[0].level: is not what the schema allows (found "high", expected number)',
    );
  });
});

it.each<Json>([null, [], {}, { strategy: 3 }])("packageEvidence refuses what names no strategy: %j", (value) => {
  expect(() => packageEvidence(value)).toThrow(new RangeError("this is no evidence.json: it names no strategy"));
});
