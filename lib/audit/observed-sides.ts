import type { BarTape } from "../market/tape.js";

/** The tape with the takers' sides of its options turned around: what was bought prints as sold. */
export function flipSides(tape: BarTape): BarTape {
  const { prints } = tape;
  return { ...tape, prints: { ...prints, buyVolume: prints.sellVolume, sellVolume: prints.buyVolume } };
}

/** The tape as a feed without sides would tell it: all option volume is unsigned. */
export function removeSides(tape: BarTape): BarTape {
  const { prints } = tape;
  const unknown = new Float64Array(prints.buyVolume.length).fill(Number.NaN);
  const unsignedVolume = prints.buyVolume.map(
    (bought, print) => bought + prints.sellVolume[print]! + (prints.unsignedVolume[print]! || 0),
  );
  return { ...tape, prints: { ...prints, buyVolume: unknown, sellVolume: unknown, unsignedVolume } };
}
