import type { Observation } from "../execution/observation.js";
import type { Plan } from "../execution/plan.js";
import type { RandomStream } from "../numeric/random.js";
import { properScores } from "../statistics/proper-scores.js";
import { dayMeanFinding } from "./day-mean-finding.js";
import type { Finding } from "./hypothesis.js";

/** Whether the confidence that is stated with a direction is worth something as a probability. */
export interface ForecastSkill {
  readonly forecasts: number;
  /** Share of directions that came. */
  readonly baseRate: number;
  /** Mean squared distance of probability and outcome (Brier, Monthly Weather Review 78, 1950), of forecasts and of the base rate. */
  readonly brier: number;
  readonly brierOfBaseRate: number;
  /** 1 - Brier score over that of the base rate; NaN where the base rate makes no mistake. */
  readonly skill: number;
  /** Mean negative log probability of what came, and its skill against the base rate. */
  readonly logScore: number;
  readonly logSkill: number;
  /** Brier score of the base rate minus that of the forecast, event by event. */
  readonly gain: Finding;
}

const level = 0.95;

/**
 * VS-D: the class's confidence as the probability that the price goes the predicted way. The base rate is that of the same
 * events: it knows the outcome on average, which the forecast has to do without.
 *
 * @param plans one per alert; those that state no confidence are left out
 * @returns null without a forecast
 */
export function forecastSkill(
  plans: readonly Plan[],
  observations: readonly Observation[],
  draws: number,
  stream: RandomStream,
): ForecastSkill | null {
  const outcomes = new Map(observations.map((own) => [own.detection, own]));
  const forecasts = plans.flatMap(({ detection, date, confidence }) => {
    const observation = outcomes.get(detection);
    const known = observation && !Number.isNaN(observation.observedDirection) && !Number.isNaN(confidence);
    return known ? [{ date, probability: confidence, outcome: observation.directionCorrect ? 1 : 0 }] : [];
  });
  const n = forecasts.length;
  if (n === 0) return null;
  const scores = properScores(
    forecasts.map(({ probability }) => probability),
    forecasts.map(({ outcome }) => outcome),
  );
  const { baseRate, brier, logScore, brierSkill, logSkill } = scores;
  return {
    forecasts: n,
    baseRate,
    brier,
    brierOfBaseRate: baseRate * (1 - baseRate),
    skill: brierSkill,
    logScore,
    logSkill,
    gain: dayMeanFinding(
      forecasts.map(({ probability, outcome }) => (baseRate - outcome) ** 2 - (probability - outcome) ** 2),
      forecasts.map(({ date }) => date),
      { claimed: 0, side: "greater", level, draws, alwaysFlip: false },
      stream,
    ),
  };
}
