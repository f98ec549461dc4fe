import { describe, expect, it } from "vitest";
import type { Json } from "../../lib/evidence/canonical-json.js";
import { findingFaults, type PrintedFinding } from "../../lib/evidence/finding-arithmetic.js";
import { findingJson } from "../../lib/evidence/hedging-json.js";
import { trialJson } from "../../lib/evidence/trial-json.js";
import { edited } from "../fixtures/json-edits.js";
import { exampleStudy } from "../fixtures/study.js";

const trial = exampleStudy().main.judgement.trials.find(({ hypothesis }) => hypothesis.id === "VS-P-flow")!;
const evidence = JSON.parse(
  JSON.stringify({ hypotheses: [trialJson(trial)], hedging: { flow: findingJson(trial.finding!) } }),
) as Json;
const places: readonly PrintedFinding[] = [["VS-P-flow", "evidence.json", ["hedging", "flow"]]];
const faultsIn = (document: Json) => findingFaults(new Map([["evidence.json", document]]), places);

describe("findingFaults(contents, places)", () => {
  it("finds nothing where trial and finding say the same", () => {
    expect(faultsIn(evidence)).toEqual([]);
  });

  it.each(["estimate", "pValue", "pOpposite", "trades", "days", "designEffect", "method", "violated"])(
    "refuses another %s",
    (name) => {
      const [fault] = faultsIn(edited(evidence, ["hedging", "flow", name], 0.77));
      expect(fault).toMatchObject({
        ...{ file: "evidence.json", problem: "is another than in the trial VS-P-flow", found: "0.77" },
        field: `hedging.flow.${name}`,
      });
    },
  );

  it("refuses another limit and another power", () => {
    const limit = edited(evidence, ["hedging", "flow", "interval", "upper"], 99);
    expect(faultsIn(limit)).toMatchObject([{ field: "hedging.flow.interval.upper", found: "99" }]);
    const power = edited(evidence, ["hedging", "flow", "power", "value"], 0.99);
    expect(faultsIn(power)).toMatchObject([{ field: "hedging.flow.power.value", found: "0.99" }]);
  });

  it("misses a finding that the trial has", () => {
    for (const value of [null, { finding: null, reason: "none" }]) {
      expect(faultsIn(edited(evidence, ["hedging", "flow"], value))).toMatchObject([
        { field: "hedging.flow", problem: "has no finding, and the trial VS-P-flow has one" },
      ]);
    }
    expect(faultsIn(edited(evidence, ["hedging"], null))).toHaveLength(1);
  });

  it("asks nothing where the trial has no finding, or is not there", () => {
    const other = edited(evidence, ["hedging", "flow", "estimate"], 0.77);
    expect(faultsIn(edited(other, ["hypotheses", 0, "method"], null))).toEqual([]);
    expect(faultsIn(edited(other, ["hypotheses"], []))).toEqual([]);
  });
});
