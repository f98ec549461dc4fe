import type { MarketDay } from "../market/market-day.js";
import { pointSize } from "../market/market-profile.js";
import { openInterestAsOf } from "../market/open-interest.js";
import type { Settlement } from "../market/settlement.js";
import { upperBound } from "../numeric/bisect.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import { concentrations } from "./concentrations.js";
import {
  type ExpiringSeries,
  expiringSeries,
  impliedDeviation,
  type RealisedVariance,
  remainingDeviation,
  type SeriesOpenInterest,
  seriesOpenInterest,
  type VolatilityParameters,
} from "./expiring-volatility.js";
import type { CaseStrike, ExpiryCase } from "./expiry-case.js";
import { settlementVariance } from "./settlement-variance.js";

/** Numbers that cases are built with; those not in this file's schema are the measure's. */
export interface ExpiryCaseParameters extends VolatilityParameters {
  readonly caseMinutes: number;
  readonly caseTolerance: number;
  readonly caseReach: number;
  readonly caseDeviations: number;
  readonly concentrationBand: number;
}

// biome-ignore format: a row per parameter
export const expiryCaseSchema: readonly ParameterSchema[] = defineParameters("judge", [
  ["caseMinutes", "minutes", 1, 1440, 1, "an expiring series is seen in its last row at least this long before expiry", "primary test of expiration pressure: 60 minutes"],
  ["caseTolerance", "minutes", 0, 1440, 1, "and that row is at most this much older", "snapshots come every 5 to 15 minutes"],
  ["caseReach", "points", 0, 1e6, 1, "the heaviest strike is looked for this close to the price (included), where reach is in points", "primary test of expiration pressure: 20"],
  ["caseDeviations", "deviations", 0, 10, 0.1, "or within this many deviations of the move to expiry, where reach is in deviations", "amended scale of markets without points: one"],
]);

/** Choices of the cases that are not numbers. */
export interface ExpiryCaseChoices {
  /** What the reach of the heaviest strike is counted in. */
  readonly reach: "points" | "sigma";
  readonly volatility: "implied" | "realised";
}

/** An expiring series that is no case, and why. */
export interface DismissedExpiry {
  readonly underlying: string;
  readonly date: string;
  readonly expiresAt: number;
  readonly reason:
    | "no-price"
    | "no-open-interest"
    | "single-strike"
    | "unknown-deviation"
    | "no-settlement"
    | "settlement-not-later";
}

export interface ExpiryCases {
  /** In the order of their expiry. */
  readonly cases: readonly ExpiryCase[];
  readonly dismissed: readonly DismissedExpiry[];
}

/**
 * The series that expire in a day's session, each seen once. Nothing but the settlement and the course of the price rests on what came
 * after the row that it was seen in.
 *
 * @param settle where a series settled, null where the data do not tell
 */
export function expiryCases(
  day: MarketDay,
  parameters: ExpiryCaseParameters,
  choices: ExpiryCaseChoices,
  settle: (day: MarketDay, expiresAt: number) => Settlement | null,
): ExpiryCases {
  const cases: ExpiryCase[] = [];
  const dismissed: DismissedExpiry[] = [];
  for (const series of expiringSeries(day)) {
    const { expiresAt } = series;
    const found = caseOf(day, series, parameters, choices, () => settle(day, expiresAt));
    if (typeof found !== "string") cases.push(found);
    else dismissed.push({ underlying: day.underlying, date: day.date, expiresAt, reason: found });
  }
  return { cases, dismissed };
}

function caseOf(
  day: MarketDay,
  series: ExpiringSeries,
  parameters: ExpiryCaseParameters,
  choices: ExpiryCaseChoices,
  settle: () => Settlement | null,
): ExpiryCase | DismissedExpiry["reason"] {
  const { levels, expiresAt } = series;
  const row = caseRow(day, series, parameters);
  if (typeof row === "string") return row;
  if (levels.length < 2) return "single-strike";
  const seenAt = day.knownAt[row]!;
  const price = day.underlyingPrice[row]!;
  const point = pointSize(day.profile, price);
  const minutes = (expiresAt - seenAt) / 60_000;
  const prices = pricesOf(day);

  const left = settlementVariance(day.profile.settlement, minutes);
  const settling = (1 - left.share) * averageSoFar(day, expiresAt, row) + left.share * price;
  const implied = choices.volatility === "implied" ? impliedDeviation(day, row, series, settling) : Number.NaN;
  const { deviation, source } = remainingDeviation(
    implied,
    realisedUntil(prices, day.opensAt, seenAt),
    left,
    parameters,
  );
  if (source === null) return "unknown-deviation";

  const settlement = settle();
  if (!settlement) return "no-settlement";
  if (settlement.at <= seenAt) return "settlement-not-later";

  const strikes = caseStrikes(day, series, seenAt, price, parameters.concentrationBand);
  const width = deviation * settling;
  const reach = choices.reach === "points" ? parameters.caseReach * point : parameters.caseDeviations * width;
  const from = upperBound(prices.at, seenAt);
  const to = Math.max(from, upperBound(prices.at, expiresAt));
  return {
    underlying: day.underlying,
    date: day.date,
    expiresAt,
    seenAt,
    minutes,
    price,
    point,
    deviation: width,
    deviationSource: source,
    strikes,
    spacing: spacingAround(levels, price),
    heaviest: heaviestWithin(strikes, price, reach),
    settlement,
    course: {
      at: column(seenAt, prices.at.subarray(from, to)),
      price: column(price, prices.price.subarray(from, to)),
    },
  };
}

/** The last row early enough that has a price and open interest of the series. */
function caseRow(
  day: MarketDay,
  series: ExpiringSeries,
  { caseMinutes, caseTolerance }: ExpiryCaseParameters,
): number | "no-price" | "no-open-interest" {
  const latest = series.expiresAt - 60_000 * caseMinutes;
  const earliest = latest - 60_000 * caseTolerance;
  let reason: "no-price" | "no-open-interest" = "no-price";
  for (let row = upperBound(day.knownAt, latest, 0, day.rows) - 1; row >= 0 && day.knownAt[row]! >= earliest; row--) {
    if (!(day.underlyingPrice[row]! > 0)) continue;
    const { calls, puts } = heldAt(day, series, day.knownAt[row]!);
    if (calls.some((held) => held > 0) || puts.some((held) => held > 0)) return row;
    reason = "no-open-interest";
  }
  return reason;
}

function heldAt(day: MarketDay, series: ExpiringSeries, instant: number): SeriesOpenInterest {
  return seriesOpenInterest(series, openInterestAsOf(day.openInterest, instant)?.contracts ?? null);
}

/** Strikes with an open call or put. */
function caseStrikes(
  day: MarketDay,
  series: ExpiringSeries,
  seenAt: number,
  price: number,
  band: number,
): readonly CaseStrike[] {
  const { levels } = series;
  const { calls, puts, total } = heldAt(day, series, seenAt);
  const shares = concentrations(levels, total, price, band);
  return [...levels.keys()]
    .filter((k) => calls[k]! > 0 || puts[k]! > 0)
    .map((k) => ({
      strike: levels[k]!,
      callOpenInterest: calls[k]!,
      putOpenInterest: puts[k]!,
      openInterest: total[k]!,
      concentration: shares[k]!,
    }));
}

/** Of two alike the one nearer to the price. */
function heaviestWithin(strikes: readonly CaseStrike[], price: number, reach: number): number {
  let heaviest = -1;
  for (const [k, { strike, openInterest }] of strikes.entries()) {
    const distance = Math.abs(strike - price);
    if (!(distance <= reach && openInterest > 0)) continue;
    const best = strikes[heaviest];
    const nearer = best?.openInterest === openInterest && distance < Math.abs(best.strike - price);
    if (!best || openInterest > best.openInterest || nearer) heaviest = k;
  }
  return heaviest;
}

/** Distance of the listed strikes below and above the price; beyond the last strike, of the two outermost. */
function spacingAround(levels: Float64Array, price: number): number {
  const above = Math.min(levels.length - 1, Math.max(1, upperBound(levels, price)));
  return levels[above]! - levels[above - 1]!;
}

/** A first value and those after it. */
function column(first: number, rest: Float64Array): Float64Array {
  const values = new Float64Array(1 + rest.length);
  values[0] = first;
  values.set(rest, 1);
  return values;
}

/** The finest prices of the day, else its rows' own. */
function pricesOf(day: MarketDay): { readonly at: Float64Array; readonly price: Float64Array } {
  if (day.path) return day.path;
  const rows = [...Array(day.rows).keys()].filter((row) => day.underlyingPrice[row]! > 0);
  const priced = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!);
  return { at: priced(day.knownAt), price: priced(day.underlyingPrice) };
}

/** Returns of the session that were known at an instant; the night before it has none. */
function realisedUntil(
  { at, price }: { readonly at: Float64Array; readonly price: Float64Array },
  opensAt: number,
  until: number,
): RealisedVariance {
  const realised: RealisedVariance = { squares: 0, minutes: 0, returns: 0 };
  for (let k = 1; k < at.length && at[k]! <= until; k++) {
    if (at[k - 1]! < opensAt || !(at[k]! > at[k - 1]!)) continue;
    realised.squares += Math.log(price[k]! / price[k - 1]!) ** 2;
    realised.minutes += (at[k]! - at[k - 1]!) / 60_000;
    realised.returns += 1;
  }
  return realised;
}

/** Mean price of the rows in the averaging window up to one of them; the row's own price before the window. */
function averageSoFar(day: MarketDay, expiresAt: number, row: number): number {
  const { settlement } = day.profile;
  const opens = expiresAt - (settlement.kind === "averaged" ? 60_000 * settlement.minutes : 0);
  let [sum, prices] = [0, 0];
  for (let r = row; r >= 0 && day.knownAt[r]! > opens; r--) {
    if (!(day.underlyingPrice[r]! > 0)) continue;
    sum += day.underlyingPrice[r]!;
    prices += 1;
  }
  return prices === 0 ? day.underlyingPrice[row]! : sum / prices;
}
