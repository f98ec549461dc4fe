import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { expirationDaysJson, volumeSpikeDaysJson } from "../../lib/evidence/historical-days-json.js";
import { historicalDays } from "../../lib/hypotheses/historical-days.js";
import { createStream } from "../../lib/numeric/random.js";
import { exampleStudy } from "../fixtures/study.js";

const { historical } = exampleStudy().main.judgement;
// biome-ignore lint/suspicious/noExplicitAny: JSON documents are read here as their reader gets them
const read = (value: Parameters<typeof canonicalJson>[0]): any => JSON.parse(canonicalJson(value));

describe("historical days in the evidence", () => {
  it("stand by name with ratio, alerts, trades, wins and points", () => {
    const written = read(volumeSpikeDaysJson(historical));
    expect(written.kind).toBe("volume-spike days");
    expect(written.days).toEqual(
      historical.days.map(({ mark, alerts, right, trades, wins, points }) => ({
        ...{ date: mark.date, underlying: mark.underlying, option_contracts: 90_000 },
        ...{ mean_of_sessions_before: 40_000, ratio: 2.25 },
        ...{ alerts, direction_correct: right, trades, wins, net_points: points },
      })),
    );
    expect(written.days.length).toBeGreaterThan(2);
    expect(written.together).toMatchObject({ days: historical.days.length, net_points: historical.named.points });
    expect(written.other_days).toMatchObject({ trades: historical.others.trades });
    expect(written.net_points_against_other_days).toMatchObject({
      standing: "exploratory",
      estimate: 0.3,
      pValue: 0.5,
    });
  });

  it("name the expiries as instants, the days on neither side, and why there is no comparison", () => {
    const mark = { date: "2026-01-09", underlying: "A", expiries: [Date.parse("2026-01-09T21:00:00Z")] };
    const unknown = { date: "2026-01-02", underlying: "A" };
    const own = historicalDays(
      {
        named: [mark],
        others: [],
        unknown: [unknown],
        cases: [],
        trades: [],
        kind: "expiration day",
        impossible: "all",
      },
      99,
      createStream(1, "days"),
    );
    const written = read(expirationDaysJson(own));
    expect(written.days[0]).toMatchObject({ date: "2026-01-09", expiries_followed: ["2026-01-09T21:00:00.000Z"] });
    expect(written.days_on_neither_side).toEqual([unknown]);
    expect(written.together).toMatchObject({ direction_accuracy: null, net_points_per_trade: null });
    expect(written.net_points_against_other_days).toEqual({ standing: "exploratory", finding: null, reason: "all" });
  });
});
