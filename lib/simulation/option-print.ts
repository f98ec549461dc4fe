import type { OptionType } from "../pricing/option-type.js";

/** One option trade of the simulated tape. */
export interface OptionPrint {
  /** Seconds after the open. */
  readonly second: number;
  /** Strike number in the session's list. */
  readonly strike: number;
  readonly type: OptionType;
  readonly contracts: number;
  /** What only the simulator knows: +1 the customer bought, -1 sold. */
  readonly side: 1 | -1;
  /** Where it printed, which is all that an observer of the tape has. */
  readonly at: "bid" | "ask" | "middle";
}

/** Whole lots that the uniform number picks between two bounds, both included. */
export function between(uniform: number, [least, most]: readonly [number, number]): number {
  return least + Math.floor(uniform * (most - least + 1));
}
