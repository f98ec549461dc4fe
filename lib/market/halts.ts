import type { Halt } from "./market-context.js";

/** The halt that is in force for an underlying at an instant (epoch milliseconds); null where none is. */
export function haltInForce(halts: readonly Halt[], underlying: string, instant: number): Halt | null {
  return halts.find((halt) => concerns(halt, underlying) && halt.from <= instant && instant < halt.to) ?? null;
}

/** The first halt of an underlying that begins after an instant (epoch milliseconds); null where none follows. */
export function nextHalt(halts: readonly Halt[], underlying: string, instant: number): Halt | null {
  const later = halts.filter((halt) => concerns(halt, underlying) && halt.from > instant);
  return later.reduce<Halt | null>((first, halt) => (first && first.from <= halt.from ? first : halt), null);
}

function concerns(halt: Halt, underlying: string): boolean {
  return halt.underlying === null || halt.underlying === underlying;
}
