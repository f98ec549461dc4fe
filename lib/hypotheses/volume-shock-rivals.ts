import type { Hypothesis } from "./hypothesis.js";
import { chanceTests, combinedClaims, type RivalTest } from "./rival-explanations.js";
import { primaryParts, type VolumeShockHypothesisId } from "./volume-shock-hypotheses.js";

/**
 * Which hypotheses of volume shock speak to which rival explanation of its verdicts. Who knows something trades it at once and in a
 * size of his own; market makers follow with the minutes they need, in the size of their delta.
 */
export function volumeShockRivals(
  hypotheses: Readonly<Record<VolumeShockHypothesisId, Hypothesis>>,
): readonly RivalTest[] {
  const shared = { claims: combinedClaims, role: "decides", side: "either", standing: "confirmatory" } as const;
  const information = { ...shared, rival: "information" } as const;
  return [
    {
      ...information,
      hypothesis: "VS-P-flow",
      why: "hedging shows in the future: its takers follow the shock in the predicted direction, minutes after it",
    },
    {
      ...information,
      hypothesis: "VS-P-share",
      why: "information is traded at once, or at any time: more of the flow comes in the minutes that hedging needs",
    },
    {
      ...information,
      hypothesis: "VS-S1-slope",
      why: "news does not come in proportion to market makers' delta: the flow grows with the hedge that is predicted",
    },
    {
      ...information,
      ...{ hypothesis: "VS-S2-hazard", role: "beside" },
      why: "urgency grows with market makers' risk: larger exposures are answered faster",
    },
    {
      ...shared,
      ...{ rival: "volatility", hypothesis: "VS-T3-points" },
      why: "the placebo entries are as volatile (same third of trailing volatility), at the same clock time, with the same exits: a volatile hour alone would pay them as well",
    },
    ...chanceTests(hypotheses, primaryParts),
  ];
}
