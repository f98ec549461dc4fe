import type { DailyResult } from "../execution/performance.js";
import type { Trial } from "../hypotheses/hypothesis.js";
import { expectedMaximum } from "../statistics/expected-maximum.js";
import { disagreements, faultAt, sameNumber } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { judgedSessions } from "./schedule-arithmetic.js";
import { selectionJson } from "./selection-json.js";
import { trialOf } from "./trial-json.js";
import { type WrittenTrial, writtenTrial } from "./written-trial.js";

interface SelectedEvidence {
  readonly hypotheses: readonly WrittenTrial[];
  readonly selection: WrittenSelection | null;
}

interface WrittenSelection {
  readonly trials: number;
  readonly trials_with_sharpe_ratio: number;
  readonly mean_sharpe_ratio: number | null;
  readonly variance_of_sharpe_ratios: number | null;
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
  const sessions = judgedSessions(contents);
  if (sessions === 0 || selection.trials === 0) {
    return trials.some(({ finding, hypothesis }) => finding !== null && hypothesis.id === `${prefix}-T7-deflated`)
      ? [faultAt(place, null, "is made of no session, or of no trial")]
      : [];
  }
  // Of the daily results only their number has a part in it.
  const daily = Array.from({ length: sessions }) as unknown as readonly DailyResult[];
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
    ...familyFaults(file, selection, trialOf({ trials }, `${prefix}-T7-deflated`)),
    ...disagreements(
      place,
      selectionJson({ trials, daily }, prefix, family),
      `does not follow from the trial ${prefix}-T7-deflated`,
    ),
  ];
}

/** The luckiest ratio follows from the number of trials and the spread of theirs; T7 names both counts. */
function familyFaults(
  file: string,
  { trials, trials_with_sharpe_ratio: withRatio, variance_of_sharpe_ratios: variance }: WrittenSelection,
  { finding, hypothesis }: Trial,
): readonly PackageFault[] {
  if (!finding) return [];
  const at = (name: keyof WrittenSelection, found: unknown) => ({ file, steps: ["selection", name], found });
  if (variance === null)
    return disagreements(at("trials", trials), 1, "is more than one, whose spread has to be known");
  const best = (["exact", "false-strategy"] as const).map(
    (method) => Math.sqrt(variance) * expectedMaximum(trials, method),
  );
  const [, told, ratios] = /greatest of (\d+) trials, .* of (\d+) annual ratios$/.exec(finding.method) ?? [];
  const problem = `is another than in the trial ${hypothesis.id}`;
  return [
    ...(best.some((own) => sameNumber(own, hypothesis.claimed))
      ? []
      : [
          faultAt(
            at("variance_of_sharpe_ratios", variance),
            null,
            `and the number of trials do not make the luckiest ratio of ${hypothesis.id}`,
          ),
        ]),
    ...disagreements(at("trials", trials), Number(told), problem),
    ...disagreements(at("trials_with_sharpe_ratio", withRatio), Number(ratios), problem),
  ];
}
