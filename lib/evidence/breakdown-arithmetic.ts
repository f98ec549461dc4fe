import { isWin } from "../execution/trade.js";
import { type BreakdownHypothesis, breakdownDimensions } from "../hypotheses/breakdown-hypotheses.js";
import { breakdownTrials } from "../hypotheses/breakdown-trials.js";
import type { BreakdownRow, Breakdowns } from "../hypotheses/breakdowns.js";
import { benjaminiHochberg } from "../statistics/benjamini-hochberg.js";
import { disagreements, faultAt } from "./agreement.js";
import { contentOf, type PackageContents, tradesOf } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { meanSize } from "./trade-arithmetic.js";
import { trialJson } from "./trial-json.js";
import { type WrittenTrial, writtenTrial } from "./written-trial.js";

interface WrittenRow {
  readonly dimension: BreakdownRow["dimension"];
  readonly group: string;
  readonly trades: number;
  readonly days: number;
  readonly wins: number;
  readonly win_rate: number | null;
  readonly mean_points: number | null;
  readonly interval: BreakdownRow["interval"];
  readonly p_value: number | null;
  readonly p_value_adjusted: number | null;
  readonly discovered: boolean;
  readonly method: string | null;
  readonly violated: readonly string[];
  readonly reason: string | null;
}

interface BrokenDownEvidence {
  readonly hypotheses: readonly WrittenTrial[];
  readonly breakdowns: {
    readonly false_discovery_rate: number;
    readonly adjustment: { readonly method: Breakdowns["adjustment"]; readonly tests: number };
    readonly trades: number;
    readonly days: number;
    readonly families: readonly {
      readonly id: string;
      readonly dimension: BreakdownRow["dimension"];
      readonly level: number;
      readonly adjustment: BreakdownHypothesis["adjusted"];
    }[];
    readonly rows: readonly WrittenRow[];
  };
}

/**
 * The trades by class, hour and volatility: classes are counted again from `trades.json`, every dimension holds all trades, the adjusted p
 * are those of Benjamini and Hochberg over all rows, and the trials of the breakdowns follow from the rows. Hours and volatility rest on
 * clocks and prices that the package does not have.
 */
export function breakdownFaults(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<BrokenDownEvidence>(contents, "evidence.json");
  return [
    ...rowFaults(file, contents, content),
    ...dimensionFaults(file, contents, content),
    ...familyFaults(file, content),
    ...trialFaults(file, content),
  ];
}

function rowFaults(
  file: string,
  contents: PackageContents,
  { breakdowns }: BrokenDownEvidence,
): readonly PackageFault[] {
  const all = tradesOf(contents);
  const { rows, false_discovery_rate: rate } = breakdowns;
  const pValues = rows.map((row) => row.p_value ?? Number.NaN);
  const adjusted = benjaminiHochberg(pValues);
  const whole = [
    ["adjustment", { ...breakdowns.adjustment, tests: pValues.filter((p) => !Number.isNaN(p)).length }],
    ["trades", all.length],
    ["days", new Set(all.map(({ date }) => date)).size],
  ] as const;
  return [
    ...whole.flatMap(([name, expected]) =>
      disagreements(
        { file, steps: ["breakdowns", name], found: breakdowns[name] },
        expected,
        "does not follow from trades.json and the rows",
      ),
    ),
    ...rows.flatMap((row, k) => {
      const steps = ["breakdowns", "rows", k];
      const own = all.filter(({ label }) => row.dimension === "class" && label === row.group);
      const counted = {
        trades: own.length,
        days: new Set(own.map(({ date }) => date)).size,
        wins: own.filter(isWin).length,
        mean_points: own.reduce((sum, { netPoints }) => sum + netPoints, 0) / own.length,
      };
      return [
        ...disagreements(
          { file, steps, found: row },
          { ...row, win_rate: row.wins / row.trades },
          "is not wins over trades",
        ),
        ...disagreements(
          { file, steps, found: row },
          { ...row, p_value_adjusted: adjusted[k], discovered: adjusted[k]! <= rate },
          "is not Benjamini and Hochberg's over all rows",
        ),
        ...(row.dimension === "class"
          ? disagreements(
              { file, steps, found: row },
              { ...row, ...counted },
              `does not follow from the trades of ${row.group} in trades.json`,
              meanSize(all),
            )
          : []),
        ...(row.days > Math.min(row.trades, breakdowns.days)
          ? [
              faultAt(
                { file, steps: [...steps, "days"], found: row.days },
                `at most ${Math.min(row.trades, breakdowns.days)}`,
                "is more than its trades, or all of them, have",
              ),
            ]
          : []),
        ...((row.p_value === null) === (row.method === null)
          ? []
          : [faultAt({ file, steps: [...steps, "p_value"], found: row.p_value }, null, "stands without its method")]),
      ];
    }),
  ];
}

/** The groups of every dimension hold each trade once. */
function dimensionFaults(
  file: string,
  contents: PackageContents,
  { breakdowns: { rows } }: BrokenDownEvidence,
): readonly PackageFault[] {
  const all = tradesOf(contents);
  const total = {
    trades: all.length,
    wins: all.filter(isWin).length,
    points: all.reduce((sum, { netPoints }) => sum + netPoints, 0),
  };
  return breakdownDimensions.flatMap((dimension) => {
    const own = rows.filter((row) => row.dimension === dimension);
    const sum = (value: (row: WrittenRow) => number): number => own.reduce((so, row) => so + value(row), 0);
    const found = {
      trades: sum(({ trades }) => trades),
      wins: sum(({ wins }) => wins),
      points: sum(({ trades, mean_points }) => trades * (mean_points ?? 0)),
    };
    const place = { file, steps: ["breakdowns", "rows"], found };
    const problem = `do not hold all trades together by ${dimension}`;
    return disagreements(place, total, problem, meanSize(all) * Math.max(1, all.length)).map((fault) => ({
      ...fault,
      field: "breakdowns.rows",
    }));
  });
}

/** Each breakdown stands among the trials under its name. */
function familyFaults(file: string, { breakdowns, hypotheses }: BrokenDownEvidence): readonly PackageFault[] {
  const own = hypotheses.filter(({ family }) => family === "exploratory");
  const expected = own.map(({ id, level }, k) => ({
    ...breakdowns.families[k],
    ...{ id, level, dimension: id.slice(id.lastIndexOf("-") + 1) },
  }));
  return [
    ...disagreements(
      { file, steps: ["breakdowns", "families"], found: breakdowns.families },
      expected,
      "is another than in the trials",
    ),
    ...own
      .slice(0, 1)
      .flatMap(({ level }) =>
        disagreements(
          { file, steps: ["breakdowns", "false_discovery_rate"], found: breakdowns.false_discovery_rate },
          level,
          "is another than in the trials",
        ),
      ),
  ];
}

/** The trials of the breakdowns, made again from the rows. */
function trialFaults(file: string, { breakdowns, hypotheses }: BrokenDownEvidence): readonly PackageFault[] {
  const broken: Breakdowns = {
    falseDiscoveryRate: breakdowns.false_discovery_rate,
    adjustment: breakdowns.adjustment.method,
    tests: breakdowns.adjustment.tests,
    ...{ trades: breakdowns.trades, days: breakdowns.days },
    rows: breakdowns.rows.map((row) => ({
      ...row,
      winRate: row.win_rate ?? Number.NaN,
      meanPoints: row.mean_points ?? Number.NaN,
      pValue: row.p_value ?? Number.NaN,
      pAdjusted: row.p_value_adjusted ?? Number.NaN,
      standing: "exploratory",
    })),
  };
  return hypotheses.flatMap((row, k) => {
    const family = breakdowns.families.find(({ id }) => id === row.id);
    // What the data lack is not told by the rows.
    if (!family || row.verdict === "NOT_TESTABLE") return [];
    const hypothesis: BreakdownHypothesis = {
      ...writtenTrial(row).hypothesis,
      ...{ family: "exploratory", dimension: family.dimension, adjusted: family.adjustment },
    };
    const [again] = breakdownTrials([hypothesis], broken, []);
    return disagreements(
      { file, steps: ["hypotheses", k], found: row },
      { ...(trialJson(again!) as object), needed: row.needed },
      "does not follow from the rows of the breakdown",
    );
  });
}
