import type { MarketDay } from "../market/market-day.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import type { HedgeFlow, PressureRow, SeriesPressure, SignAssumption } from "./expiration-pressure-measure.js";

/** Numbers of the detect stage. */
export interface ExpirationPressureDetectParameters {
  readonly pressureThreshold: number;
  readonly reach: number;
  readonly earliestMinutes: number;
}

// biome-ignore format: a row per parameter
export const expirationPressureDetectSchema: readonly ParameterSchema[] = defineParameters("detect", [
  ["pressureThreshold", "contracts per minute squared", 0, 1e6, 0.01, "a strike is an alert above this pressure (strict), times the profile's scale", "undefined in the document; 0.05 admits every alert that can be classified (E6)"],
  ["reach", "points", 0, 1e6, 1, "strikes farther from the price are no alert", "as written none"],
  ["earliestMinutes", "minutes", 0, 1440, 1, "nothing is an alert with more minutes to expiry than this", "the earliest class begins at 60"],
]);

/** Where the price is expected to go (E1). */
export type SteeringRule = "STEER_AWAY" | "PIN_TOWARD" | "GAMMA_SIGNED";

/** Choices of the detect stage that are not numbers. */
export interface ExpirationPressureDetectChoices {
  /** Away from the strike, as written; toward it; or toward it where market makers are long options there, away where short. */
  readonly direction: SteeringRule;
  /** What market makers are taken to hold under GAMMA_SIGNED. */
  readonly assumption: SignAssumption;
}

/** What else was measured at the alert's strike and in its series. */
export interface StrikeMeasures {
  readonly callOpenInterest: number;
  readonly putOpenInterest: number;
  /** Open interest over that of all strikes near the price (E11). */
  readonly concentration: number;
  /** Risk-neutral probabilities of settling above the strike and near it. */
  readonly above: number;
  readonly near: number;
  /** Of one option: change of delta per price unit, and (call) per minute. */
  readonly gamma: number;
  readonly charm: number;
  readonly netPressure: number;
  readonly settling: number;
  readonly deviation: number;
  readonly deviationSource: "implied" | "realised" | null;
  readonly dealerOptions: Readonly<Record<SignAssumption, number>>;
  readonly hedgeFlow: Readonly<Record<SignAssumption, HedgeFlow>>;
}

/** The strike of an expiring series with the highest pressure in a row. */
export interface PressureAlert {
  /** `underlying/date/n`, n counting the series judged in the rows of the underlying's day: no threshold changes it. */
  readonly id: string;
  readonly underlying: string;
  readonly date: string;
  readonly expiration: string;
  readonly expiresAt: number;
  readonly strike: number;
  /** Epoch milliseconds. */
  readonly triggeredAt: number;
  /** From here on everything in this record was known. */
  readonly decidedAt: number;
  /** Minutes to expiry. */
  readonly minutes: number;
  readonly price: number;
  /** Price units of one point. */
  readonly pointSize: number;
  /** Points from the strike. */
  readonly distance: number;
  /** Calls and puts, contracts. */
  readonly openInterest: number;
  /** The document's assignment probability. */
  readonly probability: number;
  /** Contracts per minute squared. */
  readonly pressure: number;
  /** +1: the price is expected to rise, -1: to fall. */
  readonly direction: 1 | -1;
  /** What each rule says; 0 where it says nothing. */
  readonly directions: Readonly<Record<SteeringRule, -1 | 0 | 1>>;
  readonly measures: StrikeMeasures;
}

/** A series of a row that is no alert, and why. */
export interface DismissedPressure {
  readonly id: string;
  readonly expiresAt: number;
  /** NaN where no strike was singled out. */
  readonly strike: number;
  readonly triggeredAt: number;
  readonly reason:
    | "too-early"
    | "unknown-pressure"
    | "out-of-reach"
    | "below-pressure-threshold"
    | "price-at-strike"
    | "between-strikes"
    | "unknown-gamma-sign";
}

/** What a row decided. */
export interface DetectedPressure {
  readonly alerts: readonly PressureAlert[];
  readonly dismissed: readonly DismissedPressure[];
}

/** State between rows, as plain data. */
export interface ExpirationPressureDetectState {
  /** Series judged in the day so far. */
  judged: number;
}

/** Decides, row by row, on measurements of one underlying. */
export interface ExpirationPressureDetector {
  /** Alerts of a row in order of their rank: pressure descending, then strike. */
  step(day: MarketDay, pressure: PressureRow | null): DetectedPressure;
  closeDay(): void;
  state(): ExpirationPressureDetectState;
}

const none: DetectedPressure = { alerts: [], dismissed: [] };

/** One alert for each expiring series and row at most: its best strike (every evaluation is an alert, as written; see `firstAlerts`). */
export function createExpirationPressureDetector(
  parameters: ExpirationPressureDetectParameters,
  choices: ExpirationPressureDetectChoices,
  resume: ExpirationPressureDetectState = { judged: 0 },
): ExpirationPressureDetector {
  const state = structuredClone(resume);
  return {
    step(day, pressure) {
      if (!pressure) return none;
      const judged = pressure.series.map((series) => {
        state.judged += 1;
        const id = `${day.underlying}/${day.date}/${state.judged}`;
        return judgeSeries(day, id, pressure, series, parameters, choices);
      });
      return {
        alerts: judged.filter((one): one is PressureAlert => !("reason" in one)).sort(byRank),
        dismissed: judged.filter((one): one is DismissedPressure => "reason" in one),
      };
    },
    closeDay() {
      state.judged = 0;
    },
    state: () => structuredClone(state),
  };
}

/** Order of alerts: pressure descending, then time, then strike. */
export function byRank(a: PressureAlert, b: PressureAlert): number {
  return b.pressure - a.pressure || a.triggeredAt - b.triggeredAt || a.strike - b.strike;
}

/**
 * The first alert of each key, in order: a strike that stays near the price is one observation, not one a minute (E15, X11).
 * Keys are the caller's, such as {@link strikeKey}, with the urgency class where the same strike counts once in each.
 *
 * @param seen keys that had their alert before; new ones are added, so that a stream can go on row by row
 */
export function firstAlerts<Alert extends PressureAlert>(
  alerts: readonly Alert[],
  keyOf: (alert: Alert) => string,
  seen: Set<string> = new Set(),
): readonly Alert[] {
  return alerts.filter((alert) => {
    const key = keyOf(alert);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Underlying, instant of expiry and strike: the unit of analysis (E15). */
export function strikeKey({ underlying, expiresAt, strike }: PressureAlert): string {
  return `${underlying}/${expiresAt}/${strike}`;
}

function judgeSeries(
  day: MarketDay,
  id: string,
  { knownAt, price, pointSize }: PressureRow,
  series: SeriesPressure,
  parameters: ExpirationPressureDetectParameters,
  choices: ExpirationPressureDetectChoices,
): PressureAlert | DismissedPressure {
  const { expiration, expiresAt, minutes, strikes, distance, pressure } = series;
  const dismissed = (reason: DismissedPressure["reason"], strike = Number.NaN): DismissedPressure => ({
    id,
    expiresAt,
    strike,
    triggeredAt: knownAt,
    reason,
  });
  if (minutes > parameters.earliestMinutes) return dismissed("too-early");
  if (pressure.every(Number.isNaN)) return dismissed("unknown-pressure");
  const best = bestStrike(series, parameters.reach);
  if (best === -1) return dismissed("out-of-reach");
  const strike = strikes[best]!;
  const threshold = parameters.pressureThreshold * day.profile.thresholdScale;
  if (!(pressure[best]! > threshold)) return dismissed("below-pressure-threshold", strike);
  const away = Math.sign(price - strike) as -1 | 0 | 1;
  if (away === 0) return dismissed("price-at-strike", strike);
  // Two strikes that would both be alerts, as far above the price as below it, give opposite instructions.
  const opposed = strikes.some(
    (other, k) => distance[k] === distance[best] && other !== strike && pressure[k]! > threshold,
  );
  if (opposed) return dismissed("between-strikes", strike);
  const dealerOptions: Readonly<Record<SignAssumption, number>> = {
    "calls-long-puts-short": series.dealerOptions["calls-long-puts-short"][best]!,
    "both-long": series.dealerOptions["both-long"][best]!,
    "both-short": series.dealerOptions["both-short"][best]!,
    "signed-volume": series.dealerOptions["signed-volume"][best]!,
  };
  const directions = {
    STEER_AWAY: away,
    PIN_TOWARD: opposite(away),
    GAMMA_SIGNED: gammaSigned(away, dealerOptions[choices.assumption]),
  };
  const direction = directions[choices.direction];
  if (direction === 0) return dismissed("unknown-gamma-sign", strike);
  return {
    id,
    underlying: day.underlying,
    date: day.date,
    expiration,
    expiresAt,
    strike,
    triggeredAt: knownAt,
    decidedAt: knownAt,
    minutes,
    price,
    pointSize,
    distance: distance[best]!,
    openInterest: series.openInterest[best]!,
    probability: series.probability[best]!,
    pressure: pressure[best]!,
    direction,
    directions,
    measures: {
      callOpenInterest: series.callOpenInterest[best]!,
      putOpenInterest: series.putOpenInterest[best]!,
      concentration: series.concentration[best]!,
      above: series.above[best]!,
      near: series.near[best]!,
      gamma: series.gamma[best]!,
      charm: series.charm[best]!,
      netPressure: series.netPressure,
      settling: series.settling,
      deviation: series.deviation,
      deviationSource: series.deviationSource,
      dealerOptions,
      hedgeFlow: series.hedgeFlow,
    },
  };
}

/** Index of the highest pressure within reach, the lower strike where two are equal; -1 where none is within. */
function bestStrike({ pressure, distance }: SeriesPressure, reach: number): number {
  let best = -1;
  for (let k = 0; k < pressure.length; k++) {
    if (!(distance[k]! <= reach) || Number.isNaN(pressure[k]!)) continue;
    if (best === -1 || pressure[k]! > pressure[best]!) best = k;
  }
  return best;
}

function opposite(direction: -1 | 0 | 1): -1 | 0 | 1 {
  return direction === 0 ? 0 : direction === 1 ? -1 : 1;
}

function gammaSigned(away: -1 | 0 | 1, dealerOptions: number): -1 | 0 | 1 {
  return dealerOptions > 0 ? opposite(away) : dealerOptions < 0 ? away : 0;
}
