import { parityForward } from "../pricing/parity-forward.js";
import type { Strike } from "./market-day.js";
import type { MarketProfile } from "./market-profile.js";

const year = 365 * 86_400_000;

/**
 * Level of the underlying that option prices imply, for a feed without its price: the parity forward, discounted at the
 * profile's rate (no dividend before expiry is assumed). One expiry serves the whole day, because each has a carry of its
 * own and a change would look like a move: the nearest that does not expire today, else today's. Where a series settles in
 * an average, its options follow the average in the last minutes and tell nothing of the price: NaN, as with too few prices.
 * Returns a function of a row's prices (cell c of the row at `offset + c`) and its instant, epoch milliseconds.
 */
export function parityLevel(
  strikes: readonly Strike[],
  profile: MarketProfile,
  closesAt: number,
): (prices: Float64Array, offset: number, at: number) => number {
  const later = strikes.filter((strike) => strike.expiresAt > closesAt);
  const expiresAt = Math.min(...(later.length > 0 ? later : strikes).map((strike) => strike.expiresAt));
  const series = strikes.flatMap((strike, number) =>
    strike.expiresAt === expiresAt ? [{ number, strike: strike.strike }] : [],
  );
  const averaging = profile.settlement.kind === "averaged" ? profile.settlement.minutes * 60_000 : 0;
  return (prices, offset, at) => {
    if (at >= expiresAt - averaging) return Number.NaN;
    const quoted = series.filter(
      ({ number }) => prices[offset + 2 * number]! > 0 && prices[offset + 2 * number + 1]! > 0,
    );
    if (quoted.length === 0) return Number.NaN;
    const discount = Math.exp((-profile.rate * (expiresAt - at)) / year);
    const { forward } = parityForward(
      Float64Array.from(quoted, ({ strike }) => strike),
      Float64Array.from(quoted, ({ number }) => prices[offset + 2 * number]!),
      Float64Array.from(quoted, ({ number }) => prices[offset + 2 * number + 1]!),
      discount,
    );
    return forward * discount;
  };
}
