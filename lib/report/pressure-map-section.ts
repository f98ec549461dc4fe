import type { PressureMap } from "../detectors/pressure-map.js";
import { chartBox } from "./chart-box.js";
import type { Clock } from "./clock.js";
import { factsHtml } from "./facts.js";
import { decimal, integer, noAnswer, significant } from "./format.js";
import { html } from "./html.js";
import { pressureMapFigure } from "./pressure-map-figure.js";
import type { Section } from "./section.js";

/** One expiry replayed. */
export function pressureMapSection(map: PressureMap | null, clock: Clock): Section {
  return {
    id: "map",
    title: "Pressure map",
    body: map
      ? html`<p>The document’s pressure, open contracts × assignment probability over the square of the minutes left, as it was measured row by row for the last expiry of these data. It is a formula, not an observation: its growth
toward the right is the square of the time that is left, and its steps at 45 and 15 minutes are those of the assignment probability.</p>
${chartBox(
  pressureMapFigure(map, clock),
  html`${factsHtml(
    [
      ["expiry", clock.stamp(map.expiresAt)],
      ["price when first measured", decimal(map.price[0]!, 2)],
      ["last price measured", decimal(map.price.at(-1)!, 2)],
      ["heaviest strike within reach", Number.isNaN(map.heaviest) ? noAnswer : decimal(map.heaviest, 2)],
      ["settlement ± error of its estimate", `${decimal(map.settlement, 2)} ± ${decimal(map.settlementError, 2)}`],
      ["greatest pressure (contracts per min²)", significant(greatest(map))],
    ],
    "columns",
  )}<p class="note">Times in ${clock.zone}. ${thinned(map)} No tile: nothing open, or nothing seen.</p>`,
)}`
      : html`<p>No expiring series was measured before an expiry whose settlement is known, so there is no map to draw.</p>
`,
  };
}

function greatest({ logPressure }: PressureMap): number {
  const most = logPressure.reduce((high, value) => (value > high ? value : high), Number.NEGATIVE_INFINITY);
  return Number.isFinite(most) ? 10 ** most : Number.NaN;
}

function thinned({ at, strikes, measured }: PressureMap): string {
  const whole = measured.instants === at.length && measured.strikes === strikes.length;
  return whole
    ? "Every row and every strike that was measured is drawn."
    : `Drawn are ${integer(at.length)} of ${integer(measured.instants)} rows, evenly spread, and the ${integer(strikes.length)} of ${integer(measured.strikes)} strikes around the price.`;
}
