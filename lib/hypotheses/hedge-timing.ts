import type { RandomStream } from "../numeric/random.js";
import { dayMeanFinding } from "./day-mean-finding.js";
import { type EventFlow, flowWithin } from "./event-flow.js";
import type { FlowParameters } from "./flow-parameters.js";
import type { Finding } from "./hypothesis.js";

/** When flow in the predicted direction comes: the primary hypothesis says within two to ten minutes. */
export interface HedgeTiming {
  /** Mean signed abnormal flow of the claimed minutes, contracts. */
  readonly flow: Finding;
  /** The same minus what an even flow over the whole watch would have brought in them. */
  readonly share: Finding;
  /** Share of the pooled flow that came in the claimed minutes; NaN where the pooled flow is not positive. */
  readonly pooledShare: number;
  /** Share that an even flow would have. */
  readonly evenShare: number;
}

const level = 0.95;

/**
 * VS-P (iv): signed abnormal flow in (2, 10] minutes is positive, and above its even share of the first thirty. The share is
 * tested as a difference, flow in the claimed minutes minus 8/30 of all: a quotient of single events has no mean. Events that
 * others disturb, and events too near the close to be watched, are left out. Days are clusters.
 */
export function hedgeTiming(
  events: readonly EventFlow[],
  parameters: FlowParameters & { readonly resamples: number },
  stream: RandomStream,
): HedgeTiming {
  const { timingFrom, flowWindow, flowHorizon, resamples } = parameters;
  const evenShare = (flowWindow - timingFrom) / flowHorizon;
  const seen = events
    .filter(({ apart }) => apart)
    .map((event) => {
      const { direction, date } = event.detection;
      const claimed = direction * (flowWithin(event, flowWindow) - flowWithin(event, timingFrom));
      return { date, claimed, whole: direction * flowWithin(event, flowHorizon) };
    });
  const watched = seen.filter(({ whole }) => !Number.isNaN(whole));
  const finding = (own: typeof seen, value: (event: (typeof seen)[number]) => number): Finding =>
    dayMeanFinding(
      own.map(value),
      own.map(({ date }) => date),
      { claimed: 0, side: "greater", level, draws: resamples, alwaysFlip: false },
      stream,
    );
  const total = (value: (event: (typeof seen)[number]) => number): number =>
    watched.reduce((sum, event) => sum + value(event), 0);
  const whole = total((event) => event.whole);
  return {
    flow: finding(
      seen.filter(({ claimed }) => !Number.isNaN(claimed)),
      ({ claimed }) => claimed,
    ),
    share: finding(watched, (event) => event.claimed - evenShare * event.whole),
    pooledShare: whole > 0 ? total(({ claimed }) => claimed) / whole : Number.NaN,
    evenShare,
  };
}
