import type { Detection } from "../detectors/volume-shock-detect.js";
import { createStream } from "../numeric/random.js";
import { type Completion, completion } from "./completion.js";
import { type EventFlow, eventFlows } from "./event-flow.js";
import type { FlowJudgeParameters } from "./flow-parameters.js";
import { type FlowProportion, flowProportion } from "./flow-proportion.js";
import { type HedgeTiming, hedgeTiming } from "./hedge-timing.js";
import type { PriceBook } from "./placebo.js";
import { type ResponseSpeed, responseSpeed } from "./response-speed.js";

/** Everything that the future's signed volume says of a preset's events. */
export interface HedgingEvidence {
  /** Why nothing can be said; null where something can. */
  readonly lack: string | null;
  readonly events: readonly EventFlow[];
  /** Alerts on days whose takers are not known. */
  readonly unseen: number;
  /** VS-P (iv), VS-S1, VS-S2, VS-S4; null where there are too few events. */
  readonly timing: HedgeTiming | null;
  readonly proportion: FlowProportion | null;
  readonly speed: ResponseSpeed | null;
  readonly completion: Completion | null;
}

/** Said where the hedge instrument shows no sides: nothing stands in for them. */
export const noTakers =
  "the takers of the future are not known (no future in the data, or its volume without sides): hedging flow cannot be seen";

/**
 * Reads abnormal flow after the events and tries what the document says of it. Each test has a stream of its own.
 *
 * @param window seconds of the option window
 */
export function hedgingEvidence(
  detections: readonly Detection[],
  book: PriceBook,
  parameters: FlowJudgeParameters,
  window: number,
  seed: number,
): HedgingEvidence {
  const flows = eventFlows(detections, book, parameters, window);
  if (flows.expected.size === 0) {
    const nothing = { timing: null, proportion: null, speed: null, completion: null };
    return { lack: noTakers, events: [], unseen: detections.length, ...nothing };
  }
  const { events, unseen } = flows;
  const matching = { minutes: parameters.placeboMinutes, mostDays: parameters.placeboDays };
  return {
    lack: null,
    events,
    unseen,
    timing: events.length === 0 ? null : hedgeTiming(events, parameters, createStream(seed, "hedge-timing")),
    proportion: flowProportion(flows.episodes, parameters, createStream(seed, "flow-proportion")),
    speed: responseSpeed(events, parameters, createStream(seed, "response-speed")),
    completion:
      events.length === 0
        ? null
        : completion(flows, book, matching, parameters, window, createStream(seed, "completion")),
  };
}
