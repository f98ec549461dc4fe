import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import type { DesignAlternative } from "./design-alternative.js";

export type Verdict = "SUPPORTED" | "NOT_DEMONSTRATED" | "REFUTED" | "INSUFFICIENT_DATA" | "NOT_TESTABLE";

/** Smallest sample that a verdict may rest on. */
export interface LeastSample {
  /** Of whatever the hypothesis counts. */
  readonly trades: number;
  readonly days: number;
}

/** A claim as data: everything that is fixed before the numbers are seen. */
export interface Hypothesis {
  readonly id: string;
  /** What is claimed, in words. */
  readonly claim: string;
  readonly nullHypothesis: string;
  /** What is computed, in words and unit. */
  readonly statistic: string;
  readonly unit: string;
  /** The claim is that the quantity lies on this side of `claimed`; `different`: on either. */
  readonly side: "greater" | "less" | "different";
  /** Whether p counts departures to both sides. A claim of a side that is tested on both is refuted by the other one. */
  readonly tails: "one-sided" | "two-sided";
  readonly claimed: number;
  readonly level: number;
  readonly leastSample: LeastSample;
  /** The true value that the test is planned for, or why there is none. */
  readonly design: DesignAlternative;
  /** What the sample counts. */
  readonly counts: "trades" | "events" | "episodes" | "forecasts" | "strike-windows" | "expiries" | "strikes";
  /**
   * `effect`: there is something. `advertised`: it is as large as the document says. The two are judged apart: an
   * effect can exist and fall short of its advertisement. `timing`: when the hedging comes, a part of the primary hypothesis.
   * `direction`: where the price goes about heavy strikes, a part of the other strategy's primary hypothesis.
   * `selection`: whether it is more than the best of many trials. `secondary`: the document's S1-S4. `calibration`: of the
   * detector. `companion`: computed as the document writes it or asks for it, never gating. `exploratory`: looks for groups of trades that
   * stand out, and proves nothing.
   */
  readonly family:
    | "effect"
    | "advertised"
    | "timing"
    | "direction"
    | "selection"
    | "secondary"
    | "calibration"
    | "companion"
    | "exploratory";
}

/** What a statistical method says of a hypothesis, before the verdict. */
export interface Finding {
  readonly estimate: number;
  readonly interval: {
    readonly lower: number;
    readonly upper: number;
    readonly level: number;
    readonly method: string;
  } | null;
  /** p of the hypothesis's null, on its tails; null where the method gives an interval only. */
  readonly pValue: number | null;
  /** p of the opposite one-sided test, which refutes the claim; null where there is none: then the interval decides. */
  readonly pOpposite: number | null;
  readonly method: string;
  /** Of whatever the hypothesis counts. */
  readonly trades: number;
  readonly days: number;
  /** Variance over that of independent trades; NaN where it does not apply. */
  readonly designEffect: number;
  /** Power at the design alternative, and which one that is; null where there is no design. */
  readonly power: { readonly value: number; readonly alternative: string } | null;
  /** Assumptions of the method that these data do not meet. */
  readonly violated: readonly string[];
}

/** What a p-value is worth among the tests that were made with it. */
export interface Adjustment {
  readonly pValue: number;
  readonly method: string;
  /** How many tests it was adjusted among. */
  readonly tests: number;
}

/** A hypothesis tried on data. */
export interface Trial {
  readonly hypothesis: Hypothesis;
  /** Null where the test cannot be made on these data. */
  readonly finding: Finding | null;
  readonly verdict: Verdict;
  /** Why this verdict, in a sentence. */
  readonly reason: string;
  /** The adjusted p, which decides where there is one. */
  readonly adjustment: Adjustment | null;
  /** `confirmatory`: may be claimed. `exploratory`: not gated open by the primary hypothesis, or never meant to prove anything. */
  readonly standing: "confirmatory" | "exploratory";
}

/** Numbers of the judge stage that both strategies have. */
export interface JudgeParameters {
  readonly level: number;
  readonly leastTrades: number;
  readonly leastDays: number;
  readonly descriptiveDays: number;
  readonly claimedWinRate: number;
  readonly claimedPoints: number;
  readonly claimedSharpe: number;
  readonly claimedDrawdown: number;
  readonly gateTrades: number;
  readonly designWinRate: number;
  readonly designPoints: number;
  readonly designSharpe: number;
  readonly designRateGap: number;
  readonly designPower: number;
  readonly resamples: number;
  readonly placeboMinutes: number;
  readonly placeboDays: number;
  readonly leastClassTrades: number;
  readonly breakdownRate: number;
  readonly largeLoss: number;
  readonly drawnLatency: number;
  readonly drawnLatencySpread: number;
  readonly stressFactor: number;
}

const document = "strategy document";

export const judgeSchema: readonly ParameterSchema[] = defineParameters("judge", [
  [
    "level",
    "1",
    0.0001,
    0.2,
    0.005,
    "significance level of the strategy's tests",
    `${document}: p < 0.01 (volume shock), p < 0.05 (expiration pressure)`,
  ],
  ["leastTrades", "trades", 1, 10_000, 10, "fewest trades behind a verdict", `${document}: 100+ trades; X6`],
  ["leastDays", "days", 2, 1000, 1, "fewest days with trades behind a verdict", "X6: 30 days"],
  [
    "descriptiveDays",
    "days",
    2,
    100,
    1,
    "below this many days nothing is tested",
    "few days: below 6 descriptive only",
  ],
  ["claimedWinRate", "1", 0, 1, 0.01, "claimed win rate", `${document}: >= 80 %, >= 75 %`],
  ["claimedPoints", "points", 0, 1000, 1, "claimed average profit per trade", `${document}: >= 12`],
  ["claimedSharpe", "1", 0, 100, 0.1, "claimed annual Sharpe ratio", `${document}: >= 2.5, >= 2.0`],
  [
    "claimedDrawdown",
    "1",
    0,
    1,
    0.01,
    "claimed maximum drawdown, share of peak equity",
    `${document}: <= 12 %, <= 15 %`,
  ],
  ["gateTrades", "trades", 1, 10_000, 10, "trades asked for by the gate as coded", `${document}: >= 50`],
  [
    "designWinRate",
    "1",
    0,
    1,
    0.01,
    "true win rate at which the power of the win-rate test is stated",
    "design alternative, fixed before the data",
  ],
  [
    "designPoints",
    "points",
    0,
    1000,
    1,
    "true mean at which the sample for the claimed average profit is counted",
    "design alternative: a quarter above the claim",
  ],
  [
    "designSharpe",
    "1",
    0,
    100,
    0.1,
    "true annual Sharpe ratio at which the sample for the claimed one is counted",
    "X4: a true 3.0 against 2.0, one above the claim",
  ],
  [
    "designRateGap",
    "1",
    0.01,
    1,
    0.01,
    "true difference of two classes' win rates at which the sample for it is counted",
    `${document}: the targets of the classes lie 10 points apart`,
  ],
  [
    "designPower",
    "1",
    0.5,
    0.999,
    0.05,
    "power that is asked for at a design alternative",
    "4.1: sample sizes at a power of 0.8",
  ],
  ["resamples", "draws", 99, 1_000_000, 100, "draws of a randomisation test or bootstrap", "4.0: 9,999"],
  [
    "placeboMinutes",
    "minutes",
    0,
    120,
    5,
    "how far a placebo entry may lie from the clock time of its trade",
    "T3: +-15 minutes",
  ],
  [
    "placeboDays",
    "days",
    1,
    1000,
    1,
    "most other days that lend placebo entries to one day",
    "bounds the work on long histories",
  ],
  [
    "largeLoss",
    "stops",
    1,
    20,
    0.5,
    "a loss of this many stop distances is large",
    "undefined in the document: twice the stop",
  ],
  [
    "drawnLatency",
    "seconds",
    0.1,
    600,
    1,
    "median of the latencies that are drawn (lognormal) beside the fixed ones",
    "assumption: the document's 5 seconds",
  ],
  ["drawnLatencySpread", "1", 0, 3, 0.1, "standard deviation of their logarithm", "assumption: e-fold"],
  [
    "stressFactor",
    "1",
    1,
    20,
    0.5,
    "by which volatility and latency are multiplied under market stress",
    "assumption: threefold",
  ],
  [
    "leastClassTrades",
    "trades",
    1,
    1000,
    5,
    "fewest trades of each class behind a comparison of classes",
    "X6: every class used in a claim has >= 30 trades",
  ],
  [
    "breakdownRate",
    "1",
    0.001,
    0.5,
    0.01,
    "false discovery rate of the breakdowns by class, hour and volatility",
    "4.5: Benjamini-Hochberg 10 %, labelled exploratory",
  ],
]);
