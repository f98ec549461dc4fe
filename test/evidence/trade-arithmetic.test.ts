import { beforeAll, describe, expect, it } from "vitest";
import { meanSize, tradeFaults } from "../../lib/evidence/trade-arithmetic.js";
import { type PackageFiles, smallPackage } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const counted = /does not follow from the \d+ trades of trades.json/;
const trades = "trades.json";
const tamperings: readonly Tampering[] = [
  { steps: ["performance_metrics", "overall_win_rate"], problem: counted },
  { steps: ["performance_metrics", "average_points"], problem: counted },
  { steps: ["performance_metrics", "average_win_points"], problem: counted },
  { steps: ["performance_metrics", "average_loss_points"], problem: counted },
  { steps: ["performance_metrics", "average_hold_time_minutes"], problem: counted },
  ...[0, 1, 2, 3].flatMap((k): readonly Tampering[] => [
    { steps: ["performance_metrics", "win_rate_intervals", k, "lower"], problem: counted },
    { steps: ["performance_metrics", "win_rate_intervals", k, "upper"], problem: counted },
  ]),
  ...["minimum", "median", "p95", "p99", "maximum", "sample_size"].map(
    (name): Tampering => ({ steps: ["performance_metrics", "execution_latency_stats", name], problem: counted }),
  ),
  { steps: ["statistical_measures", "sample_size"], problem: counted },
  { steps: ["statistical_measures", "sample_sizes", "trades"], problem: counted },
  { steps: ["statistical_measures", "sample_sizes", "days_with_trades"], problem: counted },
  { steps: ["statistical_measures", "effect_size"], problem: counted },
  { steps: ["execution_latency", 0, "wins"], problem: counted },
  { steps: ["execution_latency", 0, "averageLatency"], problem: counted },
  { steps: ["alerts", "trades"], problem: counted },
  { steps: ["alerts", "failed_checks", "RISK_PER_TRADE"], value: 9999, problem: counted },
  { file: trades, steps: [0, "grossPoints"], problem: /not the move of the price/ },
  { file: trades, steps: [0, "netPoints"], problem: /not gross points less costs/ },
  { file: trades, steps: [0, "holdMinutes"], problem: /not the time from entry to exit/ },
  { file: trades, steps: [0, "latency"], problem: /not the time from first trigger to fill/ },
  { file: trades, steps: [0, "label"], value: "INSTITUTIONAL_SWEEP_2", problem: /what the trade's plan says/ },
  { file: trades, steps: [0, "date"], value: "2026-02-01", problem: /what the trade's plan says/ },
  { file: trades, steps: [0, "underlying"], problem: /what the trade's plan says/ },
  { file: trades, steps: [0, "direction"], value: (own) => -Number(own), problem: /what the trade's plan says/ },
  { file: trades, steps: [0, "detection"], problem: /what the trade's plan says/ },
  { file: trades, steps: [0, "adverseExcursion"], value: 3, problem: /wrong side of zero/ },
];

describe("tradeFaults(contents, overall)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("volume-shock");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, (contents) => tradeFaults(contents, "overall_win_rate"), own);
  });

  it("refuses a trade of an alert that was traded before", () => {
    const rows = files.get("trades.json") as readonly { readonly detection: string }[];
    const twice = new Map([...files, ["trades.json", [...rows, rows[0]!] as never]]);
    expect(tradeFaults(twice, "overall_win_rate")).toContainEqual(
      expect.objectContaining({ field: `[${rows.length}].detection`, problem: "was traded before" }),
    );
  });

  it("reads the overall rate under the name it is given", async () => {
    const pressed = await smallPackage("expiration-pressure");
    expect(tradeFaults(pressed, "win_rate")).toEqual([]);
    expect(tradeFaults(pressed, "overall_win_rate")).toHaveLength(1);
  });
});

describe("meanSize(trades)", () => {
  it("is the mean without signs, and zero without trades", () => {
    expect(meanSize([{ netPoints: -3 }, { netPoints: 5 }])).toBe(4);
    expect(meanSize([])).toBe(0);
  });
});
