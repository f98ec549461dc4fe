import type { DetectionCase } from "../hypotheses/detection-accuracy.js";
import { type HistoricalDays, historicalDays, type UnderlyingDay } from "../hypotheses/historical-days.js";
import { createStream } from "../numeric/random.js";
import { disagreements } from "./agreement.js";
import { contentOf, type PackageContents, tradesOf } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { meanSize } from "./trade-arithmetic.js";

interface WrittenResults {
  readonly alerts: number;
  readonly direction_correct: number;
  readonly trades: number;
  readonly wins: number;
  readonly net_points: number;
}

interface WrittenKind extends WrittenResults {
  readonly days: number;
}

interface HistoricalEvidence {
  readonly historical_days: {
    readonly days: readonly (UnderlyingDay & WrittenResults & Readonly<Record<string, unknown>>)[];
    readonly together: WrittenKind;
    readonly other_days: WrittenKind;
    readonly days_on_neither_side: readonly UnderlyingDay[];
  };
}

/**
 * The days by name against trades and cases: each day's counts are those of its date and underlying, the days together are their sum, and the other
 * days hold what is left. What made a day one of its kind rests on the data and is not told again, but for the ratio of the volumes.
 *
 * @param casesFile pattern of the file with a case for every alert
 */
export function historicalDayFaults(contents: PackageContents, casesFile: string): readonly PackageFault[] {
  const { file, content } = contentOf<HistoricalEvidence>(contents, "evidence.json");
  const cases = contentOf<{ readonly cases: readonly DetectionCase[] }>(contents, casesFile).content.cases;
  const trades = tradesOf(contents);
  const printed = content.historical_days;
  const size = meanSize(trades) * Math.max(1, trades.length);
  // The comparisons draw at random: they are left out.
  const again = historicalDays(
    { named: printed.days, others: printed.days_on_neither_side, unknown: [], cases, trades, kind: "", impossible: "" },
    0,
    createStream(0, "arithmetic"),
  );
  const all = { alerts: cases.length, right: rightOf(cases), trades: trades.length, ...sumsOf(contents) };
  const { named, others: neither } = again;
  const left = (name: "alerts" | "right" | "trades" | "wins" | "points"): number =>
    all[name] - named[name] - neither[name];
  const others = {
    alerts: left("alerts"),
    direction_correct: left("right"),
    ...{ trades: left("trades"), wins: left("wins"), net_points: left("points") },
    direction_accuracy: left("right") / left("alerts"),
    net_points_per_trade: left("trades") === 0 ? Number.NaN : left("points") / left("trades"),
  };
  const at = (steps: readonly PropertyKey[], found: unknown, expected: unknown, problem: string) =>
    disagreements({ file, steps: ["historical_days", ...steps], found }, expected, problem, size);
  return [
    ...printed.days.flatMap((day, k) =>
      at(
        ["days", k],
        day,
        { ...day, ...resultsOf(again.days[k]!), ...ratioOf(day) },
        "does not follow from the trades and cases of the day",
      ),
    ),
    ...at(
      ["together"],
      printed.together,
      {
        ...{ days: named.days, ...resultsOf(named), direction_accuracy: named.accuracy },
        net_points_per_trade: named.averagePoints,
      },
      "is not the sum of the days",
    ),
    ...at(["other_days"], printed.other_days, { ...printed.other_days, ...others }, "is not what the named days leave"),
  ];
}

function resultsOf({
  alerts,
  right,
  trades,
  wins,
  points,
}: HistoricalDays<UnderlyingDay>["days"][number] | HistoricalDays<UnderlyingDay>["named"]): WrittenResults {
  return { alerts, direction_correct: right, trades, wins, net_points: points };
}

function rightOf(cases: readonly DetectionCase[]): number {
  return cases.filter(({ priceDirection, predictedDirection }) => priceDirection === predictedDirection).length;
}

function sumsOf(contents: PackageContents): { readonly wins: number; readonly points: number } {
  const trades = tradesOf(contents);
  return {
    wins: trades.filter(({ netPoints }) => netPoints > 0).length,
    points: trades.reduce((sum, { netPoints }) => sum + netPoints, 0),
  };
}

/** Contracts over the mean of the sessions before, where days are named for their volume. */
function ratioOf(day: Readonly<Record<string, unknown>>): { readonly ratio?: number } {
  const { option_contracts: contracts, mean_of_sessions_before: baseline } = day;
  return typeof contracts === "number" && typeof baseline === "number" ? { ratio: contracts / baseline } : {};
}
