import type { Detection } from "../detectors/volume-shock-detect.js";
import { pearson } from "../statistics/pearson.js";

/** What the document's own code would report: correlations of a formula with its own input. They say nothing of a market. */
export interface CircularCompanions {
  readonly circular: true;
  readonly alerts: number;
  /** R squared of modelled pressure on option volume (V9); NaN without spread. */
  readonly pressureOnVolume: number;
  /** Pearson's r of modelled response time with exposure (V10). */
  readonly responseOnExposure: number;
}

const level = 0.95;

/** As written, flagged, and never gating: pressure is made of exposure, which is made of volume; so is the modelled response. */
export function circularCompanions(detections: readonly Detection[]): CircularCompanions {
  const of = (value: (detection: Detection) => number): readonly number[] => detections.map(value);
  return {
    circular: true,
    alerts: detections.length,
    pressureOnVolume: pearson(
      of(({ totalVolume }) => totalVolume),
      of(({ pressure }) => pressure),
      level,
    ).rSquared,
    responseOnExposure: pearson(
      of(({ exposure }) => exposure),
      of(({ estimatedResponse }) => estimatedResponse),
      level,
    ).r,
  };
}
