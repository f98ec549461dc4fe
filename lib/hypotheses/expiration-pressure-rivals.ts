import type { Hypothesis } from "./hypothesis.js";
import { type ExpirationPressureHypothesisId, steeringParts } from "./pressure-hypotheses.js";
import { chanceTests, combinedClaims, type RivalTest } from "./rival-explanations.js";

/**
 * Which hypotheses of expiration pressure speak to which rival explanation of its verdicts. Hedging knows where the strikes lie and lets go
 * of the price when they have expired; news knows no strike and stays in the price; a volatile hour has no side.
 */
export function expirationPressureRivals(
  hypotheses: Readonly<Record<ExpirationPressureHypothesisId, Hypothesis>>,
): readonly RivalTest[] {
  const shared = { claims: combinedClaims, role: "decides", side: "either", standing: "confirmatory" } as const;
  const information = { ...shared, rival: "information" } as const;
  const volatility = { ...shared, rival: "volatility" } as const;
  return [
    {
      ...information,
      hypothesis: "EP-P-displacement",
      why: "news does not know on which side of the heaviest strike the price was",
    },
    {
      ...information,
      ...{ hypothesis: "EP-P-reversal", side: "below" },
      why: "customers may hold the strikes to which they expect the price to go: what they knew stays in the price, what hedging pushed the next session takes back",
    },
    {
      ...information,
      ...{ hypothesis: "EP-P-grid", role: "beside" },
      why: "settlements are held against the same grid turned at random: news does not know where strikes lie",
    },
    {
      ...information,
      ...{ hypothesis: "EP-P-ordinary", role: "beside" },
      why: "round numbers attract on days without an expiry as well",
    },
    {
      ...information,
      ...{ hypothesis: "EP-P-gamma", role: "beside" },
      why: "news does not know what market makers are taken to hold",
    },
    {
      ...volatility,
      hypothesis: "EP-T3-points",
      why: "the placebo entries are as volatile (same third of trailing volatility), at the same clock time of days that lend them, with the same exits: a volatile hour alone would pay them as well",
    },
    {
      ...volatility,
      ...{ hypothesis: "EP-P-away", claims: ["primary"] },
      why: "volatility has no side: the move is measured in its own standard deviations and set against the same days with their sides exchanged",
    },
    {
      ...volatility,
      ...{ hypothesis: "EP-P-dispersion", role: "beside" },
      why: "it tells whether the last hour before an expiry is more volatile than that of other days at all",
    },
    ...chanceTests(hypotheses, steeringParts),
  ];
}
