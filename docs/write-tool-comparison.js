// Writes docs/tool-comparison.md: what twelve tools answer for the same input, by their own formulas, and what this library
// answers. The formulas are written again from the source files that the page names; nothing of the tools is run.

import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** The page, computed with the given library. */
export function toolComparison(library) {
  return `${[
    "# What twelve tools answer for the same input",
    "Written by `npm run tool-comparison`. Each formula is written again from the file named beside it, as it stood in 2026; the tools themselves are not run. Files change: look before you quote.",
    sharpeRatios(library),
    probabilisticSharpe(library),
    deflatedSharpe(library),
    trialDispersion(library),
    zeroPValue(library),
    losingStrategy(library),
    percentile(library),
    shuffledReturns(library),
    guessedUnits(),
  ].join("\n\n")}\n`;
}

function sharpeRatios(library) {
  const returns = normalReturns(library, 0.001, "returns");
  const { mean, deviation } = library;
  const [average, sample, population] = [mean(returns), deviation(returns, 1), deviation(returns, 0)];
  // Weekdays in a row: 252 of them take 351 days from the first to the last.
  const calendarDays = 351;
  const growth = Math.exp(returns.reduce((total, value) => total + Math.log1p(value), 0) / returns.length);
  const compounded = growth ** 252 - 1;
  const compoundedDeviation = Math.sqrt((sample ** 2 + growth ** 2) ** 252 - growth ** 504);
  const perTrade = ((average * returns.length) / calendarDays / population) * Math.sqrt(365);
  const ours = library.sharpeRatio(returns, { riskFree: 0, ddof: 1, sampling: "day", periodsPerYear: 252 }, 4);
  return section(
    "One series, many Sharpe ratios",
    `252 daily returns, normal, drawn with a mean of 0.1 % and a deviation of 1 % (seed 3); no risk-free rate. For freqtrade each return is a trade of one weekday.`,
    [
      ["vectorbt", "`vectorbt/returns/nb.py`", "n - 1, 365 days", fixed(Math.sqrt(365) * (average / sample))],
      ["jesse", "`jesse/services/metrics.py`", "n - 1, 365 days", fixed(Math.sqrt(365) * (average / sample))],
      ["quantstats", "`quantstats/stats.py`", "n - 1, 252 days", fixed(Math.sqrt(252) * (average / sample))],
      [
        "nautilus_trader",
        "`nautilus_trader/analysis/statistics/sharpe_ratio.py`",
        "n - 1, 252 days as documented",
        fixed(Math.sqrt(252) * (average / sample)),
      ],
      [
        "tradeblocks",
        "`packages/lib/calculations/portfolio-stats.ts`",
        "n - 1, 252 days, the Treasury rate of each date taken off (here none)",
        fixed(Math.sqrt(252) * (average / sample)),
      ],
      ["pybroker", "`src/pybroker/eval.py`", "n, per bar", fixed(average / population)],
      [
        "backtesting.py",
        "`backtesting/_stats.py`",
        "compounded return and deviation of a year",
        fixed(compounded / compoundedDeviation),
      ],
      [
        "freqtrade",
        "`freqtrade/data/metrics.py`",
        "profit per calendar day over the deviation (n) per trade, 365 days",
        fixed(perTrade),
      ],
      [
        "strikelab",
        "`lib/statistics/sharpe.ts`",
        "riskFree 0, ddof 1, sampling day, periodsPerYear 252",
        `${fixed(ours.annualised)}, standard error ${fixed(ours.errorHac * Math.sqrt(252))}, n = ${ours.n}`,
      ],
    ],
    "convention",
  );
}

function probabilisticSharpe(library) {
  const [sharpe, benchmark, observations, skewness, kurtosis] = [1, 0.6, 40, -1.5, 10];
  const z = (spread) => library.normalCdf((sharpe - benchmark) * Math.sqrt((observations - 1) / spread));
  const spread = (kurtosisUsed) => 1 - skewness * sharpe + ((kurtosisUsed - 1) / 4) * sharpe ** 2;
  const older = 1 + 0.5 * sharpe ** 2 - skewness * sharpe + ((kurtosis - 3 - 3) / 4) * sharpe ** 2;
  return section(
    "Probabilistic Sharpe ratio",
    "Sharpe ratio 1.0 over 40 periods against 0.6, skewness -1.5, raw kurtosis 10 (7 in excess of the normal law). The formula of Bailey and Lopez de Prado (2012) wants the raw one.",
    [
      [
        "LEAN",
        "`Common/Statistics/Statistics.cs`",
        "excess kurtosis in (k - 1) / 4",
        fixed(z(spread(kurtosis - 3)), 4),
      ],
      [
        "quantstats, before it was mended",
        "`quantstats/stats.py`",
        "excess kurtosis, less 3 once more",
        fixed(z(older), 4),
      ],
      ["quantstats, mended", "`quantstats/stats.py`", "raw kurtosis", fixed(z(spread(kurtosis)), 4)],
      [
        "strikelab",
        "`lib/statistics/probabilistic-sharpe.ts`",
        "raw kurtosis",
        fixed(library.probabilisticSharpe(sharpe, benchmark, observations, skewness, kurtosis), 4),
      ],
    ],
    "convention",
  );
}

function deflatedSharpe(library) {
  const selected = {
    sharpe: 2.5 / Math.sqrt(250),
    observations: 1250,
    skewness: -3,
    kurtosis: 10,
    trials: 100,
    varianceOfTrialSharpes: 0.5 / 250,
  };
  const { sharpe, observations, skewness, kurtosis, trials, varianceOfTrialSharpes } = selected;
  const bar = library.expectedMaximum(trials, "false-strategy");
  const deflated = (kurtosisUsed, dispersion) =>
    library.normalCdf(
      ((sharpe - dispersion * bar) * Math.sqrt(observations - 1)) /
        Math.sqrt(1 - skewness * sharpe + ((kurtosisUsed - 1) / 4) * sharpe ** 2),
    );
  const root = Math.sqrt(2 * Math.log(trials));
  const annual = 2.5;
  const looseBar = root - (Math.log(Math.PI) + Math.log(Math.log(trials))) / (2 * root);
  const looseSpread = 1 + 0.5 * skewness * annual + ((kurtosis - 3 + 2) / 4) * annual ** 2;
  const loose = library.normalCdf(((annual - looseBar) * Math.sqrt(observations - 1)) / Math.sqrt(looseSpread));
  const ours = (method) => fixed(library.deflatedSharpe(selected, method).probability, 4);
  return section(
    "Deflated Sharpe ratio",
    "The example of Bailey and Lopez de Prado (2014): 2.5 a year over 1,250 days of 250 a year, best of 100 trials whose ratios have a variance of 1/2 a year, skewness -3, raw kurtosis 10. Printed there: 0.9004.",
    [
      [
        "vectorbt",
        "`vectorbt/returns/accessors.py`, `vectorbt/returns/metrics.py`",
        "excess kurtosis in (k - 1) / 4",
        fixed(deflated(kurtosis - 3, Math.sqrt(varianceOfTrialSharpes)), 4),
      ],
      [
        "optopsy-mcp",
        "`src/engine/hypothesis.rs`",
        "the yearly ratio with the error of a period, no dispersion of trials, + skewness / 2",
        fixed(loose, 4),
      ],
      [
        "sharpebench, without a dispersion given",
        "`crates/sharpebench-edge/src/verdict.rs`",
        "dispersion 0.5 a period (it says so)",
        fixed(deflated(kurtosis, 0.5), 4),
      ],
      ["strikelab", "`lib/statistics/deflated-sharpe.ts`", "false-strategy approximation", ours("false-strategy")],
      ["strikelab", "`lib/statistics/deflated-sharpe.ts`", "exact expected maximum", ours("exact")],
    ],
    "convention",
  );
}

function trialDispersion(library) {
  const bar = library.expectedMaximum(200, "false-strategy");
  const yearly = (dispersion) => fixed(dispersion * bar * Math.sqrt(252), 2);
  return section(
    "The bar that the best of 200 trials must pass",
    "Daily returns, as a Sharpe ratio a year of 252 days.",
    [
      [
        "sharpebench, without a dispersion given",
        "`crates/sharpebench-edge/src/verdict.rs`",
        "0.5 a period",
        yearly(0.5),
      ],
      ["sharpebench, told 0.5 a year", "the same", "0.5 / sqrt(252) a period", yearly(0.5 / Math.sqrt(252))],
      [
        "strikelab",
        "`lib/statistics/deflated-sharpe.ts`",
        "the variance of the trials is a required argument",
        "no default",
      ],
    ],
    "dispersion of the trials",
  );
}

function zeroPValue(library) {
  const returns = normalReturns(library, 0.004, "strong");
  const observed = library.mean(returns);
  const stream = library.createStream(3, "resamples");
  const draws = 2000;
  let exceedances = 0;
  for (let draw = 0; draw < draws; draw++) {
    let total = 0;
    for (let i = 0; i < returns.length; i++) total += returns[stream.integer(returns.length)] - observed;
    if (total / returns.length >= observed) exceedances += 1;
  }
  return section(
    "The p-value when no resample reaches the observed mean",
    `252 daily returns with a mean of ${fixed(100 * observed, 2)} %, resampled ${draws.toLocaleString("en-US")} times around zero: ${exceedances} resamples reach it.`,
    [
      [
        "jesse",
        "`jesse/research/rule_significance_testing/bootstrap.py`",
        "share of the resamples",
        String(exceedances / draws),
      ],
      [
        "strikelab",
        "`lib/statistics/permutation-p-value.ts`",
        "(b + 1) / (m + 1), Phipson and Smyth 2010",
        library.permutationPValue(exceedances, draws).toPrecision(4),
      ],
    ],
    "convention",
  );
}

function losingStrategy(library) {
  const returns = normalReturns(library, -0.002, "losing");
  const { statistic, pValue } = library.oneSampleT(returns, 0, "greater", 0.95);
  const half = library.oneSampleT(returns, 0, "two-sided", 0.95).pValue / 2;
  return section(
    "A strategy that is worse than its benchmark",
    `252 daily returns in excess of the benchmark, t = ${fixed(statistic, 2)}. The question: is the mean above zero?`,
    [
      [
        "LEAN",
        "`Engine/Results/Analysis/Analyses/StatisticalSignificanceOfDailyReturnsAnalysis.cs`",
        "half of the two-sided p, whatever the sign; warns above 0.05",
        `${fixed(half, 4)}, ${half > 0.05 ? "warns" : "does not warn"}`,
      ],
      ["strikelab", "`lib/statistics/one-sample-t.ts`", "upper tail", fixed(pValue, 4)],
    ],
    "convention",
  );
}

function percentile(library) {
  const below = 3;
  const simulations = 5;
  return section(
    "A percentile among simulated returns",
    `${below} of ${simulations} simulated returns lie below the observed one.`,
    [
      [
        "LEAN",
        "`Engine/Results/Analysis/Analyses/MonteCarloPercentileAnalysis.cs`",
        "5 simulations, whole-number division before the factor 100",
        String(Math.trunc(below / simulations) * 100),
      ],
      [
        "strikelab",
        "`lib/statistics/permutation-p-value.ts`",
        "p of reaching the observed one, (b + 1) / (m + 1); draws are a required argument",
        fixed(library.permutationPValue(simulations - below, simulations), 3),
      ],
    ],
    "convention",
  );
}

function shuffledReturns(library) {
  const returns = normalReturns(library, 0.001, "returns");
  const { violated, pValue } = library.permutationTest(
    {
      values: returns,
      scheme: library.unrestricted(returns.length),
      statistic: library.mean,
      nullHypothesis: "the order of the returns does not matter",
    },
    "greater",
    200,
    library.createStream(3, "shuffles"),
  );
  return section(
    "Shuffling a strategy's own returns",
    "The mean, the end value and the Sharpe ratio of returns are the same in every order.",
    [
      ["quantstats", "`quantstats/_montecarlo.py`", "shuffles returns", "the same end value in every simulation"],
      [
        "jesse",
        "`jesse/research/monte_carlo/monte_carlo_trades.py`",
        "shuffles trades",
        "the same end value in every simulation",
      ],
      [
        "optopsy-mcp",
        "`src/engine/permutation.rs`",
        "shuffles the profits of trades",
        "p near 1 for Sharpe, Sortino and profit factor, whatever the strategy",
      ],
      [
        "strikelab",
        "`lib/statistics/permutation-test.ts`",
        "the invariance guard",
        `p is ${pValue}: ${violated.join("; ")}`,
      ],
    ],
    "what is done",
  );
}

function guessedUnits() {
  const totalReturn = 1.2;
  return section(
    "The unit of a return",
    "A total return of 1.2, meant as + 120 %.",
    [
      [
        "kiploks",
        "`packages/core/src/canonicalMetrics.ts`",
        "above 1 it is taken for percent",
        `${fixed((100 * totalReturn) / 100, 1)} %`,
      ],
      ["strikelab", "docstrings", "returns are fractions; nothing is guessed", `${fixed(100 * totalReturn, 1)} %`],
    ],
    "convention",
  );
}

/** A heading, the input, and a row for each tool. */
function section(title, input, rows, convention) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const table = [line(["tool", "file", convention, "answer"]), line(["---", "---", "---", "---"]), ...rows.map(line)];
  return [`## ${title}`, input, table.join("\n")].join("\n\n");
}

function normalReturns(library, average, name) {
  const stream = library.createStream(3, name);
  return Float64Array.from({ length: 252 }, () => average + 0.01 * stream.normal());
}

function fixed(value, digits = 3) {
  return value.toFixed(digits);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const library = await import("../dist/index.js");
  writeFileSync(new URL("tool-comparison.md", import.meta.url), toolComparison(library));
}
