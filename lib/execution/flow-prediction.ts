import type { Label } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import type { Prediction } from "./observation.js";

/** What a labelled detection of volume shock predicts: watched for the class's longest response, or the modelled one where the class expects nothing. */
export function flowPrediction(detection: Detection, { expected }: Label): Prediction {
  return {
    detection: detection.id,
    decidedAt: detection.decidedAt,
    direction: detection.direction,
    horizon: expected ? expected.responseRange[1] : detection.estimatedResponse,
    magnitude: expected ? (expected.magnitudeRange[0] + expected.magnitudeRange[1]) / 2 : Number.NaN,
    timing: detection.estimatedResponse,
  };
}
