import type { MarketProfile } from "../market/market-profile.js";
import { spxEs, usOption } from "../market/market-profiles.js";

/** Roots of index options whose monthly series settle in the opening prices of their last morning: trading ends the day before. */
const morningRoots: ReadonlySet<string> = new Set(["SPX", "NDX", "RUT", "DJX", "VIX", "XEO"]);

/** The market profile of an underlying as CBOE names it: `^SPX` is the index of the strategy documents. */
export function cboeProfile(underlying: string): MarketProfile {
  return /^\^?SPX[A-Z]*$/.test(underlying) ? spxEs : usOption;
}

/** Exchange time at which a series stops living, `HH:MM`: with the open where its root settles in the morning, else with the close. */
export function expiryTime(root: string, { hours }: MarketProfile): string {
  return morningRoots.has(root.replace(/^\^/, "")) ? hours.open : hours.close;
}
