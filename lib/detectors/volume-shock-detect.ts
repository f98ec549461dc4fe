import type { MarketDay } from "../market/market-day.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import { benjaminiHochberg } from "../statistics/benjamini-hochberg.js";
import { negativeBinomialTail } from "../statistics/negative-binomial-tail.js";
import { type ExposureClass, estimateResponse } from "./response-time.js";
import type { VolumeShockMeasurement } from "./volume-shock-measure.js";

/** Numbers of the detect stage. */
export interface VolumeShockDetectParameters {
  readonly volumeRatio: number;
  readonly minimumVolume: number;
  readonly falseDiscoveryRate: number;
  readonly eventWindow: number;
  readonly minimumEventVolume: number;
  readonly minimumExposure: number;
  readonly urgentExposure: number;
  readonly emergencyExposure: number;
  readonly routineResponse: number;
  readonly urgentResponse: number;
  readonly emergencyResponse: number;
  readonly pressureThreshold: number;
}

// biome-ignore format: a row per parameter
export const volumeShockDetectSchema: readonly ParameterSchema[] = defineParameters("detect", [
  ["volumeRatio", "1", 1, 50, 0.5, "a strike triggers above this ratio of window volume to baseline (strict)", "strategy document: > 4.0"],
  ["minimumVolume", "contracts", 0, 10_000, 10, "and above this window volume (strict), times the profile's scale", "strategy document: > 100"],
  ["falseDiscoveryRate", "1", 0.0001, 0.5, 0.005, "expected share of chance among the strikes that trigger on the negative-binomial tail", "V4; Benjamini and Hochberg 1995"],
  ["eventWindow", "seconds", 0, 600, 10, "strikes that trigger this long after the first one belong to its event", "event definition: 60 s from the first trigger"],
  ["minimumEventVolume", "contracts", 0, 100_000, 10, "events with no more volume in all their strikes are no alert, times the profile's scale", "V4: minimum economic size; as written none"],
  ["minimumExposure", "exposure", 0, 1e6, 0.1, "events at or below this exposure are no alert", "V4: minimum economic size"],
  ["urgentExposure", "exposure", 0, 1e6, 100, "above this exposure the urgent response is expected", "strategy document: 2000"],
  ["emergencyExposure", "exposure", 0, 1e6, 100, "above this exposure the emergency response is expected", "strategy document: 5000"],
  ["routineResponse", "minutes", 1, 60, 1, "expected response at or below the urgent exposure", "strategy document: 10"],
  ["urgentResponse", "minutes", 1, 60, 1, "expected response above the urgent exposure", "strategy document: 5"],
  ["emergencyResponse", "minutes", 1, 60, 1, "expected response above the emergency exposure", "strategy document: 2"],
  ["pressureThreshold", "exposure per minute squared", 0, 1e5, 5, "an event is an alert above this pressure (strict)", "undefined in the document; 20 selects exactly exposure > 2000 (1.5)"],
]);

/** Choices of the detect stage that are not numbers. */
export interface VolumeShockDetectChoices {
  /** `ratio` as written; `tail`: negative-binomial tail with the false discovery rate held over the strikes of a row. */
  readonly trigger: "ratio" | "tail";
  /** Unit of exposure: delta units as written, or futures to be hedged in per cent of the daily futures volume (V11). */
  readonly exposureUnit: "delta" | "daily-volume-percent";
  /**
   * When an event is decided: `window-end`, on what each strike had when it triggered; `at-once`, in the first row of the window
   * in which the event so far is an alert, since hedging does not wait (V13). Strikes that trigger later still belong to it.
   */
  readonly decide: "window-end" | "at-once";
}

/** An event: the strikes of one underlying that triggered together, and what their volume says of market makers' hedging. */
export interface Detection {
  /** `underlying/date/n`, n counting the events of the underlying's day. */
  readonly id: string;
  readonly underlying: string;
  readonly date: string;
  /** First trigger, epoch milliseconds. */
  readonly triggeredAt: number;
  /** From here on everything in this record was known. */
  readonly decidedAt: number;
  /** The measurements that triggered: the audit trail. */
  readonly strikes: readonly VolumeShockMeasurement[];
  /** Price of the underlying at the first trigger. */
  readonly underlyingPrice: number;
  readonly totalVolume: number;
  /** Delta units of one contract, from the market profile. */
  readonly optionMultiplier: number;
  /** Largest strike's share of the volume. */
  readonly concentration: number;
  /** Delta units; positive: market makers must buy. */
  readonly netDelta: number;
  /** |net delta| in the unit of the preset; delta units are counted in the profile's scale. */
  readonly exposure: number;
  readonly exposureClass: ExposureClass;
  /** +1: hedging buys are expected, -1: sells. */
  readonly direction: 1 | -1;
  /** Minutes. */
  readonly estimatedResponse: number;
  readonly pressure: number;
}

/** An event that is no alert, and why. */
export interface DismissedEvent {
  readonly id: string;
  readonly triggeredAt: number;
  readonly reason:
    | "unknown-exposure"
    | "no-direction"
    | "below-minimum-volume"
    | "below-minimum-exposure"
    | "below-pressure-threshold";
}

/** What a row or the end of a day decided. */
export interface DetectedEvents {
  readonly detections: readonly Detection[];
  readonly dismissed: readonly DismissedEvent[];
}

/** State between rows, as plain data. */
export interface VolumeShockDetectState {
  /** Row looked at last, -1 before the first. */
  lastRow: number;
  /** Strikes above the trigger in that row: they cannot trigger again before they have been below it. */
  hot: number[];
  open: {
    readonly triggeredAt: number;
    readonly strikes: VolumeShockMeasurement[];
    /** Whether it is an alert already; it stays open for strikes that join. */
    decided: boolean;
  } | null;
  /** Events of the day so far. */
  events: number;
}

/** Decides, row by row, on measurements of one underlying. */
export interface VolumeShockDetector {
  step(day: MarketDay, row: number, measurements: readonly VolumeShockMeasurement[]): DetectedEvents;
  closeDay(day: MarketDay): DetectedEvents;
  state(): VolumeShockDetectState;
}

const idle = (): VolumeShockDetectState => ({ lastRow: -1, hot: [], open: null, events: 0 });
const none: DetectedEvents = { detections: [], dismissed: [] };

export function createVolumeShockDetector(
  parameters: VolumeShockDetectParameters,
  choices: VolumeShockDetectChoices,
  resume: VolumeShockDetectState = idle(),
): VolumeShockDetector {
  let state = structuredClone(resume);

  const judgeOpen = (day: MarketDay, decidedAt: number): Detection | DismissedEvent => {
    const { triggeredAt, strikes } = state.open!;
    const id = `${day.underlying}/${day.date}/${state.events}`;
    return judgeEvent(day, { id, triggeredAt, decidedAt, strikes }, parameters, choices);
  };

  const close = (day: MarketDay): DetectedEvents => {
    const event = state.open;
    if (!event) return none;
    const judged = event.decided ? null : judgeOpen(day, event.triggeredAt + 1000 * parameters.eventWindow);
    state.open = null;
    if (!judged) return none;
    return "reason" in judged ? { detections: [], dismissed: [judged] } : { detections: [judged], dismissed: [] };
  };

  /** Brings the event's strikes up to the row, and says whether it is an alert by now. */
  const decideAtOnce = (
    day: MarketDay,
    now: number,
    measurements: readonly VolumeShockMeasurement[],
  ): DetectedEvents => {
    const event = state.open;
    if (!event || event.decided) return none;
    for (const [k, { strike }] of event.strikes.entries())
      event.strikes[k] = measurements.find((m) => m.strike === strike) ?? event.strikes[k]!;
    const judged = judgeOpen(day, now);
    if ("reason" in judged) return none;
    event.decided = true;
    return { detections: [{ ...judged, strikes: [...judged.strikes] }], dismissed: [] };
  };

  return {
    step(day, row, measurements) {
      // Nothing open, nothing hot, nothing seen: most rows.
      if (measurements.length === 0 && !state.open && state.hot.length === 0) return none;
      const now = day.knownAt[row]!;
      const decided = state.open && now > state.open.triggeredAt + 1000 * parameters.eventWindow ? close(day) : none;
      const above = triggered(measurements, day.profile.thresholdScale, parameters, choices);
      // After a row that was not measured the strike counts as having been below.
      const hot = state.lastRow === row - 1 ? state.hot : [];
      const joined = state.open?.strikes ?? [];
      const fresh = above.filter(({ strike }) => !hot.includes(strike) && !joined.some((m) => m.strike === strike));
      state.hot = above.map(({ strike }) => strike);
      state.lastRow = row;
      if (fresh.length > 0) {
        if (!state.open) state.events += 1;
        state.open ??= { triggeredAt: now, strikes: [], decided: false };
        state.open.strikes.push(...fresh);
      }
      if (choices.decide === "window-end") return decided;
      const alert = decideAtOnce(day, now, measurements);
      return decided === none ? alert : { ...decided, detections: [...decided.detections, ...alert.detections] };
    },
    closeDay(day) {
      const decided = close(day);
      state = idle();
      return decided;
    },
    state: () => structuredClone(state),
  };
}

/** Measurements of a row that are above the trigger. */
function triggered(
  measurements: readonly VolumeShockMeasurement[],
  scale: number,
  parameters: VolumeShockDetectParameters,
  choices: VolumeShockDetectChoices,
): readonly VolumeShockMeasurement[] {
  const large = measurements.filter((m) => m.recentVolume > parameters.minimumVolume * scale);
  if (choices.trigger === "ratio") return large.filter((m) => m.volumeRatio > parameters.volumeRatio);
  const tails = large.map((m) => negativeBinomialTail(Math.ceil(m.recentVolume), m.baselineVolume, m.baselineVariance));
  // No adjusted p-value is below its own.
  if (!tails.some((p) => p <= parameters.falseDiscoveryRate)) return [];
  // Every strike with a baseline was looked at, also those too quiet to be kept: they count with p = 1.
  const rest = new Array<number>(Math.max(0, large[0]!.looks - tails.length)).fill(1);
  const adjusted = benjaminiHochberg([...tails, ...rest]);
  return large.filter((_, k) => adjusted[k]! <= parameters.falseDiscoveryRate);
}

/** What is judged: an event as it stands at an instant. */
type EventSoFar = Pick<Detection, "id" | "triggeredAt" | "decidedAt" | "strikes">;

function judgeEvent(
  day: MarketDay,
  { id, triggeredAt, decidedAt, strikes }: EventSoFar,
  parameters: VolumeShockDetectParameters,
  choices: VolumeShockDetectChoices,
): Detection | DismissedEvent {
  const netDelta = strikes.reduce((sum, m) => sum + m.netDelta, 0);
  const totalVolume = strikes.reduce((sum, m) => sum + m.recentVolume, 0);
  const futures = Math.abs(netDelta) / day.profile.futureMultiplier;
  const exposure =
    choices.exposureUnit === "delta"
      ? Math.abs(netDelta) / day.profile.thresholdScale
      : (100 * futures) / strikes[0]!.dailyFutureVolume;
  if (Number.isNaN(exposure)) return { id, triggeredAt, reason: "unknown-exposure" };
  if (netDelta === 0) return { id, triggeredAt, reason: "no-direction" };
  if (!(totalVolume > parameters.minimumEventVolume * day.profile.thresholdScale))
    return { id, triggeredAt, reason: "below-minimum-volume" };
  if (exposure <= parameters.minimumExposure) return { id, triggeredAt, reason: "below-minimum-exposure" };
  const { exposureClass, minutes } = estimateResponse(exposure, parameters);
  const pressure = exposure / Math.max(1, minutes ** 2);
  if (!(pressure > parameters.pressureThreshold)) return { id, triggeredAt, reason: "below-pressure-threshold" };
  return {
    id,
    underlying: day.underlying,
    date: day.date,
    triggeredAt,
    decidedAt,
    strikes,
    underlyingPrice: strikes[0]!.underlyingPrice,
    totalVolume,
    optionMultiplier: day.profile.optionMultiplier,
    concentration: Math.max(...strikes.map((m) => m.recentVolume)) / totalVolume,
    netDelta,
    exposure,
    exposureClass,
    direction: netDelta > 0 ? 1 : -1,
    estimatedResponse: minutes,
    pressure,
  };
}
