import type { DetectorCalibration } from "../hypotheses/detector-calibration.js";
import type { FlowProportion } from "../hypotheses/flow-proportion.js";
import { skillSchema } from "./accuracy-schema.js";
import { findingSchema } from "./finding-schema.js";
import {
  count,
  eitherOf,
  listOf,
  number,
  numberOrNull,
  orNull,
  pValue,
  recordOf,
  type Schema,
  share,
  text,
  textOrNull,
} from "./schema-kinds.js";

const timing: Schema = recordOf({
  flow: findingSchema,
  share: findingSchema,
  pooled_share: numberOrNull,
  even_share: numberOrNull,
});

const proportion: Schema = recordOf({
  episodes: count,
  slope: findingSchema.describe("contracts seen for each contract predicted"),
  r2_out_of_sample: findingSchema,
  r: numberOrNull,
  r2_in_sample: numberOrNull,
  f2: numberOrNull,
  corrected_slope: eitherOf(
    recordOf<keyof NonNullable<FlowProportion["correctedSlope"]>>({ accuracy: number, slope: numberOrNull }),
    text,
  ),
  controlled: recordOf<keyof FlowProportion["controlled"]>({
    slope: numberOrNull,
    standardError: numberOrNull,
    controls: listOf(text),
  }),
});

const speed: Schema = recordOf({
  times: count,
  censored: count,
  hazard: findingSchema,
  p_value_against_no_relation: pValue,
  p_value_against_same_time: pValue,
  score: numberOrNull,
  score_of_permuted_exposures: numberOrNull,
  log_rank_of_thirds: recordOf({ chiSquare: numberOrNull, pValue }),
  spearman: findingSchema,
  kendall_tau_b: numberOrNull,
  exponent: numberOrNull,
  exponent_of_logarithms: numberOrNull,
});

const completion: Schema = recordOf({
  watched: count,
  completed: count,
  with_placebos: count,
  changes: listOf(
    recordOf({
      minutes: number,
      after_events: numberOrNull,
      after_placebos: numberOrNull,
      finding: findingSchema,
    }),
  ),
});

/** What the future's takers did after the events, as `hedgingJson` writes it. */
export const hedgingSchema: Schema = recordOf({
  basis: text,
  lack: textOrNull.describe("why nothing could be seen"),
  events: count,
  events_without_sides: count,
  timing: orNull(timing),
  proportion: orNull(proportion),
  speed: orNull(speed),
  completion: orNull(completion),
});

/** The detector's own law against the volumes it watched, as `calibrationJson` writes it. */
export const calibrationSchema: Schema = recordOf({
  tails: orNull(
    recordOf<keyof DetectorCalibration>({
      windows: count,
      sessions: count,
      histogram: listOf(share),
      distance: numberOrNull,
      alertsPerSession: numberOrNull,
      discoveriesPerSession: numberOrNull,
      tail: findingSchema,
    }),
  ),
  forecasts: skillSchema,
});
