import { type AssignmentParameters, assignmentProbability } from "../detectors/assignment-probability.js";
import type { ExpiryCase } from "../detectors/expiry-case.js";
import type { RandomStream } from "../numeric/random.js";
import { finishAbove, finishWithin } from "../pricing/finish-probability.js";
import { type CalibrationBin, calibrationBins } from "../statistics/calibration-bins.js";
import { properScores } from "../statistics/proper-scores.js";
import type { Answer, LeftOut } from "./answer.js";
import { dayMeanFinding } from "./day-mean-finding.js";
import { nothingLeft, selectCases } from "./select-cases.js";

/** Which forecasts are checked, and how. */
export interface CalibrationRule {
  /** Half width of the zone of the near-strike forecast, points. */
  readonly within: number;
  /** Strikes within this many points of the price are forecast. */
  readonly reach: number;
  readonly bins: number;
  readonly level: number;
  readonly draws: number;
}

/** Forecasts of one kind against what came. */
export interface ForecastRecord {
  readonly label: string;
  /** Intervals of the bins take strikes as independent. */
  readonly bins: readonly CalibrationBin[];
  readonly meanForecast: number;
  /** Mean squared distance of forecast and outcome (Brier 1950). */
  readonly brier: number;
  /** 1 - Brier score over that of the base rate of the same outcomes, which knows what no forecast could; days as clusters. */
  readonly skill: Answer;
  /** Rate of the outcomes minus mean forecast: above zero, it came more often than forecast. */
  readonly excess: Answer;
}

/** One outcome of the strikes within reach, its probability and the document's number for it. */
export interface FinishCalibration {
  readonly outcome: string;
  readonly strikes: number;
  readonly baseRate: number;
  readonly brierOfBaseRate: number;
  /** Risk-neutral, lognormal with the case's standard deviation. */
  readonly probability: ForecastRecord;
  /** The document's assignment probability on the same outcomes. */
  readonly asWritten: ForecastRecord;
  /** Outcomes that the settlement's own error could turn around; they are counted as the estimate has them. */
  readonly uncertain: number;
  readonly leftOut: readonly LeftOut[];
}

/** EP-A: both outcomes. */
export interface FinishCalibrations {
  readonly near: FinishCalibration;
  readonly inTheMoney: FinishCalibration;
}

/** A strike of a case with its two forecasts. */
interface StrikeForecast {
  readonly date: string;
  readonly probability: number;
  readonly asWritten: number;
  readonly outcome: 0 | 1;
  readonly uncertain: boolean;
}

/**
 * EP-A: calibration of two probabilities at every strike within reach of the price: that the price finishes within a zone about the
 * strike, and that the call finishes in the money, N(d2). The strikes of a case share one settlement, so that days are the
 * units of skill and excess.
 */
export function finishCalibration(
  cases: readonly ExpiryCase[],
  assignment: AssignmentParameters,
  rule: CalibrationRule,
  stream: RandomStream,
): FinishCalibrations {
  const usable = (own: ExpiryCase, near: boolean): ExpiryCase | string => {
    const { settlement, price, deviation, point } = own;
    if (!(settlement.price > 0 && price > 0)) return "the settlement is not known";
    if (!(deviation > 0 && deviation < Infinity)) return "the standard deviation of the move is not known";
    // Decided by the data's precision, never by where the price went: that would choose the outcomes.
    if (near && !(settlement.error <= rule.within * point))
      return "the settlement is known too roughly: its error is larger than the zone";
    return own;
  };
  const near = selectCases(cases, (own) => usable(own, true));
  const money = selectCases(cases, (own) => usable(own, false));
  return {
    near: calibrate(
      `the price finishes within ${rule.within} ${rule.within === 1 ? "point" : "points"} of the strike`,
      near.kept.flatMap((own) => forecasts(own, assignment, rule, true)),
      near.leftOut,
      rule,
      stream,
    ),
    inTheMoney: calibrate(
      "the call finishes in the money",
      money.kept.flatMap((own) => forecasts(own, assignment, rule, false)),
      money.leftOut,
      rule,
      stream,
    ),
  };
}

function forecasts(
  own: ExpiryCase,
  assignment: AssignmentParameters,
  { within, reach }: CalibrationRule,
  near: boolean,
): readonly StrikeForecast[] {
  const { date, price, deviation, point, minutes } = own;
  const { price: settled, error } = own.settlement;
  return own.strikes
    .filter(({ strike }) => Math.abs(strike - price) <= reach * point)
    .map(({ strike }) => {
      const zone = within * point;
      const beyond = near ? zone - Math.abs(settled - strike) : settled - strike;
      return {
        date,
        probability: near ? finishWithin(price, strike, deviation, zone) : finishAbove(price, strike, deviation),
        asWritten: assignmentProbability(Math.abs(price - strike) / point, minutes, assignment),
        outcome: (near ? beyond >= -1e-9 * zone : beyond > 0) ? 1 : 0,
        uncertain: Math.abs(beyond) < error,
      };
    });
}

function calibrate(
  outcome: string,
  own: readonly StrikeForecast[],
  leftOut: readonly LeftOut[],
  rule: CalibrationRule,
  stream: RandomStream,
): FinishCalibration {
  const outcomes = own.map((forecast) => forecast.outcome);
  const dates = own.map(({ date }) => date);
  const baseRate = outcomes.reduce<number>((sum, value) => sum + value, 0) / own.length;
  const brierOfBaseRate = baseRate * (1 - baseRate);
  const { level, draws, bins } = rule;
  const record = (label: string, probabilities: readonly number[]): ForecastRecord => {
    const tested = (values: readonly number[], without: string | null): Answer =>
      own.length === 0
        ? { finding: null, reason: nothingLeft("strikes", leftOut) }
        : without !== null
          ? { finding: null, reason: without }
          : {
              finding: dayMeanFinding(
                values,
                dates,
                { claimed: 0, side: "two-sided", level, draws, alwaysFlip: false },
                stream,
              ),
              reason: null,
            };
    return {
      label,
      bins: calibrationBins(probabilities, outcomes, bins, level),
      meanForecast: probabilities.reduce((sum, value) => sum + value, 0) / own.length,
      brier: properScores(probabilities, outcomes).brier,
      skill: tested(
        probabilities.map(
          (probability, k) => ((baseRate - outcomes[k]!) ** 2 - (probability - outcomes[k]!) ** 2) / brierOfBaseRate,
        ),
        brierOfBaseRate > 0 ? null : "every outcome is the same: the base rate makes no mistake to improve on",
      ),
      excess: tested(
        probabilities.map((probability, k) => outcomes[k]! - probability),
        null,
      ),
    };
  };
  return {
    outcome,
    strikes: own.length,
    baseRate,
    brierOfBaseRate,
    probability: record(
      "risk-neutral probability, lognormal law",
      own.map(({ probability }) => probability),
    ),
    asWritten: record(
      "the document's assignment probability, which is not a probability",
      own.map(({ asWritten }) => asWritten),
    ),
    uncertain: own.filter(({ uncertain }) => uncertain).length,
    leftOut,
  };
}
