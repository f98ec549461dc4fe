import type { ClassPerformance } from "../execution/performance.js";
import type { Refusal, Trade } from "../execution/trade.js";
import type { CombinedVerdict } from "../hypotheses/combine-verdicts.js";
import type { Gate } from "../hypotheses/gate.js";
import type { Trial } from "../hypotheses/hypothesis.js";
import type { PlaceboTest } from "../hypotheses/placebo-test.js";
import type { PrimaryVerdict } from "../hypotheses/primary-verdict.js";
import type { RivalExplanations } from "../hypotheses/rival-explanations.js";
import type { JudgedCriterion } from "../hypotheses/roadmap-criterion.js";
import type { DatasetDescription, SessionQuality } from "../market/session.js";
import type { HoldOut } from "./hold-out.js";
import type { ConfiguredPreset } from "./preset-configuration.js";

/** One preset of either strategy, run and judged, as far as everybody who prints it needs it. */
export interface JudgedRun {
  readonly record: {
    readonly preset: ConfiguredPreset & { readonly meaning: string };
    readonly detections: readonly unknown[];
    readonly trades: readonly Trade[];
    readonly refusals: readonly Refusal[];
    /** Sessions that could have had an alert. */
    readonly judgedDates: readonly string[];
    /** What the data lack for this preset, in words. */
    readonly lacks: readonly string[];
  };
  readonly judgement: {
    readonly trials: readonly Trial[];
    readonly primary: PrimaryVerdict;
    readonly effect: CombinedVerdict;
    readonly advertised: CombinedVerdict;
    readonly rivals: RivalExplanations;
    readonly gate: Gate;
    readonly placebo: PlaceboTest | null;
    /** By class; the first is of all trades. */
    readonly performance: readonly ClassPerformance[];
  };
  /** The document's criteria on this run. */
  readonly criteria: readonly JudgedCriterion[];
}

/** A finished study of either strategy. */
export interface JudgedStudy {
  readonly dataset: DatasetDescription;
  readonly seed: number;
  readonly holdOut: HoldOut;
  /** The preset that the verdict is about, and those printed beside it. */
  readonly main: JudgedRun;
  readonly beside: readonly JudgedRun[];
  readonly quality: readonly SessionQuality[];
  /** Instant of the last row studied, epoch milliseconds. */
  readonly lastInstant: number;
  /** Median seconds between prices of the hedge instrument, over all days. */
  readonly priceStep: number;
  /** IANA name of the exchange's clock. */
  readonly timeZone: string;
}
