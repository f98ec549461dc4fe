import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classFaults } from "../../lib/evidence/class-arithmetic.js";

const printed = (name: string, wins: number, sampleSize: number, winRate = wins / sampleSize) => ({
  ...{ steps: ["by_class", name], sampleSize, wins },
  winRate: Number.isNaN(winRate) ? null : winRate,
});
const overall = (winRate: number | null, trades: number) => ({ steps: ["win_rate"], winRate, trades });

describe("classFaults(file, classes, overall)", () => {
  it("finds nothing where the rates are those of the wins, whatever their number", () => {
    const group = fc.tuple(fc.nat(60), fc.nat(60)).map(([wins, lost]) => [wins, wins + lost] as const);
    fc.assert(
      fc.property(group, group, ([a, n], [b, m]) => {
        const rate = n + m === 0 ? null : (a + b) / (n + m);
        const classes = [printed("a", a, n), printed("b", b, m)];
        expect(classFaults("evidence.json", classes, overall(rate, n + m))).toEqual([]);
      }),
    );
  });

  it("refuses a rate that is not wins over trades", () => {
    const faults = classFaults("evidence.json", [printed("a", 3, 4, 0.8)], overall(0.8, 4));
    expect(faults).toEqual([
      {
        ...{ file: "evidence.json", field: "by_class.a.win_rate", problem: "is not 3 wins of 4 trades" },
        ...{ found: "0.8", expected: "0.75" },
      },
    ]);
  });

  it("refuses an overall rate that is not the classes' weighted one", () => {
    const classes = [printed("a", 3, 4), printed("b", 1, 4)];
    expect(classFaults("evidence.json", classes, overall(0.55, 8))).toMatchObject([
      { field: "win_rate", found: "0.55", expected: "0.5" },
    ]);
  });

  it("refuses an overall rate of other trades", () => {
    const [fault] = classFaults("evidence.json", [printed("a", 3, 4)], overall(0.75, 5));
    expect(fault).toMatchObject({ field: "win_rate", problem: "is of other trades than the classes together" });
  });
});
