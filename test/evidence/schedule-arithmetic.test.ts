import { beforeAll, describe, expect, it } from "vitest";
import { judgedSessions, scheduleFaults } from "../../lib/evidence/schedule-arithmetic.js";
import { type PackageFiles, smallPackage } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const casesFile = "pressure_calculation_accuracy_analysis.json";
const file = "validation_schedule.json";
const daily = /does not follow from trades.json and the cases/;
const weekly = /does not follow from the sessions of the week/;
const columns = [
  ...["alerts", "direction_correct", "cumulative_outcomes", "cumulative_correct", "cumulative_accuracy"],
  ...["trades", "wins", "net_points", "cumulative_points"],
];
const totals = [
  ...["sessions", "alerts", "outcomes_known", "direction_correct", "accuracy", "trades", "wins", "win_rate"],
  ...["net_points", "sessions_in_line", "sessions_short", "sessions_without_trades"],
];
const tamperings: readonly Tampering[] = [
  ...columns.map((name): Tampering => ({ file, steps: ["daily_validation", 1, name], problem: daily })),
  { file, steps: ["daily_validation", 1, "claim"], value: "no-trades", problem: daily },
  {
    ...{ file, steps: ["daily_validation", 1, "outcomes_known"], problem: daily },
    named: { file, steps: ["daily_validation", 1, "cumulative_outcomes"] },
  },
  ...["of_the_week", "cumulative"].flatMap((part): readonly Tampering[] => [
    ...totals.map((name): Tampering => ({ file, steps: ["weekly_review", 0, part, name], problem: weekly })),
    { file, steps: ["weekly_review", 0, part, "win_rate_interval", "lower"], problem: weekly },
  ]),
  { file, steps: ["weekly_review", 0, "review"], problem: weekly },
  { file, steps: ["weekly_review", 0, "week"], value: "2020-W01", problem: weekly },
  { file, steps: ["outcomes_after_the_last_close"], problem: /not what is left of the cases/ },
  { file, steps: ["claimed_win_rate"], problem: /in the trial of the win rate/ },
  { file, steps: ["daily_validation", 0, "date"], value: "2026-13-41", problem: /is no date/ },
  { steps: ["performance_metrics", "sharpe_conventions", "n"], problem: /number of judged sessions/ },
];
const faultsOf = (contents: PackageFiles) => scheduleFaults(contents, casesFile);

describe("scheduleFaults(contents, casesFile)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("expiration-pressure");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, faultsOf, own);
  });

  it("counts the judged sessions, idle ones included", () => {
    const schedule = files.get(file) as unknown as { readonly daily_validation: readonly unknown[] };
    expect(judgedSessions(files)).toBe(schedule.daily_validation.length);
  });
});
