import { cohenH } from "../statistics/cohen-h.js";
import { twoSampleEffects } from "../statistics/two-sample-effects.js";
import type { PlaceboTable } from "./placebo.js";

/** How far real trades are from their placebos (X9). */
export interface PlaceboEffects {
  /** Of the win rates. */
  readonly cohenH: number;
  /** Of the net points. */
  readonly cohenD: number;
  readonly hedgesG: number;
  readonly cliffDelta: number;
}

/** Effect sizes of real against placebo trades, every placebo once; null without either. */
export function placeboEffects({ days }: PlaceboTable): PlaceboEffects | null {
  const actual = days.flatMap((day) => day.actual);
  const placebos = days.flatMap(({ donors }) => donors.flat());
  if (actual.length === 0 || placebos.length === 0) return null;
  const rate = (points: readonly number[]): number => points.filter((value) => value > 0).length / points.length;
  const { cohenD, hedgesG, cliffDelta } = twoSampleEffects(actual, placebos);
  return { cohenH: cohenH(rate(actual), rate(placebos)), cohenD, hedgesG, cliffDelta };
}
