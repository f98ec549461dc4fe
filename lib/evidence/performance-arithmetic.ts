import type { JudgeParameters } from "../hypotheses/hypothesis.js";
import { coinFinding, winRateFinding } from "../hypotheses/performance-findings.js";
import type { PlaceboTest } from "../hypotheses/placebo-test.js";
import { binomialPower } from "../statistics/binomial-power.js";
import type { Interval } from "../statistics/test-result.js";
import { disagreements } from "./agreement.js";
import { contentOf, type PackageContents, tradesOf } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { meanSize } from "./trade-arithmetic.js";
import type { WrittenTrial } from "./written-trial.js";

interface PerformedEvidence {
  readonly hypotheses: readonly WrittenTrial[];
  readonly gate: readonly { readonly name: string; readonly value: number | null }[];
  readonly performance_metrics: {
    readonly average_points: number | null;
    readonly win_rate_confidence_interval: Interval | null;
    readonly break_even_win_rate: number | null;
    readonly sharpe_ratio: number | null;
    readonly maximum_drawdown: number | null;
  };
  readonly statistical_measures: Readonly<Record<string, unknown>> & {
    readonly sample_sizes: Readonly<Record<string, unknown>>;
  };
  readonly placebo: PlaceboTest | null;
}

/**
 * The trials on trades against the trades, and the numbers of `evidence.json` that repeat them. Trials that draw at random are not made
 * again; the win rate's are, with interval and p.
 *
 * @param prefix with which the ids of the strategy's hypotheses begin
 */
export function performanceFaults(contents: PackageContents, prefix: string): readonly PackageFault[] {
  const { file, content } = contentOf<PerformedEvidence>(contents, "evidence.json");
  const places = new Map(content.hypotheses.map((row, k) => [row.id, k]));
  const trialAt = (test: string): { readonly row: WrittenTrial; readonly k: number } | null => {
    const k = places.get(`${prefix}-${test}`);
    return k === undefined ? null : { row: content.hypotheses[k]!, k };
  };
  return [
    ...rateFaults(file, contents, trialAt),
    ...repeatedFaults(file, content, trialAt),
    ...placeboFaults(file, content, trialAt("T3-points")),
  ];
}

type TrialAt = (test: string) => { readonly row: WrittenTrial; readonly k: number } | null;

/** The design alternative of the power is a parameter, which stands in the manifest: power is left out. */
const withoutDesign: Pick<JudgeParameters, "designWinRate" | "level"> = { designWinRate: Number.NaN, level: 0.5 };

function rateFaults(file: string, contents: PackageContents, trialAt: TrialAt): readonly PackageFault[] {
  const trades = tradesOf(contents);
  const size = meanSize(trades);
  const problem = `does not follow from the ${trades.length} trades of trades.json`;
  const mean = trades.reduce((sum, { netPoints }) => sum + netPoints, 0) / trades.length;
  const findings = [
    ["T2-coin", coinFinding],
    ["T2-win-rate", winRateFinding],
    ["T2-break-even", winRateFinding],
  ] as const;
  const rates = findings.flatMap(([test, findingOf]) => {
    const tried = trialAt(test);
    if (!tried || tried.row.method === null || tried.row.claimed === null || trades.length === 0) return [];
    const { row, k } = tried;
    const again = findingOf(trades, tried.row.claimed, withoutDesign);
    const fields = [
      ["estimate", again.estimate],
      ["interval", again.interval],
      ["p_value", again.pValue],
      ["p_value_opposite", again.pOpposite],
      ["trades", again.trades],
      ["days", again.days],
      ["design_effect", again.designEffect],
    ] as const;
    return fields.flatMap(([name, expected]) =>
      disagreements({ file, steps: ["hypotheses", k, name], found: row[name] }, expected, problem, 1),
    );
  });
  const means = ["T4-mean", "T4-points"].flatMap((test) => {
    const tried = trialAt(test);
    if (!tried || tried.row.method === null) return [];
    const place = { file, steps: ["hypotheses", tried.k, "estimate"], found: tried.row.estimate };
    return disagreements(place, mean, problem, size);
  });
  return [...rates, ...means];
}

/** Numbers that stand in `evidence.json` and in its trials. */
function repeatedFaults(file: string, content: PerformedEvidence, trialAt: TrialAt): readonly PackageFault[] {
  const { performance_metrics: metrics, statistical_measures: measures, gate } = content;
  const [coin, rate] = [trialAt("T2-coin")?.row, trialAt("T2-win-rate")?.row];
  const problem = (test: string): string => `is another than in the trial ${test}`;
  const metric = (name: keyof typeof metrics, expected: unknown, test: string): readonly PackageFault[] =>
    disagreements({ file, steps: ["performance_metrics", name], found: metrics[name] }, expected, problem(test));
  const measure = (name: string, expected: unknown, test: string): readonly PackageFault[] =>
    disagreements({ file, steps: ["statistical_measures", name], found: measures[name] }, expected, problem(test));
  const criterion = (name: string, expected: unknown, test: string): readonly PackageFault[] => {
    const k = gate.findIndex((own) => own.name === name);
    const place = { file, steps: ["gate", k, "value"], found: gate[k]?.value };
    return k < 0 ? [] : disagreements(place, expected, problem(test));
  };
  const tried = coin?.method != null && (measures.sample_size as number) > 0;
  const power =
    tried && coin.estimate !== null && measures.observed_power !== null
      ? measure(
          "observed_power",
          binomialPower(measures.sample_size as number, 0.5, coin.estimate, coin.level).power,
          "T2-coin",
        )
      : [];
  return [
    ...metric("win_rate_confidence_interval", rate?.interval ?? null, "T2-win-rate"),
    ...metric("break_even_win_rate", trialAt("T2-break-even")?.row.claimed ?? null, "T2-break-even"),
    ...metric("sharpe_ratio", trialAt("T6-sharpe")?.row.estimate ?? null, "T6-sharpe"),
    ...metric("maximum_drawdown", trialAt("T8-drawdown")?.row.estimate ?? null, "T8-drawdown"),
    ...measure("p_value", coin?.p_value ?? null, "T2-coin"),
    ...measure("statistical_power", rate?.power?.value ?? null, "T2-win-rate"),
    ...measure("statistical_power_alternative", rate?.power?.alternative ?? null, "T2-win-rate"),
    ...disagreements(
      {
        file,
        steps: ["statistical_measures", "sample_sizes", "design_effect_of_win_rate"],
        found: measures.sample_sizes.design_effect_of_win_rate,
      },
      rate?.design_effect ?? null,
      problem("T2-win-rate"),
    ),
    ...power,
    ...(tried
      ? [
          ...criterion("win_rate", coin.estimate, "T2-coin"),
          ...criterion("p_value", coin.p_value, "T2-coin"),
          ...criterion("sample_size", measures.sample_size, "T2-coin"),
          ...criterion("sharpe_ratio", trialAt("T6-sharpe")?.row.estimate ?? null, "T6-sharpe"),
        ]
      : []),
  ];
}

function placeboFaults(
  file: string,
  { placebo, statistical_measures: measures }: PerformedEvidence,
  tried: { readonly row: WrittenTrial; readonly k: number } | null,
): readonly PackageFault[] {
  const p = disagreements(
    { file, steps: ["statistical_measures", "p_value_placebo"], found: measures.p_value_placebo },
    placebo?.pValue ?? null,
    "is another than in the placebo test",
  );
  if (!placebo) return p;
  const { actual, placebo: standIn, difference } = placebo;
  const size = Math.max(Math.abs(actual), Math.abs(standIn));
  const own = (name: keyof PlaceboTest, expected: number, problem: string): readonly PackageFault[] =>
    disagreements({ file, steps: ["placebo", name], found: placebo[name] }, expected, problem, size);
  return [
    ...p,
    ...own("difference", actual - standIn, "is not actual less placebo"),
    ...(tried && tried.row.method !== null
      ? (
          [
            ["estimate", difference],
            ["p_value", placebo.pValue],
            ["p_value_opposite", placebo.pOpposite],
          ] as const
        ).flatMap(([name, expected]) =>
          disagreements(
            { file, steps: ["hypotheses", tried.k, name], found: tried.row[name] },
            expected,
            "is another than in the placebo test",
          ),
        )
      : []),
  ];
}
