/**
 * When trading happens, in the exchange's own clock; instants are made from it at the edges only. A session has the date of
 * its close. Where `open` is not before `close`, it opens on the calendar day before: a market round the clock closes and
 * opens at the same time.
 */
export interface SessionHours {
  /** IANA name, e.g. `America/New_York`. */
  readonly timeZone: string;
  /** `HH:MM`, local exchange time. */
  readonly open: string;
  readonly close: string;
}

/** What one "point" of the strategy documents is worth on this market. */
export type PointRule =
  | { readonly kind: "absolute"; readonly size: number }
  /** 1 index point at S&P 5000 is 2 basis points; markets at another price level keep the proportion. */
  | { readonly kind: "relative"; readonly basisPoints: number };

/** How an expiring series is settled; it decides whether the last minutes have a price of their own. */
export type SettlementRule = { readonly kind: "point" } | { readonly kind: "averaged"; readonly minutes: number };

/** Size of one contract in units of the underlying, for feeds that count units instead of contracts. */
export type ContractSize =
  /** Counted in contracts; `units` of the underlying in one, where they are not the profile's `optionMultiplier`. */
  | { readonly kind: "contracts"; readonly units?: number }
  /** Lots by underlying; one that is not listed falls back to the greatest common divisor of its volumes, flagged (`lotSize`). */
  | { readonly kind: "units"; readonly lots: Readonly<Record<string, number>> };

/** Everything that depends on the market and not on the strategy. */
export interface MarketProfile {
  readonly name: string;
  readonly hours: SessionHours;
  readonly settlement: SettlementRule;
  /** Delta units of one option contract at |delta| 1, the document's M_o. */
  readonly optionMultiplier: number;
  /** Delta units of one future, M_f. */
  readonly futureMultiplier: number;
  /** Smallest price step of the hedge instrument. */
  readonly tick: number;
  readonly point: PointRule;
  /**
   * Account currency that one point of one contract earns. The document's account is 1,000 points of a future worth 50 a
   * point; other markets keep that proportion, so that its percentages mean the same.
   */
  readonly pointValue: number;
  /** The document's contract and exposure thresholds are multiplied by this. */
  readonly thresholdScale: number;
  readonly contractSize: ContractSize;
  /** Width of the clock bucket of a volume baseline, seconds: the document's 300, wider where sampling is coarse. */
  readonly clockBucket: number;
  /** A gap between observations longer than this (seconds) is a hole: what happened in it has no time. */
  readonly longestGap: number;
  /** Annual rate used for discounting where the feed has none, declared and printed. */
  readonly rate: number;
}

/** Size of one point in price units at a price level. */
export function pointSize(profile: MarketProfile, price: number): number {
  return profile.point.kind === "absolute" ? profile.point.size : (profile.point.basisPoints / 10_000) * price;
}
