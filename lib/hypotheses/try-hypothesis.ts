import type { ClassSignatures } from "./class-signatures.js";
import { designPower } from "./design-power.js";
import type { Finding, Hypothesis, JudgeParameters, Trial } from "./hypothesis.js";
import { insufficientData, judge, notTestable, type Standing } from "./judge.js";

/** What decides whether a hypothesis of the strategy can be tried at all. */
export interface Circumstances {
  /** Reasons why the preset cannot be tried on these data; empty when it can. */
  readonly lacks: readonly string[];
  /** Why hedging flow cannot be seen; null where it can. */
  readonly flowLack: string | null;
  readonly trades: number;
  /** Trades of the two classes; null where one of them has none. */
  readonly classes: Pick<ClassSignatures, "classes" | "trades"> | null;
  readonly parameters: JudgeParameters;
  /** Why a hypothesis has no finding, by its id, where its own test knows. */
  readonly absences?: Readonly<Record<string, string>>;
  /** Why the data cannot speak to a hypothesis, by its id, where that is its own matter. */
  readonly impossible?: Readonly<Record<string, string>>;
}

/**
 * Judges a finding, or says why there is none. A finding without a power gets that at the design alternative.
 *
 * @param standing among other tests; left out, confirmatory, but for companions and the detector's own calibration
 */
export function tryHypothesis(
  hypothesis: Hypothesis,
  found: Finding | null,
  { lacks, flowLack, trades, classes, parameters, absences = {}, impossible = {} }: Circumstances,
  standing: Standing = usual(hypothesis),
): Trial {
  const finding = found && { ...found, power: designPower(hypothesis, found) };
  if (lacks.length > 0) return notTestable(hypothesis, lacks.join("; "));
  if (needsFlow(hypothesis) && flowLack !== null) return notTestable(hypothesis, flowLack);
  if (impossible[hypothesis.id] !== undefined) return notTestable(hypothesis, impossible[hypothesis.id]!);
  if (!finding) return insufficientData(hypothesis, absences[hypothesis.id] ?? absence(hypothesis, trades));
  const least = parameters.leastClassTrades;
  if (hypothesis.id.includes("-S3-") && classes && Math.min(...classes.trades) < least) {
    const counts = classes.classes.map((label, k) => `${classes.trades[k]} trades on ${label}`);
    const reason = `${counts.join(" and ")}; a comparison needs ${least} of each`;
    return insufficientData(hypothesis, reason, finding);
  }
  return judge(hypothesis, finding, parameters, standing);
}

function needsFlow({ counts }: Hypothesis): boolean {
  return counts === "events" || counts === "episodes";
}

/** Companions and calibration prove nothing about the strategy. */
function usual({ family }: Hypothesis): Standing {
  const exploratory = family === "companion" || family === "calibration";
  return { adjustment: null, standing: exploratory ? "exploratory" : "confirmatory" };
}

function absence({ id, counts, family }: Hypothesis, trades: number): string {
  if (counts === "events" || counts === "episodes")
    return `fewer than three ${counts} whose flow was seen, or a single day`;
  if (counts === "strike-windows") return "no strike had a baseline";
  if (counts === "forecasts") return "no alert states a confidence and has an outcome";
  if (trades === 0) return "there are no trades";
  if (family === "secondary") return "one of the two classes has no trade";
  if (id.endsWith("T3-points")) return "no other day has matched times to draw placebo trades from";
  return "a break-even rate needs winning and losing trades";
}
