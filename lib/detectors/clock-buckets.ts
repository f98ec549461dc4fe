import type { MarketDay } from "../market/market-day.js";

/** Volume of a day by clock bucket and strike, as plain data that is changed in place. */
export interface BucketVolumes {
  /** Contracts (call and put) at `bucket * (stride / 2) + strike`. */
  readonly contracts: Float64Array;
  /** Seconds in which the strike was not observed, at the same place. */
  readonly missing: Float64Array;
  /** Seconds covered by the rows that end in a bucket. */
  readonly covered: Float64Array;
}

export function createBucketVolumes(day: MarketDay): BucketVolumes {
  const buckets = bucketCount(day);
  const size = (buckets * day.stride) / 2;
  return { contracts: new Float64Array(size), missing: new Float64Array(size), covered: new Float64Array(buckets) };
}

/** Clock buckets in a session, the last one possibly cut short. */
export function bucketCount(day: MarketDay): number {
  return Math.ceil((day.closesAt - day.opensAt) / 1000 / day.profile.clockBucket);
}

/** The clock bucket in which a row ends: (open, open + width] is the first. */
export function bucketOf(day: MarketDay, row: number): number {
  const bucket = Math.ceil((day.knownAt[row]! - day.opensAt) / 1000 / day.profile.clockBucket) - 1;
  return Math.min(bucketCount(day) - 1, Math.max(0, bucket));
}

/**
 * Adds a row to the bucket in which it ends, whole: a row that reaches over a boundary brings its time along.
 *
 * @param volume of the row by cell
 * @param strikes how many strikes are listed
 */
export function addToBucket(
  { contracts, missing, covered }: BucketVolumes,
  day: MarketDay,
  row: number,
  volume: Float64Array,
  strikes: number,
): void {
  const bucket = bucketOf(day, row);
  const seconds = day.elapsed[row]!;
  covered[bucket]! += seconds;
  let at = (bucket * day.stride) / 2;
  for (let s = 0; s < strikes; s++, at++) {
    const total = volume[2 * s]! + volume[2 * s + 1]!;
    if (Number.isNaN(total)) missing[at]! += seconds;
    else contracts[at]! += total;
  }
}

/** Marks the time before a strike was listed as not observed. */
export function listStrike({ missing, covered }: BucketVolumes, strike: number): void {
  const width = missing.length / covered.length;
  for (let bucket = 0; bucket < covered.length; bucket++) missing[bucket * width + strike] = covered[bucket]!;
}

/** Contracts in all buckets and strikes together. */
export function contractsIn({ contracts }: BucketVolumes): number {
  let sum = 0;
  for (let at = 0; at < contracts.length; at++) sum += contracts[at]!;
  return sum;
}

/**
 * Contracts per `seconds` of one strike in one bucket: the unit in which a bucket of half an hour and a window of five
 * minutes can be compared. NaN where less than one such stretch was observed: too little to tell a rate.
 */
export function bucketRate(
  { contracts, missing, covered }: BucketVolumes,
  bucket: number,
  strike: number,
  seconds: number,
): number {
  const at = (bucket * missing.length) / covered.length + strike;
  const observed = covered[bucket]! - missing[at]!;
  if (observed < seconds) return Number.NaN;
  // Untouched where bucket and window are alike, so that whole contracts stay whole.
  return observed === seconds ? contracts[at]! : (contracts[at]! / observed) * seconds;
}
