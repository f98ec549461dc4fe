import type { CaseStrike, ExpiryCase } from "../detectors/expiry-case.js";
import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import type { Answer, LeftOut } from "./answer.js";
import { type DaySlopeRule, daySlopeFinding } from "./day-slope-finding.js";
import { type Displacement, displacementOf } from "./heaviest-strike.js";
import { nothingLeft, selectCases } from "./select-cases.js";

/** What market makers are taken to hold, since open interest does not say: calls bought and puts sold, all bought, or all sold. */
export const gammaAssumptions = ["calls-long-puts-short", "both-long", "both-short"] as const;

export type GammaAssumption = (typeof gammaAssumptions)[number];

/** Whether the price moves differently at strikes where market makers are taken to be long gamma and where short. */
export interface GammaInteraction {
  readonly assumption: GammaAssumption;
  /** Slope of z on the sign: half the difference of the two means. Hedging theory says below zero (long gamma attracts). */
  readonly interaction: Answer;
  /** Mean z where the sign is positive and where it is negative; NaN without a case. */
  readonly positive: { readonly cases: number; readonly mean: number };
  readonly negative: { readonly cases: number; readonly mean: number };
  readonly leftOut: readonly LeftOut[];
}

/** Sign of the gamma that market makers are taken to have at a strike; 0 where calls and puts cancel, NaN where unknown. */
export function gammaSign({ callOpenInterest, putOpenInterest }: CaseStrike, assumption: GammaAssumption): number {
  if (assumption === "both-long") return 1;
  if (assumption === "both-short") return -1;
  return Math.sign(callOpenInterest - putOpenInterest);
}

/** EP-P (v): signed displacement on the estimated sign of market makers' gamma at the heaviest strike, days as clusters. */
export function gammaInteraction(
  cases: readonly ExpiryCase[],
  assumption: GammaAssumption,
  rule: DaySlopeRule,
  stream: RandomStream,
): GammaInteraction {
  const { kept, leftOut } = selectCases(cases, (own): (Displacement & { readonly sign: number }) | string => {
    const moved = displacementOf(own);
    if (typeof moved === "string") return moved;
    const sign = gammaSign(moved.strike, assumption);
    if (Number.isNaN(sign)) return "the open interest of calls or puts is not known";
    return sign === 0 ? "calls and puts of the strike cancel: no sign" : { ...moved, sign };
  });
  const side = (sign: number) => {
    const own = kept.filter((other) => other.sign === sign);
    return { cases: own.length, mean: mean(own.map(({ z }) => z)) };
  };
  const [positive, negative] = [side(1), side(-1)];
  const varies = positive.cases > 0 && negative.cases > 0;
  const words = assumption.replaceAll("-", " ");
  const interaction: Answer =
    kept.length === 0
      ? { finding: null, reason: nothingLeft("expiries", leftOut) }
      : varies
        ? daySlopeFinding(
            [kept.map(({ sign }) => sign)],
            kept.map(({ z }) => z),
            kept.map(({ own }) => own.date),
            rule,
            stream,
          )
        : { finding: null, reason: `the sign of gamma never varies when market makers are taken as "${words}"` };
  return { assumption, interaction, positive, negative, leftOut };
}
