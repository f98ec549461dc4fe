import type { EventStudy } from "../hypotheses/event-study.js";
import { eventStudyAxes, simultaneousOutline } from "./event-study-figure.js";
import { type Figure, layout, plotText } from "./figure.js";
import { counted, percent, signed } from "./format.js";
import { palette, translucent } from "./palette.js";

/** One curve among others. */
export interface NamedEventStudy {
  readonly name: string;
  readonly study: EventStudy;
}

/** How curves are told apart, never by colour alone. */
const marks = [
  { color: palette.blue, symbol: "circle" },
  { color: palette.vermilion, symbol: "diamond" },
  { color: palette.green, symbol: "square" },
  { color: palette.purple, symbol: "triangle-up" },
] as const;

/**
 * Mean paths of the price after the events of several studies, each in the band that holds its whole curve.
 *
 * @throws RangeError for more studies than can be told apart (four), or none
 */
export function eventStudiesFigure(studies: readonly NamedEventStudy[]): Figure {
  if (studies.length === 0 || studies.length > marks.length) throw new RangeError(`invalid studies: ${studies.length}`);
  const level = percent(studies[0]!.study.level, 0);
  return {
    data: studies.flatMap(({ name: given, study }, k) => {
      const name = plotText(given);
      const { color, symbol } = marks[k]!;
      const seen = study.curve.filter(({ mean }) => !Number.isNaN(mean));
      return [
        {
          type: "scatter",
          mode: "lines",
          name: `${name}: ${level} band`,
          ...simultaneousOutline(seen),
          fill: "toself",
          fillcolor: translucent(color, 0.18),
          line: { width: 0 },
          hoverinfo: "skip",
          showlegend: false,
        },
        {
          type: "scatter",
          mode: "lines+markers",
          name: `${name} (${counted(study.events, "event")})`,
          x: seen.map(({ minutes }) => minutes),
          y: seen.map(({ mean }) => mean),
          line: { color, width: 2 },
          marker: { color, symbol, size: 9 },
          text: seen.map(
            ({ minutes, mean, events }) => `${name}, ${minutes} min: ${signed(mean, 2)} points, n = ${events}`,
          ),
          hovertemplate: "%{text}<extra></extra>",
        },
      ];
    }),
    layout: layout(
      `Mean move after the first trigger, ${level} bands of the whole curves`,
      420,
      eventStudyAxes(studies[0]!.study),
    ),
  };
}
