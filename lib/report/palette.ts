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

/** Both strategies' classes: of one strategy no two look alike. */
const classMarks: Readonly<Record<string, ClassMark>> = {
  INSTITUTIONAL_SWEEP: { name: "institutional sweep", color: palette.blue, symbol: "circle" },
  GAMMA_EMERGENCY: { name: "gamma emergency", color: palette.vermilion, symbol: "diamond" },
  AMBIGUOUS_SIGNAL: { name: "ambiguous signal", color: palette.grey, symbol: "x" },
  PIN_RISK_MANAGEMENT: { name: "pin risk management", color: palette.blue, symbol: "circle" },
  ASSIGNMENT_PANIC: { name: "assignment panic", color: palette.vermilion, symbol: "diamond" },
  TRANSITION: { name: "transition", color: palette.purple, symbol: "square" },
  NO_SIGNAL: { name: "no signal", color: palette.grey, symbol: "x" },
};

/**
 * How a class is drawn.
 *
 * @throws RangeError for a class that no strategy has
 */
export function classMark(label: string): ClassMark {
  if (!Object.hasOwn(classMarks, label)) throw new RangeError(`unknown class: ${label}`);
  return classMarks[label]!;
}

/** The classes among these labels, each once, in the order in which every figure shows them. */
export function shownClasses(labels: readonly string[]): readonly string[] {
  const order = Object.keys(classMarks);
  return [...new Set(labels)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** A colour of the palette, thinned. */
export function translucent(color: string, opacity: number): string {
  return `rgba(${channelsOf(color).join(",")},${opacity})`;
}

/** Colours from little to much, evenly spaced; their order holds for every eye (cividis: Nuñez et al., PLOS ONE 13, 2018). */
export const sequence = [
  "#00224e",
  "#123570",
  "#3b496c",
  "#575d6d",
  "#707173",
  "#8a8678",
  "#a59c74",
  "#c3b369",
  "#fee838",
] as const;

/** The colour of a share of the way from little (0) to much (1). */
export function sequenceColor(share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (sequence.length - 1);
  const below = Math.min(sequence.length - 2, Math.floor(place));
  const [from, to] = [channelsOf(sequence[below]!), channelsOf(sequence[below + 1]!)];
  return `rgb(${from.map((channel, k) => Math.round(channel + (place - below) * (to[k]! - channel))).join(",")})`;
}

function channelsOf(color: string): readonly number[] {
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
}
