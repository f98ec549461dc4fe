import { describe, expect, it } from "vitest";
import { breakdownsJson } from "../../lib/evidence/breakdowns-json.js";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement } = exampleStudy().main;
// biome-ignore lint/suspicious/noExplicitAny: a test reads JSON
const written: any = JSON.parse(canonicalJson(breakdownsJson(judgement)));

describe("the breakdowns of a package", () => {
  it("say what they are, how they are adjusted and among how many", () => {
    const { breakdowns } = judgement;
    expect(written).toMatchObject({
      standing: "exploratory",
      note: expect.stringContaining("prove nothing by themselves"),
      false_discovery_rate: breakdowns.falseDiscoveryRate,
      adjustment: { method: "Benjamini-Hochberg", tests: breakdowns.tests },
      ...{ trades: 40, days: 10 },
    });
  });

  it("describe each family as it was before the numbers were seen", () => {
    expect(written.families.map(({ id, dimension, level }: Record<string, unknown>) => [id, dimension, level])).toEqual(
      ["class", "hour", "volatility"].map((dimension) => [`VS-B-${dimension}`, dimension, 0.1]),
    );
    expect(written.families[0].adjustment.among).toBe("the groups of all breakdowns together");
  });

  it("have a row for each group, those without a p with the reason", () => {
    expect(written.rows).toHaveLength(judgement.breakdowns.rows.length);
    judgement.breakdowns.rows.forEach((row, k) => {
      const { p_value, p_value_adjusted, reason, ...own } = written.rows[k];
      expect(own).toMatchObject({
        ...{ dimension: row.dimension, group: row.group, trades: row.trades, days: row.days, wins: row.wins },
        ...{ win_rate: row.winRate, mean_points: row.meanPoints, interval: row.interval, discovered: row.discovered },
        standing: "exploratory",
      });
      expect(p_value === null).toBe(reason !== null);
      expect(p_value_adjusted === null).toBe(reason !== null);
    });
    expect(written.rows.some(({ p_value }: { p_value: unknown }) => p_value === null)).toBe(true);
    expect(written.rows.some(({ p_value }: { p_value: unknown }) => p_value !== null)).toBe(true);
  });
});
