import { binomialSampleSize } from "../statistics/binomial-power.js";
import { meanSampleSize } from "../statistics/mean-sample-size.js";
import { sharpeSampleSize } from "../statistics/sharpe-sample-size.js";
import { countNouns } from "./count-nouns.js";
import { intervalError, isBeyond, tradingDays } from "./design-power.js";
import type { Finding, Hypothesis, Trial } from "./hypothesis.js";
import { percent } from "./percent.js";

/** There are, there must be, and the difference. */
export interface Need {
  readonly present: number;
  readonly least: number;
  readonly missing: number;
}

/** The sample at which a true value equal to the design alternative is shown with the power that was asked for. */
export interface DesignNeed {
  readonly alternative: number;
  /** The alternative in words. */
  readonly words: string;
  readonly power: number;
  /** Of whatever the hypothesis counts; design effect included. NaN, as are the next two, where nothing says how many a session brings. */
  readonly trades: number;
  /** Days with trades, and judged sessions, at the pace that was seen. */
  readonly days: number;
  readonly sessions: number;
  readonly method: string;
}

/** What it would take to reach a verdict on a hypothesis. */
export interface NeededSample {
  /** The least sample: of whatever the hypothesis counts, and days with them. */
  readonly trades: Need;
  readonly days: Need;
  /** Judged sessions that hold the least sample at the pace that was seen; NaN where nothing was seen. */
  readonly sessions: number;
  /** What was seen in how many judged sessions: days and sessions follow from it. */
  readonly pace: string;
  /** Null where there is no answer, or nothing is open any more. */
  readonly design: DesignNeed | null;
  /** Why there is none; null where there is one. */
  readonly noDesign: string | null;
  /** What the data would have to have first; null where the hypothesis can be tested on them. */
  readonly data: string | null;
  /** All of it in a sentence, without its full stop. */
  readonly statement: string;
}

/** Power of a proportion is not worth a search beyond about so many trades. */
const mostTrades = 200_000;

/**
 * What it would take: the least sample that is missing, and, while the claim is neither shown nor refuted, the sample at which
 * a true value equal to the design alternative reaches its power. The observed value has no part in it (Hoenig and Heisey
 * 2001); the observed spread, design effect and pace have. An adjustment of p for other tests is not counted in.
 *
 * @param sessions judged sessions of the study, with a trade or without: they give the pace
 */
export function neededSample({ hypothesis, finding, verdict, reason }: Trial, sessions: number): NeededSample {
  const trades = needOf(finding?.trades ?? 0, hypothesis.leastSample.trades);
  const days = needOf(finding?.days ?? 0, hypothesis.leastSample.days);
  const pace = paceOf(finding, sessions);
  const atLeast = Math.ceil(Math.max(trades.least / pace.trades, days.least / pace.days));
  const data = verdict === "NOT_TESTABLE" ? reason : null;
  const planned = designNeed(hypothesis, finding, verdict, pace);
  const [design, noDesign] = typeof planned === "string" ? [null, planned] : [planned, null];
  const seen = `${countNouns(trades.present, hypothesis.counts)} on ${countNouns(days.present, "days")} of ${countNouns(sessions, "judged sessions")}`;
  const need = { trades, days, sessions: atLeast, pace: seen, design, noDesign, data };
  return { ...need, statement: statementOf(need, hypothesis, verdict, reason) };
}

/** Per judged session; NaN where none was counted. */
interface Pace {
  readonly trades: number;
  readonly days: number;
}

function paceOf(finding: Finding | null, sessions: number): Pace {
  const per = (count: number | undefined): number => (count && sessions > 0 ? count / sessions : Number.NaN);
  return { trades: per(finding?.trades), days: per(finding?.days) };
}

function needOf(present: number, least: number): Need {
  return { present, least, missing: Math.max(0, least - present) };
}

function designNeed(
  hypothesis: Hypothesis,
  finding: Finding | null,
  verdict: Trial["verdict"],
  pace: Pace,
): DesignNeed | string {
  if (verdict === "SUPPORTED" || verdict === "REFUTED") return "the claim is decided";
  if (verdict === "NOT_TESTABLE") return "the data lack what the test needs, whatever their length";
  const { design, claimed, level, tails } = hypothesis;
  if (design.law === null) return design.reason;
  const { law, value, power, words } = design;
  if (!isBeyond(value, hypothesis)) return `${words} is not beyond the claimed value`;
  const told = { alternative: value, words, power };
  if (law === "sharpe") {
    const perDay = Math.sqrt(tradingDays);
    const sessions = Math.ceil(sharpeSampleSize(claimed / perDay, value / perDay, level, power));
    const own = { trades: Math.ceil(sessions * pace.trades), days: Math.ceil(sessions * pace.days), sessions };
    return { ...told, ...own, method: "normal and independent daily results (Lo 2002)" };
  }
  if (law === "proportion") {
    if (12 / (value - claimed) ** 2 > mostTrades) return `${words} is too near the claimed value to be told from it`;
    const effect = finding && finding.designEffect > 1 ? finding.designEffect : 1;
    const trades = Math.ceil(binomialSampleSize(claimed, value, level, power) * effect);
    return { ...told, ...spread(trades, pace), method: `exact binomial, design effect ${figures(effect)}` };
  }
  const error = finding ? intervalError(finding) : Number.NaN;
  if (!finding || !(error > 0)) return "no interval shows the spread that the sample has to overcome";
  const trades = Math.ceil(meanSampleSize(value - claimed, error * Math.sqrt(finding.trades), level, power, tails));
  return {
    ...told,
    ...spread(trades, pace),
    method: `normal law, spread as the interval shows it on ${countNouns(finding.days, "days")}`,
  };
}

function spread(trades: number, pace: Pace): Pick<DesignNeed, "trades" | "days" | "sessions"> {
  const sessions = Math.ceil(trades / pace.trades);
  return { trades, days: Math.ceil((trades / pace.trades) * pace.days), sessions };
}

function statementOf(
  { trades, days, sessions, pace, design, noDesign, data }: Omit<NeededSample, "statement">,
  { counts }: Hypothesis,
  verdict: Trial["verdict"],
  reason: string,
): string {
  if (data !== null) return `before any number of ${counts} counts, the data must have what these lack: ${data}`;
  if (verdict === "SUPPORTED") return "nothing: the claim is shown";
  if (verdict === "REFUTED") return "nothing: the claim is refuted";
  const missing = [
    ...(trades.missing > 0 ? [countNouns(trades.missing, counts)] : []),
    ...(days.missing > 0 ? [`${countNouns(days.missing, "days")} with ${counts}`] : []),
  ].join(" and ");
  const first =
    missing === ""
      ? verdict === "INSUFFICIENT_DATA"
        ? `the least sample is there, and the test has no answer on it: ${reason}`
        : "the least sample is there"
      : `${missing} more${Number.isNaN(sessions) ? "" : `, in all about ${countNouns(sessions, "sessions")} at the pace of ${pace}`}`;
  return design === null
    ? `${first}; no sample is counted beyond it: ${noDesign}`
    : `${first}; ${designInWords(design, counts, trades.present, verdict === "NOT_DEMONSTRATED")}`;
}

function designInWords(
  { words, power, trades, sessions }: DesignNeed,
  counts: Hypothesis["counts"],
  present: number,
  tested: boolean,
): string {
  const chance = `${words} is shown with ${percent(power)} % power`;
  // A test that had its sample and stayed open speaks against so large a value, and is no proof of its absence.
  if (trades <= present && tested)
    return `${chance} by ${countNouns(trades, counts)}, and there are ${present}: so large a true value leaves at most ${percent(1 - power)} % of such samples open`;
  if (trades <= present) return `${chance} by ${countNouns(trades, counts)}, and there are ${present}`;
  if (Number.isNaN(trades)) return `${chance} by ${countNouns(sessions, "sessions")}`;
  const long = Number.isNaN(sessions) ? "" : `, about ${countNouns(sessions, "sessions")} at this pace`;
  return `${chance} by ${countNouns(trades, counts)}${long}`;
}

function figures(value: number): string {
  return String(Number(value.toPrecision(3)));
}
