import { classifyUrgency, type UrgencyLabel } from "../classifiers/urgency.js";
import {
  createExpirationPressureDetector,
  type DismissedPressure,
  type ExpirationPressureDetector,
  firstAlerts,
  type PressureAlert,
  strikeKey,
} from "../detectors/expiration-pressure-detect.js";
import {
  createExpirationPressureMeasure,
  type ExpirationPressureMeasure,
  type PressureRow,
} from "../detectors/expiration-pressure-measure.js";
import type { ExpiryCase } from "../detectors/expiry-case.js";
import { type DismissedExpiry, expiryCases } from "../detectors/expiry-cases.js";
import { type PressureMap, pressureMap } from "../detectors/pressure-map.js";
import { dayVolume } from "../detectors/row-volume.js";
import { executeSession } from "../execution/execute-session.js";
import { type Observation, observe } from "../execution/observation.js";
import type { Outage } from "../execution/routes.js";
import type { Refusal, Trade } from "../execution/trade.js";
import { planUrgencyTrade } from "../execution/urgency-plan.js";
import { urgencyPrediction } from "../execution/urgency-prediction.js";
import type { MarketContext } from "../market/market-context.js";
import type { MarketDay } from "../market/market-day.js";
import type { DayPrices } from "../market/price-book.js";
import type { Session } from "../market/session.js";
import { settlementOf } from "../market/settlement.js";
import type { ExpirationPressurePreset } from "./expiration-pressure.js";

/** Everything one preset did on a dataset, each record naming its cause. */
export interface ExpirationPressureRecord {
  readonly preset: ExpirationPressurePreset;
  readonly detections: readonly PressureAlert[];
  readonly labels: readonly UrgencyLabel[];
  readonly dismissed: readonly DismissedPressure[];
  /** Alerts that repeat one of the same strike and class, where a strike counts once. */
  readonly repeated: number;
  readonly observations: readonly Observation[];
  readonly refusals: readonly Refusal[];
  readonly trades: readonly Trade[];
  /** Simulated outages of the order routes: an assumption, see `drawOutages`. */
  readonly outages: readonly Outage[];
  /** Expiring series seen an hour before their expiry, and where they settled. */
  readonly cases: readonly ExpiryCase[];
  readonly dismissedCases: readonly DismissedExpiry[];
  /** The last session's first expiry that became a case, strike by time; null without one. */
  readonly map: PressureMap | null;
  /** Sessions in which a series with open interest expired: the only ones that could have had an alert. */
  readonly judgedDates: readonly string[];
  /** What the data lack for this preset, in words; a test that needs it is not testable. */
  readonly lacks: readonly string[];
}

/** Runs a preset session by session. */
export interface ExpirationPressureRun {
  /** Fills what is remembered of days before from a session that is not studied. */
  warmUp(session: Session): void;
  session(session: Session, prices: ReadonlyMap<string, DayPrices>): void;
  record(): ExpirationPressureRecord;
}

/**
 * @param context what is known beside the tape: calendars, the volatility index, halts
 * @param seed of the simulated outages and fill times
 */
export function createExpirationPressureRun(
  preset: ExpirationPressurePreset,
  context: MarketContext,
  seed: number,
): ExpirationPressureRun {
  const { parameters, choices } = preset;
  const cased = { ...parameters.measure, ...parameters.judge };
  const engines = new Map<string, Engine>();
  const detections: PressureAlert[] = [];
  const labels: UrgencyLabel[] = [];
  const dismissed: DismissedPressure[] = [];
  const observations: Observation[] = [];
  const refusals: Refusal[] = [];
  const trades: Trade[] = [];
  const outages: Outage[] = [];
  const cases: ExpiryCase[] = [];
  const dismissedCases: DismissedExpiry[] = [];
  const judgedDates: string[] = [];
  const lastVolume = new Map<string, number>();
  const seen = { days: 0, openInterest: 0, expiring: 0 };
  let repeated = 0;
  let map: PressureMap | null = null;

  const engineOf = (underlying: string): Engine => {
    const engine = engines.get(underlying) ?? {
      measure: createExpirationPressureMeasure(parameters.measure, choices.measure),
      detector: createExpirationPressureDetector(parameters.detect, choices.detect),
    };
    engines.set(underlying, engine);
    return engine;
  };

  /** Alerts of a day with their classes, and the rows that they were found in. */
  const alertsOf = (day: MarketDay): LabelledDay => {
    const { measure, detector } = engineOf(day.underlying);
    const found: PressureAlert[] = [];
    const rows: PressureRow[] = [];
    const out: DismissedPressure[] = [];
    for (let row = 0; row < day.rows; row++) {
      const measured = measure.step(day, row);
      if (measured) rows.push(measured);
      const stepped = detector.step(day, measured);
      found.push(...stepped.alerts);
      out.push(...stepped.dismissed);
    }
    measure.closeDay();
    detector.closeDay();
    const scale = day.profile.thresholdScale;
    const labelled = found.map((alert): LabelledAlert => {
      return { ...alert, label: classifyUrgency(alert, parameters.classify, choices.classify, scale) };
    });
    if (choices.detect.alerts === "every-row") return { rows, alerts: labelled, dismissed: out, repeated: 0 };
    const first = firstAlerts(labelled, (alert) => `${strikeKey(alert)}/${alert.label.urgency}`);
    return { rows, alerts: first, dismissed: out, repeated: labelled.length - first.length };
  };

  const remember = (session: Session): void => {
    for (const day of session.days) lastVolume.set(day.underlying, dayVolume(day));
  };

  return {
    warmUp(session) {
      for (const day of session.days.filter(hasExpiry)) alertsOf(day);
      remember(session);
    },
    session(session, prices) {
      const expiring = session.days.filter(hasExpiry);
      seen.days += session.days.length;
      seen.openInterest += session.days.filter(({ openInterest }) => openInterest.length > 0).length;
      seen.expiring += expiring.length;
      const alerts: LabelledAlert[] = [];
      let mapped = false;
      for (const day of expiring) {
        const found = expiryCases(day, cased, { ...choices.measure, ...choices.judge }, settlementOf);
        cases.push(...found.cases);
        dismissedCases.push(...found.dismissed);
        const labelled = alertsOf(day);
        alerts.push(...labelled.alerts);
        dismissed.push(...labelled.dismissed);
        repeated += labelled.repeated;
        const own = mapped ? undefined : found.cases[0];
        if (!own) continue;
        map = pressureMap(labelled.rows, own) ?? map;
        mapped = true;
      }
      if (expiring.some(({ openInterest }) => openInterest.length > 0)) judgedDates.push(session.date);
      const days = new Map(expiring.map((day) => [day.underlying, day]));
      const execution = executeSession(
        alerts,
        (alert, closed) => {
          const { closesAt, profile } = days.get(alert.underlying)!;
          const { settlement } = profile;
          const averagedMinutes = settlement.kind === "averaged" ? settlement.minutes : 0;
          const terms = { closesAt, averagedMinutes };
          return planUrgencyTrade(alert, alert.label, closed, terms, parameters.plan, choices.execute.exit);
        },
        { prices, lastDailyVolume: (underlying) => lastVolume.get(underlying) ?? Number.NaN, context },
        trades,
        { ...parameters.execute, ...parameters.limit },
        choices.execute,
        seed,
      );
      for (const { label, ...alert } of alerts) {
        detections.push(alert);
        labels.push(label);
        observations.push(observe(urgencyPrediction(alert, label), prices.get(alert.underlying)!));
      }
      refusals.push(...execution.refusals);
      trades.push(...execution.trades);
      outages.push(...execution.outages);
      remember(session);
    },
    record: () => ({
      preset,
      detections,
      labels,
      dismissed,
      repeated,
      observations,
      refusals,
      trades,
      outages,
      cases,
      dismissedCases,
      map,
      judgedDates,
      lacks: lacksOf(seen, cases.length, dismissedCases),
    }),
  };
}

interface Engine {
  readonly measure: ExpirationPressureMeasure;
  readonly detector: ExpirationPressureDetector;
}

/** An alert with its class. */
interface LabelledAlert extends PressureAlert {
  readonly label: UrgencyLabel;
}

/** What a day's rows came to. */
interface LabelledDay {
  /** Rows with a series within the horizon. */
  readonly rows: readonly PressureRow[];
  readonly alerts: readonly LabelledAlert[];
  readonly dismissed: readonly DismissedPressure[];
  /** Alerts that repeat one of the same strike and class, where a strike counts once. */
  readonly repeated: number;
}

/** Whether a series expires within the session. */
function hasExpiry(day: MarketDay): boolean {
  return day.strikes.some(({ expiresAt }) => expiresAt > day.opensAt && expiresAt <= day.closesAt);
}

function lacksOf(
  seen: { readonly days: number; readonly openInterest: number; readonly expiring: number },
  cases: number,
  dismissed: readonly DismissedExpiry[],
): string[] {
  const lacks: string[] = [];
  if (seen.openInterest === 0) lacks.push("no open interest: pressure is not defined without it");
  if (seen.expiring === 0) lacks.push("no series expires in these sessions");
  if (seen.openInterest > 0 && cases === 0 && dismissed.length > 0) {
    const reasons = Map.groupBy(dismissed, ({ reason }) => reason);
    const counts = [...reasons].map(([reason, own]) => `${reason} ${own.length}`);
    lacks.push(
      `no expiring series was seen both an hour before its expiry and at its settlement (${counts.join(", ")}): open interest by strike is all there is`,
    );
  }
  return lacks;
}
