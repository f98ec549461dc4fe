import type { DailyResult } from "../execution/performance.js";
import { disagreements, faultAt } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { judgedSessions } from "./schedule-arithmetic.js";
import { selectionJson } from "./selection-json.js";
import { trialOf } from "./trial-json.js";
import { type WrittenTrial, writtenTrial } from "./written-trial.js";

interface SelectedEvidence {
  readonly hypotheses: readonly WrittenTrial[];
  readonly selection: {
    readonly trials: number;
    readonly trials_with_sharpe_ratio: number;
    readonly mean_sharpe_ratio: number | null;
    readonly variance_of_sharpe_ratios: number | null;
  } | null;
}

/**
 * What the Sharpe ratio is worth among all trials: the deflated probability is the complement of T7's p, the luckiest ratio is what T7 holds
 * its own against, and the haircut follows from ratio, sessions and number of trials.
 *
 * @param prefix with which the ids of the strategy's hypotheses begin
 */
export function selectionFaults(contents: PackageContents, prefix: string): readonly PackageFault[] {
  const { file, content } = contentOf<SelectedEvidence>(contents, "evidence.json");
  const { selection } = content;
  const place = { file, steps: ["selection"], found: selection };
  const trials = content.hypotheses.map(writtenTrial);
  if (selection === null) {
    const deflated = trialOf({ trials }, `${prefix}-T7-deflated`);
    return deflated.finding
      ? [faultAt(place, "the trials it was selected from", "is missing beside a deflated ratio")]
      : [];
  }
  const {
    trials_with_sharpe_ratio: withRatio,
    mean_sharpe_ratio: mean,
    variance_of_sharpe_ratios: variance,
  } = selection;
  const family = { trials: selection.trials, sharpes: { trials: withRatio, mean, variance } };
  // Of the daily results only their number has a part in it.
  const daily = Array.from({ length: judgedSessions(contents) }) as unknown as readonly DailyResult[];
  return [
    ...(withRatio > selection.trials
      ? [
          faultAt(
            { file, steps: ["selection", "trials_with_sharpe_ratio"], found: withRatio },
            `at most ${selection.trials}`,
            "is more than there are",
          ),
        ]
      : []),
    ...disagreements(
      place,
      selectionJson({ trials, daily }, prefix, family),
      `does not follow from the trial ${prefix}-T7-deflated`,
    ),
  ];
}
