import type { FlowType } from "../classifiers/flow-type.js";

/**
 * Colours of marks, after Okabe and Ito (2008), told apart with every common colour blindness; lightened or darkened so
 * that each has a contrast of 3 : 1 and more on the light and on the dark page.
 */
export const palette = {
  blue: "#2079b8",
  vermilion: "#d55e00",
  green: "#009e73",
  purple: "#b3679b",
  grey: "#7f858d",
} as const;

/** How a class of trades is drawn: never by colour alone. */
export interface ClassMark {
  readonly name: string;
  readonly color: string;
  /** Name of a plotly marker. */
  readonly symbol: string;
}

export const classMarks: Readonly<Record<FlowType, ClassMark>> = {
  INSTITUTIONAL_SWEEP: { name: "institutional sweep", color: palette.blue, symbol: "circle" },
  GAMMA_EMERGENCY: { name: "gamma emergency", color: palette.vermilion, symbol: "diamond" },
  AMBIGUOUS_SIGNAL: { name: "ambiguous signal", color: palette.grey, symbol: "x" },
};

/** A colour of the palette, thinned. */
export function translucent(color: string, opacity: number): string {
  const channels = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  return `rgba(${channels.join(",")},${opacity})`;
}
