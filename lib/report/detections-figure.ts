import type { FlowType, Label } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import { type Clock, clockTime } from "./clock.js";
import { axis, type Figure, layout, plotText } from "./figure.js";
import { counted } from "./format.js";
import { classMarks } from "./palette.js";

/** Minutes of the day that share a bar. */
const bucket = 30;

/** At what time of the day the alerts came, by class. `labels` stand in the order of `detections`. */
export function detectionsFigure(detections: readonly Detection[], labels: readonly Label[], clock: Clock): Figure {
  const slots = detections.map(({ triggeredAt }) => Math.floor(clock.minuteOfDay(triggeredAt) / bucket));
  const first = Math.min(...slots);
  const times = Array.from({ length: slots.length === 0 ? 0 : Math.max(...slots) - first + 1 }, (_, k) => first + k);
  const count = (flowType: FlowType, slot: number): number =>
    slots.filter((own, k) => own === slot && labels[k]!.flowType === flowType).length;
  return {
    data: (Object.keys(classMarks) as FlowType[])
      .filter((flowType) => labels.some((label) => label.flowType === flowType))
      .map((flowType) => ({
        type: "bar",
        name: classMarks[flowType].name,
        x: times.map((slot) => clockTime(bucket * slot)),
        y: times.map((slot) => count(flowType, slot)),
        marker: { color: classMarks[flowType].color },
        hovertemplate: `%{y} × ${classMarks[flowType].name}<br>from %{x}, ${bucket} minutes<extra></extra>`,
      })),
    layout: layout(`Alerts by time of day (n = ${counted(detections.length, "alert")})`, 340, {
      barmode: "stack",
      showlegend: true,
      xaxis: axis(`first trigger (${plotText(clock.zone)}, ${bucket} min each)`, { type: "category" }),
      yaxis: axis("alerts (count)", { rangemode: "tozero" }),
    }),
  };
}
