import type { IntradayProfile } from "./intraday-profile.js";

/** Dials of the generator `planted-flow`. Times are in seconds, sizes in contracts, prices in points of the underlying. */
export interface PlantedFlowParameters {
  /** Whether market makers hedge large orders. Off, the same seed gives the same orders and no response to them. */
  readonly hedging: boolean;

  /** Centre of the opening prices, points. Sessions open at levels of their own: prices are not carried over a night. */
  readonly price: number;
  /** Standard deviation of the logarithm of the opening price. */
  readonly openingSpread: number;
  /** Volatility of the price without hedging, per year of 252 sessions; options are priced at it too. */
  readonly volatility: number;
  readonly varianceProfile: IntradayProfile;
  /** Step of the price path, seconds. */
  readonly pathStep: number;
  /** Length of a row, seconds, a multiple of `pathStep`. */
  readonly rowLength: number;

  /** Strikes of the chain, half of them below the opening price. */
  readonly strikes: number;
  /** Distance of neighbouring strikes, points. */
  readonly strikeStep: number;
  /** Steps of an option's price in a point. */
  readonly optionTicks: number;
  /** Expected everyday volume of an option struck at the opening price, contracts per session, bought and sold in equal parts. */
  readonly optionVolume: number;
  /** Distance from the opening price at which everyday volume and open interest have fallen to 1/e, points. */
  readonly optionReach: number;
  /** Variance over mean of option volume. */
  readonly optionDispersion: number;
  readonly optionProfile: IntradayProfile;
  /** Median open interest of an option struck at the opening price, contracts, and the standard deviation of its logarithm. */
  readonly openInterest: number;
  readonly openInterestSpread: number;

  /** Expected everyday volume of the future, contracts per session. */
  readonly futureVolume: number;
  /** Variance over mean of future volume. */
  readonly futureDispersion: number;
  readonly futureProfile: IntradayProfile;
  /** How far buyers and sellers of the future differ: |bought - sold| / volume at a shift of one standard deviation. */
  readonly futureImbalance: number;
  /** Share of the variance of that shift that is the price's own move of the same row. */
  readonly futureAgreement: number;

  /** Expected number of large customer orders per session, each with a side, +1 or -1 equally likely. */
  readonly orders: number;
  /** Expected number of decoys per session: the same orders, but bought and sold in equal parts. */
  readonly decoys: number;
  /** No order begins in so many seconds after the open, or before the close. */
  readonly quietOpen: number;
  readonly quietClose: number;
  /** Median size, contracts over all strikes, and the standard deviation of its logarithm. */
  readonly orderSize: number;
  readonly orderSizeSpread: number;
  /** Fewest contracts per strike: larger than what chance brings. */
  readonly orderLeast: number;
  /** Share of orders in one strike; the others take `sweepStrikes` neighbours (fewest, most), all equally likely. */
  readonly singleShare: number;
  readonly sweepStrikes: readonly [number, number];
  /** Shortest and longest execution of an order, seconds. */
  readonly orderSeconds: readonly [number, number];

  /** Share of the customer's delta that is hedged in the future. */
  readonly hedgeRatio: number;
  /** From the end of the order to the first hedge trade, and from there to the last, seconds: shortest and longest. */
  readonly hedgeDelay: readonly [number, number];
  readonly hedgeSeconds: readonly [number, number];
  /** Prefactor Y of the square-root law, in which the daily volume is `futureVolume`. */
  readonly impact: number;
  /** Share of the hedge's move that does not revert. */
  readonly impactLasting: number;
}

/**
 * The embedded dataset's values. They are round numbers, chosen so that hedging moves the price by roughly 8 to 20
 * points and an observer who knows the sides can see it; none is an estimate of a real market, whose futures trade several hundred
 * times the volume. Response time does not depend on size here.
 */
export const plantedFlowParameters: PlantedFlowParameters = {
  hedging: true,
  price: 5000,
  openingSpread: 0.01,
  volatility: 0.16,
  varianceProfile: { open: 3, close: 1.5, power: 6 },
  pathStep: 5,
  rowLength: 60,
  strikes: 20,
  strikeStep: 10,
  optionTicks: 20,
  optionVolume: 450,
  optionReach: 60,
  optionDispersion: 10,
  optionProfile: { open: 2, close: 2, power: 6 },
  openInterest: 3000,
  openInterestSpread: 0.5,
  futureVolume: 4000,
  futureDispersion: 4,
  futureProfile: { open: 2, close: 3, power: 6 },
  futureImbalance: 0.2,
  futureAgreement: 0.3,
  orders: 8,
  decoys: 1.5,
  quietOpen: 900,
  quietClose: 2700,
  orderSize: 350,
  orderSizeSpread: 0.4,
  orderLeast: 120,
  singleShare: 0.5,
  sweepStrikes: [3, 5],
  orderSeconds: [60, 120],
  hedgeRatio: 0.9,
  hedgeDelay: [5, 30],
  hedgeSeconds: [120, 480],
  impact: 1,
  impactLasting: 0.5,
};
