import { type MarketDay, rowQuality } from "../market/market-day.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import { sum } from "../numeric/sum.js";
import {
  addToBucket,
  type BucketVolumes,
  bucketCount,
  bucketOf,
  bucketRate,
  contractsIn,
  createBucketVolumes,
  listStrike,
} from "./clock-buckets.js";
import { type ContractDelta, contractDeltas, type DeltaSource } from "./contract-delta.js";
import { documentNetDelta, signedNetDelta } from "./net-delta.js";
import { cellBalance, cellVolume, rowVolume } from "./row-volume.js";
import type { WatchedWindow } from "./tail-calibration.js";
import { type BaselineRule, type BaselineSource, type DayBaselines, dayBaselines } from "./volume-baseline.js";
import { dailyMean, type PastSession, pastSession } from "./volume-history.js";
import { slideWindow, startWindow, type VolumeWindow } from "./volume-window.js";

/** Numbers of the measure stage. The floors only say what is kept: a sweep sets them to its loosest point. */
export interface VolumeShockMeasureParameters {
  readonly window: number;
  readonly baselineSessions: number;
  readonly minimumSessions: number;
  readonly ratioFloor: number;
  readonly volumeFloor: number;
}

// biome-ignore format: a row per parameter
export const volumeShockMeasureSchema: readonly ParameterSchema[] = defineParameters("measure", [
  ["window", "seconds", 60, 1800, 60, "length of the volume window; on irregular snapshots the shortest stretch that covers it, scaled to it", "strategy document: last 5 minutes"],
  ["baselineSessions", "sessions", 2, 60, 1, "past sessions in the baseline of a clock bucket; the running session is never among them", "strategy document: 10-day average; 20 in the scientific preset (V3)"],
  ["minimumSessions", "sessions", 1, 60, 1, "fewest observed sessions a baseline may rest on; below it the other kind of baseline stands in", "history is short below 5 of 10 sessions"],
  ["ratioFloor", "1", 0, 100, 0.5, "measurements at or below this ratio to the baseline are not kept", "loosest trigger that will be asked for"],
  ["volumeFloor", "contracts", 0, 10_000, 10, "measurements at or below this window volume are not kept", "loosest trigger that will be asked for"],
]);

/** Choices of the measure stage that are not numbers. */
export interface VolumeShockMeasureChoices {
  /** Which baseline comes first: of the same contract (as written), or of the same kind of contract. */
  readonly baseline: BaselineSource;
  /** `customer-buying`: all volume is bought by customers, as written (V2). `signed`: bought minus sold; needs sides. */
  readonly volumeSide: "customer-buying" | "signed";
  /** `row`: delta at the end of the window, as written. `window-start`: before the response can be in it (X12 iii). */
  readonly deltaAsOf: "row" | "window-start";
}

/** What was seen at one strike in one row, before any threshold. Volumes are scaled to the window. */
export interface VolumeShockMeasurement {
  readonly row: number;
  /** Epoch milliseconds at which the row could be known. */
  readonly knownAt: number;
  /** Strike number of the day, and what it is. */
  readonly strike: number;
  readonly expiration: string;
  readonly strikePrice: number;
  readonly callVolume: number;
  readonly putVolume: number;
  readonly recentVolume: number;
  /** Seconds that the window really covers. */
  readonly covered: number;
  readonly baselineVolume: number;
  readonly baselineVariance: number;
  readonly baselineSessions: number;
  readonly baselineSource: BaselineSource;
  /** Recent volume over max(baseline, 1). */
  readonly volumeRatio: number;
  readonly callDelta: number;
  readonly putDelta: number;
  readonly deltaSource: DeltaSource;
  /** Delta units; positive: market makers must buy. NaN where no delta is known. */
  readonly netDelta: number;
  readonly underlyingPrice: number;
  /** Mean futures traded per past session, contracts: what an exposure is held against. NaN where unknown. */
  readonly dailyFutureVolume: number;
  /** Strikes with past sessions enough for a baseline: how many looks a trigger was picked from. */
  readonly looks: number;
}

/** Everything a running measure remembers, as plain data: a structured clone of it continues where this one stands. */
export interface VolumeShockState {
  /** Finished sessions, oldest first, at most as many as a baseline needs. */
  readonly history: PastSession[];
  /** Null between sessions. */
  today: TodayState | null;
}

interface TodayState {
  nextRow: number;
  /** First price of the day, which moneyness is counted from; NaN until it is seen. */
  reference: number;
  /** Strikes that are taken note of; a live day may list more. */
  strikes: number;
  window: VolumeWindow;
  readonly buckets: BucketVolumes;
  /** Contracts in rows without a time of their own: part of the day's volume, of no window. */
  untimed: number;
}

/** Measures volume against its baseline, one underlying, row by row: the same code for history, live feed and browser. */
export interface VolumeShockMeasure {
  /**
   * Takes the next row of a day (rows in order, from 0) and returns what lies above the floors in it.
   *
   * @throws RangeError when a row is skipped or taken twice
   */
  step(day: MarketDay, row: number): readonly VolumeShockMeasurement[];
  /** Every strike and clock bucket of the running session that has a baseline: what the detector's law can be held against. */
  watchedWindows(day: MarketDay): readonly WatchedWindow[];
  /** Ends the session: from now on it is history. Says whether any strike had a baseline in it. */
  closeDay(day: MarketDay): boolean;
  /** Option contracts traded in the last closed session; NaN before the first. */
  lastDailyVolume(): number;
  /** A copy of the state, to resume from. */
  state(): VolumeShockState;
}

const nothing: readonly VolumeShockMeasurement[] = [];

/**
 * @param resume state of an earlier measure with the same parameters; it is copied
 */
export function createVolumeShockMeasure(
  parameters: VolumeShockMeasureParameters,
  choices: VolumeShockMeasureChoices,
  resume: VolumeShockState = { history: [], today: null },
): VolumeShockMeasure {
  const state = structuredClone(resume);
  const rule: BaselineRule = { minimumSessions: parameters.minimumSessions, first: choices.baseline };
  // What can be had again from the state and the day is not part of the state.
  let incoming = new Float64Array(0);
  let leaving = new Float64Array(0);
  let baselines: DayBaselines | null = null;
  let deltas: { readonly day: MarketDay; readonly contract: ContractDelta } | null = null;

  const openDay = (day: MarketDay): TodayState => ({
    nextRow: 0,
    reference: Number.NaN,
    strikes: day.strikes.length,
    window: startWindow(day, 0, day.opensAt),
    buckets: createBucketVolumes(day),
    untimed: 0,
  });

  /** Takes note of new strikes and of the day's first price: both change which baselines there are. */
  const list = (today: TodayState, day: MarketDay, price: number): void => {
    const priced = Number.isNaN(today.reference) && price > 0;
    if (priced) today.reference = price;
    if (priced || today.strikes < day.strikes.length) baselines = null;
    for (; today.strikes < day.strikes.length; today.strikes++) listStrike(today.buckets, today.strikes);
  };

  const baselinesOf = (today: TodayState, day: MarketDay): DayBaselines => {
    baselines ??= dayBaselines(state.history, day, today.reference, rule);
    return baselines;
  };

  const deltasOf = (day: MarketDay): ContractDelta => {
    if (deltas?.day !== day) deltas = { day, contract: contractDeltas(day) };
    return deltas.contract;
  };

  /** Strikes of a row above the floors; neither an unobserved window (NaN) nor a missing baseline (NaN) is. */
  const strikesAbove = (today: TodayState, day: MarketDay, row: number, scale: number): readonly number[] => {
    const { contracts } = today.window;
    const volumeFloor = parameters.volumeFloor * day.profile.thresholdScale;
    const above: number[] = [];
    for (let s = 0; s < today.strikes; s++) {
      const recent = contracts[s]! * scale;
      if (!(recent > volumeFloor)) continue;
      const baseline = baselinesOf(today, day).mean(s, bucketOf(day, row));
      if (ratioTo(baseline, recent) > parameters.ratioFloor) above.push(s);
    }
    return above;
  };

  const measurements = (
    today: TodayState,
    day: MarketDay,
    row: number,
    covered: number,
  ): readonly VolumeShockMeasurement[] => {
    const scale = parameters.window / covered;
    const above = strikesAbove(today, day, row, scale);
    if (above.length === 0) return nothing;
    const { firstRow } = today.window;
    const { optionMultiplier } = day.profile;
    const bucket = bucketOf(day, row);
    const known = baselinesOf(today, day);
    const delta = deltasOf(day);
    const deltaRow = choices.deltaAsOf === "row" ? row : Math.max(0, firstRow - 1);
    const balance = (cell: number): number => cellBalance(day, firstRow, row, cell) * scale;
    const futures = state.history.map((session) => session.futures);
    const dailyFutureVolume = dailyMean(futures, parameters.minimumSessions);
    return above.map((s) => {
      const { expiration, strike } = day.strikes[s]!;
      const callContracts = cellVolume(day, firstRow, row, 2 * s);
      const putContracts = cellVolume(day, firstRow, row, 2 * s + 1);
      const callVolume = callContracts * scale;
      const putVolume = putContracts * scale;
      const recentVolume = (callContracts + putContracts) * scale;
      const baseline = known.of(s, bucket);
      const callDelta = delta.at(deltaRow, s, "call");
      const putDelta = delta.at(deltaRow, s, "put");
      return {
        row,
        knownAt: day.knownAt[row]!,
        strike: s,
        expiration,
        strikePrice: strike,
        callVolume,
        putVolume,
        recentVolume,
        covered,
        baselineVolume: baseline.mean,
        baselineVariance: baseline.variance,
        baselineSessions: baseline.sessions,
        baselineSource: baseline.source,
        volumeRatio: ratioTo(baseline.mean, recentVolume),
        callDelta,
        putDelta,
        deltaSource: delta.source,
        netDelta:
          choices.volumeSide === "signed"
            ? signedNetDelta(balance(2 * s), balance(2 * s + 1), callDelta, putDelta, optionMultiplier)
            : documentNetDelta(callVolume, putVolume, callDelta, Math.abs(putDelta), optionMultiplier),
        underlyingPrice: day.underlyingPrice[row]!,
        dailyFutureVolume,
        looks: known.watched,
      };
    });
  };

  return {
    step(day, row) {
      state.today ??= openDay(day);
      const { today } = state;
      if (row !== today.nextRow) throw new RangeError(`invalid row: ${row}, expected ${today.nextRow}`);
      today.nextRow += 1;
      list(today, day, day.underlyingPrice[row]!);
      if (incoming.length !== day.stride) {
        incoming = new Float64Array(day.stride);
        leaving = new Float64Array(day.stride);
      }
      const volume = rowVolume(day, row, incoming);
      if (day.quality[row]! & rowQuality.hole) {
        for (const contracts of volume) if (contracts > 0) today.untimed += contracts;
        today.window = startWindow(day, row + 1, day.knownAt[row]!);
        return nothing;
      }
      slideWindow(today.window, day, row, parameters.window, volume, leaving);
      addToBucket(today.buckets, day, row, volume, today.strikes);
      const covered = (day.knownAt[row]! - today.window.from) / 1000;
      return covered < parameters.window ? nothing : measurements(today, day, row, covered);
    },
    watchedWindows(day) {
      const { today } = state;
      if (!today) return [];
      list(today, day, Number.NaN);
      const known = baselinesOf(today, day);
      const windows: WatchedWindow[] = [];
      for (let bucket = 0; bucket < bucketCount(day); bucket++) {
        for (let s = 0; s < today.strikes; s++) {
          const contracts = bucketRate(today.buckets, bucket, s, parameters.window);
          if (Number.isNaN(contracts)) continue;
          const { mean, variance } = known.of(s, bucket);
          if (!Number.isNaN(mean) && !Number.isNaN(variance)) windows.push({ bucket, contracts, mean, variance });
        }
      }
      return windows;
    },
    closeDay(day) {
      const { today } = state;
      if (!today) return false;
      list(today, day, Number.NaN);
      const judged = hasBaseline(baselinesOf(today, day), day);
      const traded = today.untimed + contractsIn(today.buckets);
      const futures = futuresTraded(day);
      state.history.push(pastSession(day, today.reference, today.buckets, parameters.window, traded, futures));
      if (state.history.length > parameters.baselineSessions) state.history.shift();
      state.today = null;
      baselines = null;
      return judged;
    },
    lastDailyVolume: () => state.history.at(-1)?.traded ?? Number.NaN,
    state: () => structuredClone(state),
  };
}

/** Volume over its baseline, which counts as one contract at least; NaN where either is not known. */
function ratioTo(baseline: number, volume: number): number {
  return volume / Math.max(baseline, 1);
}

function hasBaseline(baselines: DayBaselines, day: MarketDay): boolean {
  if (baselines.watched === 0) return false;
  for (let bucket = 0; bucket < bucketCount(day); bucket++) {
    for (let s = 0; s < day.strikes.length; s++) if (!Number.isNaN(baselines.mean(s, bucket))) return true;
  }
  return false;
}

/** Futures traded in the rows of a day; NaN where none was observed. */
function futuresTraded(day: MarketDay): number {
  if (!day.future) return Number.NaN;
  const observed = day.future.volume.subarray(0, day.rows).filter((volume) => !Number.isNaN(volume));
  return observed.length === 0 ? Number.NaN : sum(observed);
}
