import { axis, type Figure, layout, plotText } from "./figure.js";
import { counted } from "./format.js";
import { classMark } from "./palette.js";

/** Alerts in slots of time. */
export interface AlertBars {
  /** What the slots are of, in the title. */
  readonly by: string;
  readonly axis: string;
  /** Slot of each alert: whole numbers, neighbours one apart. */
  readonly slots: readonly number[];
  /** Class of each alert. */
  readonly labels: readonly string[];
  /** Classes in the order in which they are stacked. */
  readonly classes: readonly string[];
  /** What is written under a slot. */
  readonly nameOf: (slot: number) => string;
  /** Slots run from the last to the first: time that is left. */
  readonly backwards: boolean;
}

/** How many alerts came when, by class. Slots between busy ones that had none are drawn empty. */
export function alertBarsFigure({ by, axis: title, slots, labels, classes, nameOf, backwards }: AlertBars): Figure {
  const first = slots.reduce((least, slot) => Math.min(least, slot), Number.POSITIVE_INFINITY);
  const last = slots.reduce((most, slot) => Math.max(most, slot), Number.NEGATIVE_INFINITY);
  const ascending = Array.from({ length: slots.length === 0 ? 0 : last - first + 1 }, (_, k) => first + k);
  const shown = backwards ? ascending.toReversed() : ascending;
  const counts = new Map<string, number>();
  for (const [k, slot] of slots.entries()) {
    const key = `${labels[k]!}/${slot}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return {
    data: classes
      .filter((label) => labels.includes(label))
      .map((label) => ({
        type: "bar",
        name: classMark(label).name,
        x: shown.map(nameOf),
        y: shown.map((slot) => counts.get(`${label}/${slot}`) ?? 0),
        marker: { color: classMark(label).color },
        hovertemplate: `%{y} × ${classMark(label).name}<br>%{x}<extra></extra>`,
      })),
    layout: layout(`Alerts by ${by} (n = ${counted(slots.length, "alert")})`, 340, {
      barmode: "stack",
      showlegend: true,
      xaxis: axis(plotText(title), { type: "category" }),
      yaxis: axis("alerts (count)", { rangemode: "tozero" }),
    }),
  };
}
