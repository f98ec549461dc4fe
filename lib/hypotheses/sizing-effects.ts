import type { ExecuteChoices } from "../execution/execute-session.js";
import { type LimitParameters, wholeContracts } from "../execution/limits.js";
import type { Trade } from "../execution/trade.js";
import { dayIn } from "../market/price-book.js";
import { isConstant } from "../numeric/constant.js";
import { mean } from "../numeric/mean.js";
import { createStream } from "../numeric/random.js";
import { sum } from "../numeric/sum.js";
import { maxDrawdown } from "../statistics/max-drawdown.js";
import { sharpeRatio } from "../statistics/sharpe.js";
import type { ControlEffect } from "./exit-effects.js";
import { effectInWords, pairedEffect } from "./paired-effect.js";
import type { PriceBook } from "./placebo.js";

/** What the account did under one way of sizing. */
export interface AccountResult {
  /** Profit over the capital. */
  readonly totalReturn: number;
  /** Largest fall of daily equity, share of the initial capital: it compares sizes also where an account is ruined. */
  readonly drawdown: number;
  /** Annual, from daily results, idle sessions included; NaN where nothing varies. */
  readonly sharpe: number;
}

/** What a rule of size did: paired profits by trade, and the account under both. */
export interface SizingEffect extends ControlEffect {
  readonly accountWith: AccountResult;
  readonly accountWithout: AccountResult;
}

/** The effect of every rule of size. */
export interface SizingEffects {
  /** Sizes by class, confidence and exposure against the same mean size in every trade. */
  readonly formula: SizingEffect;
  /** Whole contracts within the risk of a trade against the formula's size. */
  readonly riskCap: SizingEffect;
  /** Smaller sizes while the volatility index is high. */
  readonly volatility: SizingEffect;
}

/** What the effects of sizes are computed from. */
export interface SizingEffectCase {
  readonly trades: readonly Trade[];
  /** Sessions that could have had a trade, ascending. */
  readonly judgedDates: readonly string[];
  readonly book: PriceBook;
  readonly limits: LimitParameters;
  readonly choices: ExecuteChoices;
  readonly draws: number;
  readonly seed: number;
}

const level = 0.95;
const periodsPerYear = 252;

/**
 * What the sizes did: the same trades with the size that a rule gave them and with the one they would have had. Return,
 * drawdown and Sharpe ratio of both accounts stand beside the paired profits.
 */
export function sizingEffects(evidence: SizingEffectCase): SizingEffects {
  const { trades, limits, choices } = evidence;
  const sizes = trades.map(({ contracts }) => contracts);
  // The mean of equal sizes may differ from them by rounding.
  const even = isConstant(sizes) ? sizes[0]! : mean(sizes);
  const enforced = choices.limits === "enforced";
  const wild = (trade: Trade): boolean =>
    trade.order.checks.some(({ limit, outcome }) => limit === "VOLATILITY_INDEX" && outcome === "fail");
  const unshrunk = (trade: Trade): number => {
    if (!wild(trade) || !enforced) return trade.contracts;
    const { plan } = trade.order;
    if (choices.contracts === "real") return plan.size;
    return wholeContracts(plan.size, plan.riskShare, plan.exit!.stop, pointValue(evidence, trade), 1, limits);
  };
  const shrunk = (trade: Trade): number =>
    wild(trade) && !enforced ? limits.volatilitySize * trade.contracts : trade.contracts;
  const unknown = trades.flatMap(({ order }) =>
    order.checks.filter(({ limit, outcome }) => limit === "VOLATILITY_INDEX" && outcome === "not-checked"),
  );
  return {
    formula: sizing(
      evidence,
      "position sizing",
      ({ contracts }) => contracts,
      () => even,
      {
        comparison: "the same trades with their own sizes and with the mean size",
        absent: "all trades had the same size",
      },
    ),
    riskCap: sizing(
      evidence,
      "risk cap",
      ({ contracts }) => contracts,
      ({ order }) => order.plan.size,
      {
        comparison: "the same trades with whole contracts within the risk of a trade and with the formula's size",
        absent: "sizes are as the formula gives them",
      },
    ),
    volatility: sizing(evidence, "volatility sizing", shrunk, unshrunk, {
      comparison: "the same trades with and without smaller sizes while the volatility index is high",
      absent:
        trades.length > 0 && unknown.length === trades.length
          ? [...new Set(unknown.map(({ detail }) => detail))].join("; ")
          : "the volatility index changed no trade's size",
    }),
  };
}

function sizing(
  evidence: SizingEffectCase,
  control: string,
  contractsWith: (trade: Trade) => number,
  contractsWithout: (trade: Trade) => number,
  words: { readonly comparison: string; readonly absent: string },
): SizingEffect {
  const { trades, draws, seed } = evidence;
  const profit = (trade: Trade, contracts: number): number => trade.netPoints * contracts * pointValue(evidence, trade);
  const both = trades.map((trade) => ({
    date: trade.date,
    touched: contractsWith(trade) !== contractsWithout(trade),
    withControl: profit(trade, contractsWith(trade)),
    withoutControl: profit(trade, contractsWithout(trade)),
  }));
  const touched = both.filter((pair) => pair.touched);
  const effect = pairedEffect(touched, "account currency", level, draws, createStream(seed, "control", control));
  const account = (side: "withControl" | "withoutControl"): AccountResult =>
    accountResult(
      evidence,
      both.map((pair) => ({ date: pair.date, profit: pair[side] })),
    );
  const of = trades.length;
  const absent = of === 0 ? "there are no trades" : words.absent;
  return {
    control,
    comparison: words.comparison,
    affected: touched.length,
    of,
    effect,
    statement: effect
      ? `${touched.length} of ${of} trades had another size: ${effectInWords(effect)}`
      : `not testable: ${absent} (${of} trades)`,
    accountWith: account("withControl"),
    accountWithout: account("withoutControl"),
  };
}

function accountResult(
  { judgedDates, limits }: SizingEffectCase,
  results: readonly { readonly date: string; readonly profit: number }[],
): AccountResult {
  const daily = judgedDates.map((date) => sum(results.filter((own) => own.date === date).map(({ profit }) => profit)));
  const returns = daily.map((profit) => profit / limits.capital);
  return {
    totalReturn: sum(daily) / limits.capital,
    drawdown: maxDrawdown(daily, limits.capital).fractionOfInitial,
    sharpe:
      returns.length < 2 || isConstant(returns)
        ? Number.NaN
        : sharpeRatio(returns, { riskFree: 0, ddof: 1, sampling: "day", periodsPerYear }, 0).annualised,
  };
}

function pointValue({ book }: SizingEffectCase, trade: Trade): number {
  return dayIn(book, trade.underlying, trade.date).profile.pointValue;
}
