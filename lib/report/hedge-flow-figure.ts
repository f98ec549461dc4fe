import { type PressureRow, type SignAssumption, signAssumptions } from "../detectors/expiration-pressure-measure.js";
import type { ExpiryCase } from "../detectors/expiry-case.js";
import type { Clock } from "./clock.js";
import { axis, type Figure, layout, plotText, referenceLine } from "./figure.js";
import { signed } from "./format.js";
import { palette } from "./palette.js";

/** How the assumptions are told apart, never by colour alone. */
const marks: Readonly<Record<SignAssumption, { readonly color: string; readonly dash: string }>> = {
  "calls-long-puts-short": { color: palette.blue, dash: "solid" },
  "both-long": { color: palette.green, dash: "dash" },
  "both-short": { color: palette.vermilion, dash: "dot" },
  "signed-volume": { color: palette.purple, dash: "dashdot" },
};

/**
 * What time alone makes market makers trade in one expiring series, if they hold what each assumption says: futures a minute, above
 * zero bought. The hover says as well what a rise by one point would make them trade. Assumptions that the data do not
 * tell are left out.
 *
 * @param rows measured on the case's day, in order
 */
export function hedgeFlowFigure(
  rows: readonly PressureRow[],
  own: Pick<ExpiryCase, "underlying" | "date" | "expiresAt">,
  clock: Clock,
): Figure {
  const seen = rows.flatMap(({ knownAt, series }) => {
    const measured = series.find(({ expiresAt }) => expiresAt === own.expiresAt);
    return measured ? [{ time: clock.stamp(knownAt), flow: measured.hedgeFlow }] : [];
  });
  const known = signAssumptions.filter((assumption) => seen.some(({ flow }) => !Number.isNaN(flow[assumption].charm)));
  return {
    data: known.map((assumption) => ({
      type: "scatter",
      mode: "lines",
      name: assumption.replaceAll("-", " "),
      x: seen.map(({ time }) => time),
      y: seen.map(({ flow }) => flow[assumption].charm),
      line: { ...marks[assumption], width: 2 },
      text: seen.map(
        ({ time, flow }) =>
          `${time.slice(11, 16)}: ${signed(flow[assumption].charm, 1)} futures a minute, ${signed(flow[assumption].gamma, 1)} if the price rises by a point`,
      ),
      hovertemplate: "%{text}<extra></extra>",
    })),
    layout: layout(`${own.underlying} on ${own.date}: hedges that time alone asks for`, 400, {
      xaxis: axis(`time (${plotText(clock.zone)})`, { type: "date", tickformat: "%H:%M" }),
      yaxis: axis("futures a minute (bought above zero)"),
      shapes: [referenceLine(0)],
    }),
  };
}
