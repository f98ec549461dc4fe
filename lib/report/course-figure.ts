import type { VolumeCourse } from "../detectors/volume-course.js";
import type { VolumeShockDetectParameters } from "../detectors/volume-shock-detect.js";
import type { Figure } from "./figure.js";
import { volumeFigure } from "./volume-figure.js";

/**
 * A strike's volume over a day against its baseline, with the trigger of the ratio rule as a line through it.
 *
 * @param timeZone IANA name of the clock to show
 */
export function courseFigure(
  course: VolumeCourse,
  { volumeRatio, minimumVolume }: Pick<VolumeShockDetectParameters, "volumeRatio" | "minimumVolume">,
  timeZone: string,
): Figure {
  const { underlying, strike, expiration, date } = course.of;
  return volumeFigure({
    title: `${underlying} ${strike}, expiring ${expiration}, on ${date}`,
    instants: course.at,
    recent: course.recentVolume,
    baseline: course.baselineVolume,
    // Both conditions of the rule must hold, so the higher of the two is the line to cross.
    threshold: course.baselineVolume.map((usual) => Math.max(volumeRatio * Math.max(usual, 1), minimumVolume)),
    timeZone,
  });
}
