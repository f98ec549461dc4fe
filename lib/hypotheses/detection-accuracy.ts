import type { Observation } from "../execution/observation.js";
import { clopperPearson } from "../statistics/clopper-pearson.js";
import type { Interval } from "../statistics/test-result.js";
import { type EventFlow, flowWithin, minutesToFlow } from "./event-flow.js";
import type { FlowParameters } from "./flow-parameters.js";

/** One alert: what was predicted, and what the tape showed. Null: nothing to see it by. */
export interface DetectionCase {
  readonly detection: string;
  readonly underlying: string;
  readonly date: string;
  /**
   * Instant from which the outcome was known, epoch milliseconds: the end of the response that was watched, by price and by flow. Of
   * an alert whose response was never seen: the end of the window in which it could have come.
   */
  readonly knownAt: number;
  /** Class of the alert. */
  readonly label: string;
  readonly predictedDirection: 1 | -1;
  /** By the price. */
  readonly priceDirection: number;
  readonly priceMagnitudeError: number;
  readonly priceTimingError: number;
  /** 0.5 direction + 0.25 magnitude + 0.25 timing, each in [0, 1], by the price. */
  readonly accuracyScore: number;
  /** By signed abnormal flow: contracts predicted and seen in the flow window, minutes to the share of the hedge. */
  readonly predictedFlow: number | null;
  readonly observedFlow: number | null;
  readonly flowTimingError: number | null;
}

/** How often a kind of alert was right, and by how much it was wrong. */
export interface DetectionAccuracy {
  /** Name of the class, or `ALL`. */
  readonly label: string;
  readonly basis: "price" | "flow";
  /** All alerts count; one without an observation is a miss of direction (X13). */
  readonly sampleSize: number;
  readonly correct: number;
  /** NaN without alerts. */
  readonly directionAccuracy: number;
  /** Clopper and Pearson, alerts as independent; null without alerts. */
  readonly interval: Interval | null;
  /** Mean minutes, and mean share of the prediction (of one contract at least), over alerts where both are known; NaN where none is. */
  readonly averageTimingError: number;
  readonly averageMagnitudeError: number;
  /** Mean accuracy score of all alerts; NaN without alerts, and by flow, which has none. */
  readonly averageScore: number;
  /** Alerts whose timing was seen; the others are censored. */
  readonly timed: number;
}

const level = 0.95;

/**
 * Every alert with what came of it, in their order.
 *
 * @param labels, observations, alerts one of each per alert; events those whose flow was seen
 */
export function detectionCases(
  labels: readonly string[],
  observations: readonly Observation[],
  events: readonly EventFlow[],
  alerts: readonly { readonly underlying: string; readonly date: string }[],
  parameters: Pick<FlowParameters, "responseShare" | "flowWindow">,
): readonly DetectionCase[] {
  const flows = new Map(events.map((event) => [event.detection.id, event]));
  return labels.map((label, k) => {
    const seen = observations[k]!;
    const flow = flows.get(seen.detection);
    const minutes = flow ? minutesToFlow(flow, parameters.responseShare * Math.abs(flow.predicted)) : Number.NaN;
    return {
      detection: seen.detection,
      underlying: alerts[k]!.underlying,
      date: alerts[k]!.date,
      knownAt: flow ? Math.max(seen.knownAt, flowKnownAt(flow, minutes, parameters.flowWindow)) : seen.knownAt,
      label,
      predictedDirection: seen.predictedDirection,
      priceDirection: seen.observedDirection,
      priceMagnitudeError: seen.magnitudeError,
      priceTimingError: seen.timingError,
      accuracyScore: seen.accuracyScore,
      predictedFlow: flow ? flow.predicted : null,
      observedFlow: flow ? flowWithin(flow, parameters.flowWindow) : null,
      flowTimingError: flow ? Math.abs(minutes - seen.predictedTiming) : null,
    };
  });
}

/** End of the flow window, or of the watch for the response where that is later. */
function flowKnownAt({ detection, width, watched }: EventFlow, response: number, flowWindow: number): number {
  const windowEnd = (Math.round((60 * flowWindow) / width) * width) / 60;
  return detection.triggeredAt + 60_000 * Math.max(windowEnd, Number.isNaN(response) ? watched : response);
}

/**
 * The same read at any instant: what could be said of the detections then. Only alerts whose outcome was known by it are counted, so
 * that nothing that comes later changes the answer. Before the first outcome n is 0, the accuracy NaN, and there is no interval.
 *
 * @param instant epoch milliseconds, itself included
 * @param classes names of the classes that get a row, beside `ALL`
 * @throws RangeError for an instant that is none
 */
export function accuracyAsOf(
  cases: readonly DetectionCase[],
  instant: number,
  classes: readonly string[],
): readonly DetectionAccuracy[] {
  if (Number.isNaN(instant)) throw new RangeError(`invalid instant: ${instant}`);
  return detectionAccuracy(
    cases.filter(({ knownAt }) => knownAt <= instant),
    classes,
  );
}

/** What was known at an instant. */
export interface TrackedAccuracy extends DetectionAccuracy {
  /** Epoch milliseconds. */
  readonly instant: number;
}

/**
 * The tracker's answer as of each of some instants, by price and, where it was known then, by flow.
 *
 * @param instants epoch milliseconds, such as the closes of the sessions
 * @param label name of a class, or `ALL`
 * @throws RangeError for an instant that is none
 */
export function accuracyCourse(
  cases: readonly DetectionCase[],
  instants: readonly number[],
  label = "ALL",
): readonly TrackedAccuracy[] {
  const classes = label === "ALL" ? [] : [label];
  return instants.flatMap((instant) =>
    accuracyAsOf(cases, instant, classes).flatMap((row) => (row.label === label ? [{ instant, ...row }] : [])),
  );
}

/**
 * The document's hedging-flow validator: direction, timing and magnitude by class, once by the price and, where the future's takers
 * are known, once by signed abnormal flow.
 */
export function detectionAccuracy(
  cases: readonly DetectionCase[],
  classes: readonly string[],
): readonly DetectionAccuracy[] {
  const byFlow = cases.some(({ observedFlow }) => observedFlow !== null);
  const bases = byFlow ? (["price", "flow"] as const) : (["price"] as const);
  return bases.flatMap((basis) =>
    ["ALL", ...classes].map((label) => {
      const own = cases.filter((one) => label === "ALL" || one.label === label);
      return accuracyOf(label, basis, own);
    }),
  );
}

function accuracyOf(
  label: string,
  basis: DetectionAccuracy["basis"],
  cases: readonly DetectionCase[],
): DetectionAccuracy {
  const flow = basis === "flow";
  const correct = cases.filter(
    ({ predictedDirection, priceDirection, observedFlow }) =>
      Math.sign(flow ? (observedFlow ?? Number.NaN) : priceDirection) === predictedDirection,
  ).length;
  const timing = known(cases.map((own) => (flow ? own.flowTimingError : own.priceTimingError)));
  const magnitude = known(cases.map((own) => (flow ? flowError(own) : own.priceMagnitudeError)));
  return {
    label,
    basis,
    sampleSize: cases.length,
    correct,
    directionAccuracy: correct / cases.length,
    interval: cases.length === 0 ? null : clopperPearson(correct, cases.length, level),
    averageTimingError: meanOf(timing),
    averageMagnitudeError: meanOf(magnitude),
    averageScore: flow ? Number.NaN : meanOf(cases.map(({ accuracyScore }) => accuracyScore)),
    timed: timing.length,
  };
}

/** |observed - predicted| / max(predicted, 1), as the document's validator has it. */
function flowError({ predictedFlow, observedFlow }: DetectionCase): number | null {
  if (predictedFlow === null || observedFlow === null) return null;
  const predicted = Math.abs(predictedFlow);
  return Math.abs(Math.abs(observedFlow) - predicted) / Math.max(predicted, 1);
}

function known(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value): value is number => value !== null && !Number.isNaN(value));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
