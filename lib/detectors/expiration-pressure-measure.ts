import { hasSides, type MarketDay, rowQuality } from "../market/market-day.js";
import { pointSize } from "../market/market-profile.js";
import { openInterestAsOf } from "../market/open-interest.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import type { AssignmentParameters } from "./assignment-probability.js";
import { concentrations } from "./concentrations.js";
import {
  type ExpiringSeries,
  expiringSeries,
  impliedDeviation,
  type RealisedVariance,
  remainingDeviation,
  seriesOpenInterest,
  type VolatilityParameters,
} from "./expiring-volatility.js";
import {
  type DocumentColumns,
  documentColumns,
  type ModelColumns,
  modelColumns,
  writeDocumentRow,
  writeModelRow,
} from "./pressure-columns.js";
import { type SettlementVariance, settlementVariance } from "./settlement-variance.js";

/** Numbers of the measure stage: the document's steps of probability, and what the measures beside them need. */
export interface ExpirationPressureMeasureParameters extends AssignmentParameters, VolatilityParameters {
  readonly horizon: number;
  readonly nearDistance: number;
  readonly concentrationBand: number;
}

const document = "strategy document";

// biome-ignore format: a row per parameter
export const expirationPressureMeasureSchema: readonly ParameterSchema[] = defineParameters("measure", [
  ["horizon", "minutes", 1, 1440, 1, "rows are measured from this long before expiry (included)", `${document}: the earliest class begins 60 minutes before`],
  ["nearMinutes", "minutes", 0, 1440, 1, "fewer minutes to expiry than this are the crisis zone (strict)", `${document}: < 15`],
  ["approachingMinutes", "minutes", 0, 1440, 1, "fewer minutes to expiry than this are the warning zone (strict)", `${document}: < 45`],
  ["nearProbability", "1", 0, 1, 0.05, "assignment probability at the strike in the crisis zone", `${document}: 0.8`],
  ["approachingProbability", "1", 0, 1, 0.05, "the same in the warning zone", `${document}: 0.5`],
  ["distantProbability", "1", 0, 1, 0.05, "the same before", `${document}: 0.2`],
  ["nearReach", "points", 0.1, 1000, 1, "distance over which it falls by 1 in the crisis zone", `${document}: 10`],
  ["approachingReach", "points", 0.1, 1000, 1, "the same in the warning zone", `${document}: 20`],
  ["distantReach", "points", 0.1, 1000, 1, "the same before", `${document}: 30`],
  ["leastProbability", "1", 0, 1, 0.05, "assignment probability is never below this", `${document}: 0.1`],
  ["nearDistance", "points", 0.01, 100, 0.5, "a settlement this close to a strike counts as near it", "E4; grid test of the primary hypothesis: 0.5 and 1"],
  ["concentrationBand", "1", 0.0001, 1, 0.005, "open interest of a strike is held against that of all strikes this close to the price", "E11: 1 %"],
  ["minimumReturns", "returns", 1, 10_000, 1, "fewest returns of the day that a realised volatility may rest on", "standard error of about 1 / sqrt(2 n)"],
  ["leastVolatility", "per root year", 0, 10, 0.01, "volatilities below this are no estimate", "stale or one-sided prices"],
  ["greatestVolatility", "per root year", 0.01, 100, 0.1, "volatilities above this are no estimate", "price steps coarser than the time value left"],
]);

/** Choices of the measure stage that are not numbers. */
export interface ExpirationPressureMeasureChoices {
  /** `implied`: of the expiring options at the money in the row, the day's own where they tell nothing; `realised`: the day's own. */
  readonly volatility: "implied" | "realised";
}

/**
 * What market makers are taken to hold, since open interest has no sign: all calls long and all puts short (the usual
 * reading of "gamma exposure"), everything long, everything short, or minus what customers bought since the open.
 */
export type SignAssumption = "calls-long-puts-short" | "both-long" | "both-short" | "signed-volume";

export const signAssumptions: readonly SignAssumption[] = [
  "calls-long-puts-short",
  "both-long",
  "both-short",
  "signed-volume",
];

/** Hedging of market makers' whole book in an expiring series; positive: they buy futures. NaN where a position is not known. */
export interface HedgeFlow {
  /** Futures contracts per minute, as time passes. */
  readonly charm: number;
  /** Futures contracts when the price rises by one point. */
  readonly gamma: number;
}

/** An expiring series in one row: columns with one entry per strike, ascending. NaN is not known. */
export interface SeriesPressure extends DocumentColumns, ModelColumns {
  readonly expiration: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** Minutes to expiry. */
  readonly minutes: number;
  /** Price units. */
  readonly strikes: Float64Array;
  /** Contracts, as they were known at the row's instant; a strike's are calls and puts together. */
  readonly callOpenInterest: Float64Array;
  readonly putOpenInterest: Float64Array;
  readonly openInterest: Float64Array;
  /** Open interest over that of all strikes in the band around the price (E11); NaN outside it. */
  readonly concentration: Float64Array;
  /**
   * Pressures of all strikes, each with the sign of price - strike (E9): positive where they add up to a push upwards if
   * market makers steer away, downwards if they pin.
   */
  readonly netPressure: number;
  /** Expected settling price: the price, in an averaging window with what is fixed of the average. */
  readonly settling: number;
  /** Deviation of the logarithm of the settling price from now to expiry, and what it was taken from. */
  readonly deviation: number;
  readonly deviationSource: "implied" | "realised" | null;
  /** Options that market makers are long at each strike, calls and puts together, contracts: the sign is that of their gamma there. */
  readonly dealerOptions: Readonly<Record<SignAssumption, Float64Array>>;
  readonly hedgeFlow: Readonly<Record<SignAssumption, HedgeFlow>>;
}

/** The expiring series of a row that are within the horizon. */
export interface PressureRow {
  readonly row: number;
  /** Epoch milliseconds at which the row could be known. */
  readonly knownAt: number;
  readonly price: number;
  /** Price units of one point at that price. */
  readonly pointSize: number;
  readonly series: readonly SeriesPressure[];
}

/** Everything a running measure remembers, as plain data. */
export interface ExpirationPressureState {
  /** Null between sessions. */
  today: {
    nextRow: number;
    /** Last price and its instant; NaN before the first. */
    price: number;
    at: number;
    readonly realised: RealisedVariance;
    /** Bought minus sold contracts by cell since the cell was first seen; what was missed later leaves NaN. */
    readonly bought: Float64Array;
    /** 1 for the cells that were seen. */
    readonly seen: Uint8Array;
    /** Sum and number of prices in the averaging window of an expiry, by its instant. */
    readonly averages: Record<number, { sum: number; prices: number }>;
  } | null;
}

type Today = NonNullable<ExpirationPressureState["today"]>;

/** Measures the expiring series of one underlying, row by row: the same code for history, live feed and browser. */
export interface ExpirationPressureMeasure {
  /**
   * Takes the next row of a day (rows in order, from 0).
   *
   * @returns null where no series is within the horizon, or the row has no price
   * @throws RangeError when a row is skipped or taken twice
   */
  step(day: MarketDay, row: number): PressureRow | null;
  /** Ends the session. */
  closeDay(): void;
  /** A copy of the state, to resume from. */
  state(): ExpirationPressureState;
}

/**
 * @param resume state of an earlier measure with the same parameters; it is copied
 */
export function createExpirationPressureMeasure(
  parameters: ExpirationPressureMeasureParameters,
  choices: ExpirationPressureMeasureChoices,
  resume: ExpirationPressureState = { today: null },
): ExpirationPressureMeasure {
  const state = structuredClone(resume);
  // What can be had again from the day is not part of the state.
  let known: { readonly day: MarketDay; readonly listed: number; readonly series: readonly ExpiringSeries[] } | null =
    null;

  const seriesOf = (day: MarketDay): readonly ExpiringSeries[] => {
    if (known?.day !== day || known.listed !== day.strikes.length)
      known = { day, listed: day.strikes.length, series: expiringSeries(day) };
    return known.series;
  };

  const measureSeries = (
    today: Today,
    day: MarketDay,
    row: number,
    series: ExpiringSeries,
    openInterest: Float64Array | null,
  ): SeriesPressure => {
    const { levels: strikes, expiration, expiresAt } = series;
    const price = day.underlyingPrice[row]!;
    const point = pointSize(day.profile, price);
    const minutes = (expiresAt - day.knownAt[row]!) / 60_000;
    const left = settlementVariance(day.profile.settlement, minutes);
    const average = today.averages[expiresAt];
    const settling = average ? (1 - left.share) * (average.sum / average.prices) + left.share * price : price;
    const { calls, puts, total } = seriesOpenInterest(series, openInterest);
    const implied = choices.volatility === "implied" ? impliedDeviation(day, row, series, settling) : Number.NaN;
    const { deviation, source } = remainingDeviation(implied, today.realised, left, parameters);

    const written = documentColumns(strikes.length);
    writeDocumentRow(strikes, total, price, point, minutes, parameters, written, 0);
    const modelled = modelColumns(strikes.length);
    writeModelRow(strikes, settling, deviation, parameters.nearDistance * point, left, modelled, 0);

    const scale = day.profile.optionMultiplier / day.profile.futureMultiplier;
    const book = (heldCalls: Float64Array, callSign: number, heldPuts: Float64Array, putSign: number): Book =>
      bookOf(heldCalls, callSign, heldPuts, putSign, modelled, left, scale, point);
    const bought = balances(today, series);
    const books: Record<SignAssumption, Book> = {
      "calls-long-puts-short": book(calls, 1, puts, -1),
      "both-long": book(calls, 1, puts, 1),
      "both-short": book(calls, -1, puts, -1),
      "signed-volume": book(bought.calls, -1, bought.puts, -1),
    };
    const each = <T>(of: (one: Book) => T): Record<SignAssumption, T> => ({
      "calls-long-puts-short": of(books["calls-long-puts-short"]),
      "both-long": of(books["both-long"]),
      "both-short": of(books["both-short"]),
      "signed-volume": of(books["signed-volume"]),
    });
    return {
      expiration,
      expiresAt,
      minutes,
      strikes,
      callOpenInterest: calls,
      putOpenInterest: puts,
      openInterest: total,
      concentration: concentrations(strikes, total, price, parameters.concentrationBand),
      ...written,
      ...modelled,
      netPressure: netPressure(strikes, written.pressure, price),
      settling,
      deviation,
      deviationSource: source,
      dealerOptions: each(({ options }) => options),
      hedgeFlow: each(({ flow }) => flow),
    };
  };

  return {
    step(day, row) {
      state.today ??= openDay(day.stride);
      const { today } = state;
      if (row !== today.nextRow) throw new RangeError(`invalid row: ${row}, expected ${today.nextRow}`);
      today.nextRow += 1;
      const expiring = seriesOf(day);
      takeNote(today, day, row, expiring);
      const now = day.knownAt[row]!;
      if (day.quality[row]! & rowQuality.noUnderlying) return null;
      const within = expiring.filter(
        ({ expiresAt }) => expiresAt > now && expiresAt - now <= 60_000 * parameters.horizon,
      );
      if (within.length === 0) return null;
      const price = day.underlyingPrice[row]!;
      const contracts = openInterestAsOf(day.openInterest, now)?.contracts ?? null;
      return {
        row,
        knownAt: now,
        price,
        pointSize: pointSize(day.profile, price),
        series: within.map((series) => measureSeries(today, day, row, series, contracts)),
      };
    },
    closeDay() {
      state.today = null;
    },
    state: () => structuredClone(state),
  };
}

/** What market makers hold of a series: options by strike, and how they hedge. */
interface Book {
  readonly options: Float64Array;
  readonly flow: HedgeFlow;
}

function openDay(cells: number): Today {
  return {
    nextRow: 0,
    price: Number.NaN,
    at: Number.NaN,
    realised: { squares: 0, minutes: 0, returns: 0 },
    bought: new Float64Array(cells),
    seen: new Uint8Array(cells),
    averages: {},
  };
}

/** Adds a row to what is remembered of the day. */
function takeNote(today: Today, day: MarketDay, row: number, expiring: readonly ExpiringSeries[]): void {
  const now = day.knownAt[row]!;
  const price = day.underlyingPrice[row]!;
  if (price > 0) {
    if (today.price > 0 && now > today.at) {
      today.realised.squares += Math.log(price / today.price) ** 2;
      today.realised.minutes += (now - today.at) / 60_000;
      today.realised.returns += 1;
    }
    today.price = price;
    today.at = now;
  }
  const { settlement } = day.profile;
  const window = settlement.kind === "averaged" ? 60_000 * settlement.minutes : 0;
  for (const { expiresAt, numbers } of expiring) {
    if (price > 0 && now > expiresAt - window && now <= expiresAt) {
      today.averages[expiresAt] ??= { sum: 0, prices: 0 };
      today.averages[expiresAt].sum += price;
      today.averages[expiresAt].prices += 1;
    }
    if (hasSides(day)) for (const s of numbers) addBalance(today, day, row, s);
  }
}

function addBalance({ bought, seen }: Today, day: MarketDay, row: number, strike: number): void {
  const { buyVolume, sellVolume } = day.options;
  for (let cell = 2 * strike; cell <= 2 * strike + 1; cell++) {
    const at = row * day.stride + cell;
    const balance = buyVolume![at]! - sellVolume![at]!;
    if (seen[cell] === 0 && Number.isNaN(balance)) continue;
    seen[cell] = 1;
    bought[cell]! += balance;
  }
}

/** What customers bought on balance of each strike of a series since the open, contracts. */
function balances({ bought, seen }: Today, { numbers }: ExpiringSeries): { calls: Float64Array; puts: Float64Array } {
  const calls = new Float64Array(numbers.length);
  const puts = new Float64Array(numbers.length);
  for (let k = 0; k < numbers.length; k++) {
    const cell = 2 * numbers[k]!;
    calls[k] = seen[cell] ? bought[cell]! : Number.NaN;
    puts[k] = seen[cell + 1] ? bought[cell + 1]! : Number.NaN;
  }
  return { calls, puts };
}

/** A strike whose open interest is not known adds nothing; NaN where none is known. */
function netPressure(strikes: Float64Array, pressure: Float64Array, price: number): number {
  let net = 0;
  let known = 0;
  for (let k = 0; k < strikes.length; k++) {
    if (Number.isNaN(pressure[k]!)) continue;
    net += pressure[k]! * Math.sign(price - strikes[k]!);
    known += 1;
  }
  return known === 0 ? Number.NaN : net;
}

/** A strike whose position is not known adds nothing to the flows; NaN where none is known. */
function bookOf(
  calls: Float64Array,
  callSign: number,
  puts: Float64Array,
  putSign: number,
  { gamma, charm }: ModelColumns,
  { shareDecay }: SettlementVariance,
  scale: number,
  point: number,
): Book {
  const options = new Float64Array(gamma.length);
  let [perMinute, perPrice, known] = [0, 0, 0];
  for (let k = 0; k < gamma.length; k++) {
    const heldPuts = putSign * puts[k]!;
    const held = callSign * calls[k]! + heldPuts;
    options[k] = held;
    if (Number.isNaN(held)) continue;
    // Held against a delta that grows by the charm, the hedge is sold by as much.
    perMinute -= held * charm[k]! + heldPuts * shareDecay;
    perPrice -= held * gamma[k]!;
    known += 1;
  }
  if (known === 0) return { options, flow: { charm: Number.NaN, gamma: Number.NaN } };
  return { options, flow: { charm: perMinute * scale, gamma: perPrice * scale * point } };
}
