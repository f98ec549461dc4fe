import { disagreements } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { trialOf } from "./trial-json.js";
import { significanceOf, supported } from "./trial-sentences.js";
import { type WrittenTrial, writtenTrial } from "./written-trial.js";

interface Evidence {
  readonly hypotheses: readonly WrittenTrial[];
  readonly hypothesis_validation: {
    readonly delta_flow_correlation: Readonly<Record<string, unknown>>;
    readonly response_time_correlation: Readonly<Record<string, unknown>>;
    readonly flow_type_differentiation: { readonly differentiation_significant: boolean | null };
  };
  readonly hedging_flow_validation: { readonly delta_hedging_correlation: unknown };
  readonly hedging: {
    readonly proportion: { readonly r: unknown; readonly r2_in_sample: unknown; readonly f2: unknown } | null;
    readonly speed: { readonly exponent: unknown } | null;
  };
}

/** The document's code report of volume shock: it repeats trials and hedging numbers, and says which of them support their claim. */
export function flowValidationFaults(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<Evidence>(contents, "evidence.json");
  const { hypothesis_validation: validation, hedging } = content;
  const tried = { trials: content.hypotheses.map(writtenTrial) };
  const [rSquared, slope] = [trialOf(tried, "VS-S1-r-squared"), trialOf(tried, "VS-S1-slope")];
  const [spearman, hazard] = [trialOf(tried, "VS-S2-spearman"), trialOf(tried, "VS-S2-hazard")];
  const told = ["VS-S3-win-rate", "VS-S3-magnitude", "VS-S3-distribution"]
    .map((id) => supported(trialOf(tried, id)))
    .filter((answer) => answer !== null);
  const repeated = (
    name: "delta_flow_correlation" | "response_time_correlation",
    expected: Readonly<Record<string, unknown>>,
  ): readonly PackageFault[] =>
    Object.entries(expected).flatMap(([field, value]) =>
      disagreements(
        { file, steps: ["hypothesis_validation", name, field], found: validation[name][field] },
        value,
        "is another than in trials and hedging",
      ),
    );
  return [
    ...disagreements(
      {
        file,
        steps: ["hedging_flow_validation", "delta_hedging_correlation"],
        found: content.hedging_flow_validation.delta_hedging_correlation,
      },
      hedging.proportion?.r ?? null,
      "is another than in trials and hedging",
    ),
    ...repeated("delta_flow_correlation", {
      correlation_coefficient: hedging.proportion?.r ?? null,
      r2_in_sample: hedging.proportion?.r2_in_sample ?? null,
      r2_out_of_sample: rSquared.finding?.estimate ?? null,
      f2: hedging.proportion?.f2 ?? null,
      significance: significanceOf(slope),
      hypothesis_supported: supported(rSquared),
      reason: rSquared.reason,
    }),
    ...repeated("response_time_correlation", {
      correlation_coefficient: spearman.finding?.estimate ?? null,
      log_hazard_ratio: hazard.finding?.estimate ?? null,
      exponent: hedging.speed?.exponent ?? null,
      significance: significanceOf(hazard),
      hypothesis_supported: supported(spearman),
      reason: spearman.reason,
    }),
    ...disagreements(
      {
        file,
        steps: ["hypothesis_validation", "flow_type_differentiation", "differentiation_significant"],
        found: validation.flow_type_differentiation.differentiation_significant,
      },
      told.length === 0 ? null : told.includes(true),
      "does not follow from the trials of the classes",
    ),
  ];
}
