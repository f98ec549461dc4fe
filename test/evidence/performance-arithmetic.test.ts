import { beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../lib/evidence/canonical-json.js";
import { performanceFaults } from "../../lib/evidence/performance-arithmetic.js";
import { type PackageFiles, smallPackage, tampered } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const counted = /does not follow from the \d+ trades of trades.json/;
const trial = (name: string) => new RegExp(`another than in the trial ${name}`);
const other = (printed: Json) => Number(printed) * 0.9 + 0.01;
const [coin, winRate, breakEven] = ["VS-T2-coin", "VS-T2-win-rate", "VS-T2-break-even"] as const;
const [mean, points, placebo] = ["VS-T4-mean", "VS-T4-points", "VS-T3-points"] as const;

const tamperings: readonly Tampering[] = [
  ...[coin, winRate, breakEven].flatMap((k) =>
    (["estimate", "p_value", "p_value_opposite", "trades", "days", "design_effect"] as const).map(
      (name): Tampering => ({ steps: ["hypotheses", k, name], value: other, problem: counted }),
    ),
  ),
  { steps: ["hypotheses", winRate, "interval", "lower"], value: other, problem: counted },
  { steps: ["hypotheses", winRate, "interval", "upper"], value: other, problem: counted },
  { steps: ["hypotheses", mean, "estimate"], value: other, problem: counted },
  { steps: ["hypotheses", points, "estimate"], value: other, problem: counted },
  {
    steps: ["performance_metrics", "win_rate_confidence_interval", "upper"],
    value: other,
    problem: trial("T2-win-rate"),
  },
  { steps: ["performance_metrics", "break_even_win_rate"], value: other, problem: trial("T2-break-even") },
  { steps: ["performance_metrics", "sharpe_ratio"], value: other, problem: trial("T6-sharpe") },
  { steps: ["performance_metrics", "maximum_drawdown"], value: other, problem: trial("T8-drawdown") },
  { steps: ["statistical_measures", "p_value"], value: other, problem: trial("T2-coin") },
  { steps: ["statistical_measures", "observed_power"], value: other, problem: trial("T2-coin") },
  { steps: ["statistical_measures", "statistical_power"], value: other, problem: trial("T2-win-rate") },
  { steps: ["statistical_measures", "statistical_power_alternative"], problem: trial("T2-win-rate") },
  {
    steps: ["statistical_measures", "sample_sizes", "design_effect_of_win_rate"],
    value: other,
    problem: trial("T2-win-rate"),
  },
  { steps: ["gate", 0, "value"], value: other, problem: trial("T2-coin") },
  { steps: ["gate", 1, "value"], value: other, problem: trial("T6-sharpe") },
  { steps: ["gate", 2, "value"], value: other, problem: trial("T2-coin") },
  { steps: ["gate", 3, "value"], value: other, problem: trial("T2-coin") },
  { steps: ["statistical_measures", "p_value_placebo"], value: other, problem: /another than in the placebo test/ },
  { steps: ["placebo", "difference"], value: other, problem: /not actual less placebo/ },
  { steps: ["hypotheses", placebo, "estimate"], value: other, problem: /another than in the placebo test/ },
  { steps: ["hypotheses", placebo, "p_value"], value: other, problem: /another than in the placebo test/ },
  { steps: ["hypotheses", placebo, "p_value_opposite"], value: other, problem: /another than in the placebo test/ },
];

describe("performanceFaults(contents, prefix)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("volume-shock");
  }, 60_000);

  it("tries the trials that it means", () => {
    const { hypotheses } = files.get("evidence.json") as unknown as { hypotheses: readonly { id: string }[] };
    expect(hypotheses.map(({ id }) => id)).toEqual(
      expect.arrayContaining([coin, winRate, breakEven, mean, points, placebo]),
    );
  });

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, (contents) => performanceFaults(contents, "VS"), own);
  });

  it("finds the trials of a strategy by its prefix", async () => {
    const pressed = await smallPackage("expiration-pressure");
    expect(performanceFaults(pressed, "EP")).toEqual([]);
    const edited = tampered(pressed, { file: "evidence.json", steps: ["performance_metrics", "sharpe_ratio"] }, 9);
    expect(performanceFaults(edited, "EP")).toHaveLength(1);
    // Under another prefix there is no trial that would have the number.
    expect(performanceFaults(pressed, "VS").length).toBeGreaterThan(3);
  });
});
