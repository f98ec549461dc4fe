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

/**
 * Index options of the National Stock Exchange of India in bars of a quarter of an hour: one missing bar is no hole, two are. No
 * lot is listed, because it changed over the years that such files cover (NIFTY: 25, 75, 65); the data tell it.
 */
export const nseIndexBars: MarketProfile = {
  ...nseIndex,
  name: "nse-index-bars",
  contractSize: { kind: "units", lots: {} },
  longestGap: 1800,
};

/**
 * Options on bitcoin with an expiry every day, on Delta Exchange India: a session lasts 24 hours, from the expiry of the day
 * before to its own, 17:30 in India. As on the Indian exchange a contract, here 0.001 BTC, counts for one of the documents, so
 * that their thresholds speak about contracts; it is hedged by one contract of the perpetual, of the same size and a tick of
 * half a dollar. Series settle in the average of the index over the last half hour.
 *
 * The expiry time is from the options guide of Delta Exchange India (guides.delta.exchange). The size of a contract is the
 * `contract_value` of these options in its interface, known at second hand; that the settlement is an average agrees with the
 * data, in which the level that marks imply moves ever less in the last half hour. Neither was found in the venue's own words.
 */
export const crypto24h: MarketProfile = {
  ...nseStock,
  name: "crypto-24h",
  hours: { timeZone: "Asia/Kolkata", open: "17:30", close: "17:30" },
  tick: 0.5,
  contractSize: { kind: "contracts", units: 0.001 },
  // Half an hour of snapshots that come every five minutes at the median and at gaps under 21 minutes nine times in ten.
  clockBucket: 1800,
  // Three snapshots in a row missed: a price that moved so long unseen has no course.
  longestGap: 900,
  // Margined in dollars and settled within a day: nothing to discount.
  rate: 0,
};

/**
 * Options on bitcoin on Deribit: sessions end at 08:00 UTC, a contract is 1 BTC, and a series settles in the average of the
 * index over the last half hour (deribit.com, "Expiration Price"). Chains seen a few times a day: the clock has quarters of a
 * day, and a gap is too long where a snapshot of the four was missed.
 */
export const crypto24hDeribit: MarketProfile = {
  ...crypto24h,
  name: "crypto-24h-deribit",
  hours: { timeZone: "UTC", open: "08:00", close: "08:00" },
  contractSize: { kind: "contracts", units: 1 },
  clockBucket: 21_600,
  longestGap: 28_800,
};

const profiles: readonly MarketProfile[] = [
  spxEs,
  usOption,
  synthetic,
  nseStock,
  nseIndex,
  nseIndexBars,
  crypto24h,
  crypto24hDeribit,
];

/** The profile of a name. Throws `RangeError` for a name that no profile has. */
export function marketProfile(name: string): MarketProfile {
  const profile = profiles.find((candidate) => candidate.name === name);
  if (!profile) throw new RangeError(`unknown profile: ${name}`);
  return profile;
}
