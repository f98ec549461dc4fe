import type { IntradayProfile } from "./intraday-profile.js";

/**
 * Dials of the simulated market. Times are in seconds, sizes in contracts, prices in points of the underlying. No value is
 * an estimate of a real market.
 */
export interface MarketParameters {
  /** Opening price of the first session, points. */
  readonly price: number;
  /** Median standard deviation of a session's log return. */
  readonly volatility: number;
  /** Autoregression of the logarithm of a session's volatility, and the standard deviation of its shock. */
  readonly volatilityMemory: number;
  readonly volatilityShock: number;
  /** Standard deviation of the move over night, in those of the session. */
  readonly overnight: number;
  readonly varianceProfile: IntradayProfile;
  /** Step of the price path, and length of a row, a multiple of it. */
  readonly pathStep: number;
  readonly rowLength: number;

  /** Futures a session trades on average; the liquidity of the market. */
  readonly futureVolume: number;
  readonly futureProfile: IntradayProfile;
  /** Shape of the gamma-Poisson volume of a path step: the smaller, the more bursts. */
  readonly futureShape: number;
  /** How far takers' buying and selling differ, and the share of that variance which is the price's own shock. */
  readonly flowImbalance: number;
  readonly flowAgreement: number;

  /** Strikes of each expiry, half of them below the opening price, and their distance. */
  readonly strikes: number;
  readonly strikeStep: number;
  /** Implied over realised volatility; slope and curvature of the smile in standardised moneyness, and its floor. */
  readonly impliedPremium: number;
  readonly smileSlope: number;
  readonly smileCurvature: number;
  readonly smileFloor: number;
  /** Half-spread: at least so much, plus shares of the price and of the vega of a volatility point; and the tick. */
  readonly spreadLeast: number;
  readonly spreadPrice: number;
  readonly spreadVega: number;
  readonly optionTick: number;
  /** Whether rows carry bid and ask. Nothing in a study asks for them where deltas are printed, and they take most of the space. */
  readonly quotes: boolean;
  /** Whether rows carry deltas. Where they carry quotes a study can do without. */
  readonly deltas: boolean;
  /** Seconds before the close from which rows and the path are printed; null: from the open. */
  readonly printedLast: number | null;
  /** Contracts open at the money, spread of their logarithm, and the distance (standardised) in which they fall off. */
  readonly openInterest: number;
  readonly openInterestSpread: number;
  readonly openInterestReach: number;

  /** Everyday option trades of a session, in all listed contracts. */
  readonly trades: number;
  readonly tradeProfile: IntradayProfile;
  /** Share of trades set off by an earlier one, and the mean seconds after which. */
  readonly branching: number;
  readonly branchingDelay: number;
  /** Share of trades out of the money. */
  readonly outOfTheMoney: number;
  /** Logarithm of a trade's median size and its spread. */
  readonly tradeSizeLog: number;
  readonly tradeSizeSpread: number;
  /** Probability that a trade takes the side of the one before it. */
  readonly sideRepeats: number;
  /** Shares of customers who take (the rest is at the midpoint), and of those whose limit order is taken. */
  readonly marketOrders: number;
  readonly limitOrders: number;

  /** Large orders of a session, decoys among them. */
  readonly orders: number;
  readonly sweepShare: number;
  readonly concentratedShare: number;
  /** Median size of a large order over all strikes, and the spread of its logarithm. */
  readonly orderSize: number;
  readonly orderSizeSpread: number;
  /** No order begins in so many seconds after the open, or before the close. */
  readonly quietOpen: number;
  readonly quietClose: number;
  /** Absolute deltas between which the strikes of an order lie. */
  readonly orderDelta: readonly [number, number];
  /** Strikes of a sweep, shape of the Dirichlet law of its sizes, the largest share it may have, lots and seconds of its prints. */
  readonly sweepStrikes: readonly [number, number];
  readonly sweepShape: number;
  readonly sweepLargest: number;
  readonly printLots: readonly [number, number];
  readonly sweepSeconds: readonly [number, number];
  /** Least share of the main strike of a concentrated order, and its seconds. */
  readonly concentration: number;
  readonly concentratedSeconds: readonly [number, number];
  /** Seconds by which the prints of large orders come too late (they go round within the quiet times): a null when it is large. */
  readonly printDelay: number;

  /** Share of the customer's delta that market makers hedge. */
  readonly hedgeRatio: number;
  /** Response law R(Q): least and greatest seconds, size at which it is half-way down, exponent, spread of its logarithm. */
  readonly responseLeast: number;
  readonly responseGreatest: number;
  readonly responseSize: number;
  readonly responseExponent: number;
  readonly responseSpread: number;
  /** Share of the response after which the first future is traded. */
  readonly responseStart: number;
  /** Prefactor Y of the square-root law, and the share of a hedge's move that never reverts. */
  readonly impact: number;
  readonly impactLasting: number;

  /** Positions that expire on the session's day: only modes whose name begins with `pin` have any. */
  readonly expiry: ExpiryDials;
}

/** How market makers come to the open of an expiry day, and how they hedge what expires. */
export interface ExpiryDials {
  /**
   * `mechanistic`: the hedge follows the delta with a delay, gamma and the decay of delta act by themselves; `drift`: the reduced
   * form, in which only the decay of delta is hedged, at once.
   */
  readonly implementation: "mechanistic" | "drift";
  /**
   * |A| of the heaviest strike within reach of the price an hour before the close (see `heaviestStrike`), the others in proportion to
   * their open interest; null: market makers hold the shares below of what is open, whatever strength that has.
   */
  readonly strength: number | null;
  /** What a strength plants at the other strikes, in proportions of their open interest: 1 the same share as at the heaviest, 0 nothing. */
  readonly others: number;
  /** Share of the open interest that market makers hold on average in a regime that is not neutral, and its spread by strike. */
  readonly share: number;
  readonly shareSpread: number;
  /** Points within which a strike counts as near. */
  readonly reach: number;
  /**
   * Mechanistic only: seconds in which a missing hedge falls to 1/e; share of the expected volume that may be traded, null: all
   * that is missing; least futures. A tenth holds strong books back until they look alike; without a limit a book that is short at
   * many neighbouring strikes chases the price off its chain.
   */
  readonly delay: number;
  readonly volumeShare: number | null;
  readonly leastTrade: number;
  /** Linear impact: lasting move in daily standard deviations when a day's volume is bought, the move that comes back, and the seconds in which it falls to 1/e. */
  readonly lasting: number;
  readonly transient: number;
  readonly transientDelay: number;
  /** Drift only: seconds before expiry from which the decay of delta no longer grows. */
  readonly decayFloor: number;
}

/** How many futures a session trades: what a hedge of given size is measured against. */
export const liquidities = { deep: 1_500_000, mid: 150_000, thin: 20_000, "seed-true": 2500 } as const;

export type Liquidity = keyof typeof liquidities;

/**
 * What is true in a market. `truth`: market makers hedge and the price yields. `null-no-impact`: they hedge, visibly, and the
 * price does not yield. `null-no-hedging`: neither. `null-shuffled-sides`: as in the truth, but the side with which a large
 * order prints is a coin. On days on which something expires, market makers are long of it in `pin-attract`, short in `pin-repel`, and hold none of it
 * in `pin-neutral`; `pin-shuffled-strikes` has the prices of `pin-attract` and publishes its open interest under other strikes. All
 * draw the same numbers elsewhere.
 */
export const marketModes = [
  "truth",
  "null-no-impact",
  "null-no-hedging",
  "null-shuffled-sides",
  "pin-attract",
  "pin-neutral",
  "pin-repel",
  "pin-shuffled-strikes",
] as const;

export type MarketMode = (typeof marketModes)[number];

/** The modes in which market makers hold a part of what expires. */
export type PinRegime = Extract<MarketMode, `pin-${string}`>;

/** The shape in which studies are simulated: one expiry a week ahead, 40 options, one-minute rows, a path of 5 seconds. */
export const studyShape: MarketParameters = {
  price: 5000,
  volatility: 0.0101,
  volatilityMemory: 0.95,
  volatilityShock: 0.1,
  overnight: 0.5,
  varianceProfile: { open: 3, close: 1.5, power: 6 },
  pathStep: 5,
  rowLength: 60,
  futureVolume: liquidities["seed-true"],
  futureProfile: { open: 2, close: 3, power: 6 },
  futureShape: 0.5,
  flowImbalance: 0.2,
  flowAgreement: 0.3,
  strikes: 20,
  strikeStep: 10,
  impliedPremium: 1.1,
  smileSlope: -0.08,
  smileCurvature: 0.03,
  smileFloor: 0.3,
  spreadLeast: 0.05,
  spreadPrice: 0.02,
  spreadVega: 0.03,
  optionTick: 0.05,
  quotes: false,
  deltas: true,
  printedLast: null,
  openInterest: 3000,
  openInterestSpread: 0.4,
  openInterestReach: 1.2,
  // 6,000 in a whole chain, of which 30 % in the series a week ahead and half of those within 100 points.
  trades: 1000,
  tradeProfile: { open: 2, close: 2, power: 6 },
  branching: 0.5,
  branchingDelay: 20,
  outOfTheMoney: 0.7,
  tradeSizeLog: 1,
  tradeSizeSpread: 1.2,
  sideRepeats: 0.55,
  marketOrders: 0.7,
  limitOrders: 0.22,
  // One more than in a whole chain, so that the sessions a study may judge hold a hundred trades.
  orders: 5,
  sweepShare: 0.45,
  concentratedShare: 0.3,
  orderSize: 500,
  orderSizeSpread: 0.6,
  quietOpen: 900,
  quietClose: 2700,
  orderDelta: [0.25, 0.6],
  sweepStrikes: [3, 8],
  sweepShape: 5,
  sweepLargest: 0.6,
  printLots: [10, 50],
  sweepSeconds: [5, 60],
  concentration: 0.85,
  concentratedSeconds: [1, 10],
  printDelay: 0,
  hedgeRatio: 0.9,
  responseLeast: 20,
  responseGreatest: 900,
  responseSize: 150,
  responseExponent: 1,
  responseSpread: 0.4,
  responseStart: 0.25,
  impact: 1,
  impactLasting: 0.5,
  expiry: {
    implementation: "mechanistic",
    strength: null,
    others: 1,
    share: 0.3,
    shareSpread: 0.15,
    reach: 20,
    delay: 60,
    volumeShare: 0.1,
    leastTrade: 2,
    lasting: 5,
    transient: 5,
    transientDelay: 300,
    decayFloor: 10,
  },
};

/**
 * The shape in which expiry days are simulated: one series that expires on Mondays, Wednesdays and Fridays, a strike every 5
 * points, quotes, and nobody who trades options, so that sessions are small.
 */
export const expiryShape: MarketParameters = {
  ...studyShape,
  rowLength: 120,
  strikes: 24,
  strikeStep: 5,
  optionTick: 0.25,
  quotes: true,
  deltas: false,
  printedLast: 7200,
  trades: 0,
  orders: 0,
};
