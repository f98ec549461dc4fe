import { asWrittenGate, type Gate, type GateCriterion } from "../hypotheses/gate.js";
import { disagreements, faultAt } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";

interface GatedEvidence {
  readonly experimental_validity: Gate["validity"];
  readonly experimental_validity_reason: string;
  readonly gate: readonly GateCriterion[];
}

/** The document's gate: each criterion is the comparison of value and threshold, and the validity follows from them. */
export function gateFaults(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<GatedEvidence>(contents, "evidence.json");
  const { gate, experimental_validity: validity, experimental_validity_reason: reason } = content;
  const named = (name: GateCriterion["name"]): GateCriterion | undefined => gate.find((own) => own.name === name);
  const [rate, sharpe, p, size, rSquared] = [
    ...[named("win_rate"), named("sharpe_ratio"), named("p_value"), named("sample_size"), named("r_squared")],
  ];
  const place = { file, steps: ["gate"], found: gate };
  if (!rate || !sharpe || !p || !size) return [faultAt(place, null, "lacks a criterion")];
  const again = asWrittenGate(
    {
      winRate: rate.value ?? Number.NaN,
      sharpe: sharpe.value ?? Number.NaN,
      pValue: p.value ?? Number.NaN,
      trades: size.value ?? Number.NaN,
      rSquared: rSquared?.value ?? null,
      rSquaredLack: "",
    },
    {
      winRate: rate.threshold,
      sharpe: sharpe.threshold,
      level: p.threshold,
      trades: size.threshold,
      rSquared: rSquared?.threshold ?? null,
    },
  );
  const missed = again.criteria.filter(({ met }) => met === false).map(({ name }) => name);
  const told = /not met: (.*)$/.exec(reason)?.[1];
  return [
    ...disagreements(place, again.criteria, "is not the comparison of value and threshold"),
    ...disagreements(
      { file, steps: ["experimental_validity"], found: validity },
      again.validity,
      "does not follow from the criteria of the gate",
    ),
    ...(told === undefined || told === missed.join(", ")
      ? []
      : [
          faultAt(
            { file, steps: ["experimental_validity_reason"], found: reason },
            missed.join(", "),
            "names other criteria than those that are not met",
          ),
        ]),
  ];
}
