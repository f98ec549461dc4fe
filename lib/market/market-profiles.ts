import type { MarketProfile } from "./market-profile.js";

const usIndexHours = { timeZone: "America/New_York", open: "09:30", close: "16:00" };
const indiaHours = { timeZone: "Asia/Kolkata", open: "09:15", close: "15:30" };

/** S&P 500 index options hedged in the E-mini future: the market the strategy documents speak of. */
export const spxEs: MarketProfile = {
  name: "spx-es",
  hours: usIndexHours,
  settlement: { kind: "point" },
  optionMultiplier: 100,
  futureMultiplier: 50,
  tick: 0.25,
  point: { kind: "absolute", size: 1 },
  pointValue: 50,
  thresholdScale: 1,
  contractSize: { kind: "contracts" },
  clockBucket: 300,
  longestGap: 600,
  rate: 0,
};

/**
 * Options on single stocks and funds in the United States, hedged in shares: a future is one share. Points keep the proportion
 * that one index point has at S&P 5000; with a point of 2 basis points and the account of the documents, a contract earns
 * what one future of theirs does.
 */
export const usOption: MarketProfile = {
  ...spxEs,
  name: "us-option",
  futureMultiplier: 1,
  tick: 0.01,
  point: { kind: "relative", basisPoints: 2 },
};

/** Generated markets: the documents' contract sizes, so that their thresholds apply unscaled. */
export const synthetic: MarketProfile = { ...spxEs, name: "synthetic" };

/**
 * Stock options of the National Stock Exchange of India. Volumes and open interest are counted in shares and become lots
 * at the door. One lot counts for one contract of the documents, 100 delta units, so that their thresholds speak about
 * lots; a future is one lot as well. A series settles in the average price of the last half hour.
 */
export const nseStock: MarketProfile = {
  name: "nse-stock",
  hours: indiaHours,
  settlement: { kind: "averaged", minutes: 30 },
  optionMultiplier: 100,
  futureMultiplier: 100,
  tick: 0.05,
  point: { kind: "relative", basisPoints: 2 },
  pointValue: 50,
  thresholdScale: 1,
  contractSize: { kind: "units", lots: {} },
  clockBucket: 1800,
  longestGap: 600,
  // Close to the yield of 91-day treasury bills and the repo rate of that winter, both between 5 and 7 per cent.
  rate: 0.065,
};

/** Index options of the National Stock Exchange of India, with the lots of January 2026. */
export const nseIndex: MarketProfile = {
  ...nseStock,
  name: "nse-index",
  contractSize: { kind: "units", lots: { NIFTY: 65, BANKNIFTY: 30, FINNIFTY: 60, MIDCPNIFTY: 120, NIFTYNXT50: 25 } },
};

const profiles: readonly MarketProfile[] = [spxEs, usOption, synthetic, nseStock, nseIndex];

/** The profile of a name. Throws `RangeError` for a name that no profile has. */
export function marketProfile(name: string): MarketProfile {
  const profile = profiles.find((candidate) => candidate.name === name);
  if (!profile) throw new RangeError(`unknown profile: ${name}`);
  return profile;
}
