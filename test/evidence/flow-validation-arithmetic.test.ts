import { beforeAll, describe, expect, it } from "vitest";
import { flowValidationFaults } from "../../lib/evidence/flow-validation-arithmetic.js";
import { type PackageFiles, smallPackage, tampered } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const repeated = /another than in trials and hedging/;
const other = (printed: unknown) => (typeof printed === "number" ? printed * 0.9 + 0.01 : 0.4);
const field = (name: string, ...steps: readonly string[]) => ["hypothesis_validation", name, ...steps];
const tamperings: readonly Tampering[] = [
  ...["correlation_coefficient", "r2_in_sample", "r2_out_of_sample", "f2"].map(
    (name): Tampering => ({ steps: field("delta_flow_correlation", name), value: other, problem: repeated }),
  ),
  { steps: ["hedging_flow_validation", "delta_hedging_correlation"], value: other, problem: repeated },
  ...["correlation_coefficient", "log_hazard_ratio", "exponent"].map(
    (name): Tampering => ({ steps: field("response_time_correlation", name), value: other, problem: repeated }),
  ),
  ...["delta_flow_correlation", "response_time_correlation"].flatMap((name): readonly Tampering[] => [
    { steps: field(name, "significance", "p_value"), value: other, problem: repeated },
    { steps: field(name, "significance", "p_value_adjusted"), value: 0.001, problem: repeated },
    { steps: field(name, "hypothesis_supported"), value: true, problem: repeated },
    { steps: field(name, "reason"), problem: repeated },
  ]),
  {
    steps: field("flow_type_differentiation", "differentiation_significant"),
    value: true,
    problem: /does not follow from the trials of the classes/,
  },
];

describe("flowValidationFaults(contents)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("volume-shock");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, flowValidationFaults, own);
  });

  it("calls classes told apart where one of their signatures is", () => {
    const { hypotheses } = files.get("evidence.json") as unknown as {
      readonly hypotheses: readonly { readonly id: string }[];
    };
    const k = hypotheses.findIndex(({ id }) => id === "VS-S3-magnitude");
    const after = tampered(files, { file: "evidence.json", steps: ["hypotheses", k, "verdict"] }, "SUPPORTED");
    expect(flowValidationFaults(after)).toMatchObject([{ found: "null", expected: "true" }]);
  });
});
