import type { TrackedAccuracy } from "../hypotheses/detection-accuracy.js";
import type { Clock } from "./clock.js";
import { axis, type Figure, layout } from "./figure.js";
import { integer, percent } from "./format.js";
import { palette, translucent } from "./palette.js";

const bases = [
  { basis: "price", name: "by the price", color: palette.blue, dash: "solid" },
  { basis: "flow", name: "by the future’s flow", color: palette.vermilion, dash: "dash" },
] as const;

/**
 * The accuracy of directions as it was known at each of some instants, with its interval. Instants before the first outcome have
 * nothing to show.
 *
 * @param course of `accuracyCourse`, ascending
 */
export function accuracyFigure(course: readonly TrackedAccuracy[], clock: Clock): Figure {
  const shown = bases.flatMap((look) => {
    const own = course.filter(({ basis, sampleSize }) => basis === look.basis && sampleSize > 0);
    return own.length === 0 ? [] : [{ ...look, own }];
  });
  const known = shown.map(({ own }) => own.at(-1)!.sampleSize);
  const level = shown[0]?.own[0]?.interval?.level ?? Number.NaN;
  return {
    data: shown.flatMap(({ name, color, dash, own }) => {
      const x = own.map(({ instant }) => clock.stamp(instant));
      return [
        {
          type: "scatter",
          mode: "lines",
          showlegend: false,
          x: [...x, ...x.toReversed()],
          y: [
            ...own.map(({ interval }) => interval!.upper),
            ...own.map(({ interval }) => interval!.lower).toReversed(),
          ],
          fill: "toself",
          fillcolor: translucent(color, 0.18),
          line: { width: 0, color },
          hoverinfo: "skip",
        },
        {
          type: "scatter",
          mode: "lines",
          name: `${name}, ${percent(own.at(-1)!.directionAccuracy)} in the end`,
          x,
          y: own.map(({ directionAccuracy }) => directionAccuracy),
          line: { color, dash, width: 2.5 },
          text: own.map(
            ({ correct, sampleSize, directionAccuracy, interval, instant }) =>
              `${clock.stamp(instant)}<br>${integer(correct)} of ${integer(sampleSize)} right (${percent(directionAccuracy)}), ${percent(level, 0)} interval ${percent(interval!.lower)} to ${percent(interval!.upper)}`,
          ),
          hovertemplate: "%{text}<extra></extra>",
        },
      ];
    }),
    layout: layout(
      `Right directions so far, with the ${percent(level, 0)} interval (n = ${integer(Math.max(0, ...known))} outcomes in the end)`,
      360,
      {
        xaxis: axis(`as known at (${clock.zone})`, { type: "date", nticks: 8 }),
        yaxis: axis("right directions (% of alerts)", { range: [0, 1.02], tickformat: ".0%" }),
        hovermode: "closest",
      },
    ),
  };
}
