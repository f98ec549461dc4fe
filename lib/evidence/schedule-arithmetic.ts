import { isWin } from "../execution/trade.js";
import type { DetectionCase } from "../hypotheses/detection-accuracy.js";
import { type ClaimStanding, type ReviewedSession, weeklyReviews } from "../hypotheses/weekly-review.js";
import { disagreements, faultAt } from "./agreement.js";
import { contentOf, type PackageContents, tradesOf } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { meanSize } from "./trade-arithmetic.js";
import { validationScheduleJson, validationScheduleName } from "./validation-schedule-json.js";
import type { WrittenTrial } from "./written-trial.js";

interface DailyRow {
  readonly date: string;
  readonly outcomes_known: number;
  readonly direction_correct: number;
}

interface WrittenSchedule {
  readonly preset: string;
  readonly claimed_win_rate: number;
  readonly outcomes_after_the_last_close: number;
  readonly daily_validation: readonly DailyRow[];
  readonly weekly_review: unknown;
}

/** Cases as their file has them: instants are text in the order of time. */
type WrittenCase = Omit<DetectionCase, "knownAt"> & { readonly knownAt: string };

/** Sessions of the study, with a trade or without. */
export function judgedSessions(contents: PackageContents): number {
  return contentOf<WrittenSchedule>(contents, validationScheduleName).content.daily_validation.length;
}

/**
 * The schedule of validation against trades and cases: each session's counts are those of its date, the cumulative columns are sums, and the
 * weeks add up their sessions. When a session closed is not told, so that the number of outcomes known by then is taken as it is; how
 * many of them were right is not.
 *
 * @param casesFile pattern of the file with a case for every alert
 */
export function scheduleFaults(contents: PackageContents, casesFile: string): readonly PackageFault[] {
  const { file, content } = contentOf<WrittenSchedule>(contents, validationScheduleName);
  const unreal = content.daily_validation.findIndex(({ date }) => Number.isNaN(Date.parse(date)));
  if (unreal >= 0) {
    const found = content.daily_validation[unreal]!.date;
    return [faultAt({ file, steps: ["daily_validation", unreal, "date"], found }, null, "is no date")];
  }
  const cases = contentOf<{ readonly cases: readonly WrittenCase[] }>(contents, casesFile).content.cases;
  const trades = tradesOf(contents);
  const known = [...cases].sort((a, b) => (a.knownAt < b.knownAt ? -1 : a.knownAt > b.knownAt ? 1 : 0));
  const rightOf = (first: number, last: number): number =>
    known.slice(first, last).filter((own) => own.priceDirection === own.predictedDirection).length;
  let [knownSoFar, rightSoFar, pointsSoFar] = [0, 0, 0];
  const daily = content.daily_validation.map((row) => {
    const own = trades.filter(({ date }) => date === row.date);
    const wins = own.filter(isWin).length;
    const points = own.reduce((sum, { netPoints }) => sum + netPoints, 0);
    const right = rightOf(knownSoFar, knownSoFar + row.outcomes_known);
    knownSoFar += row.outcomes_known;
    rightSoFar += right;
    pointsSoFar += points;
    const session: ReviewedSession = {
      ...{ date: row.date, alerts: cases.filter(({ date }) => date === row.date).length },
      ...{ known: row.outcomes_known, right, trades: own.length, wins, points },
      claim: standingOf(wins, own.length, content.claimed_win_rate),
    };
    return { ...session, knownSoFar, rightSoFar, accuracySoFar: rightSoFar / knownSoFar, pointsSoFar };
  });
  const again = validationScheduleJson(content.preset, {
    claimedWinRate: content.claimed_win_rate,
    ...{ daily, weekly: weeklyReviews(daily, content.claimed_win_rate), knownLater: cases.length - knownSoFar },
  }) as unknown as WrittenSchedule;
  const size = meanSize(trades) * Math.max(1, trades.length);
  const compared = (name: keyof WrittenSchedule, problem: string): readonly PackageFault[] =>
    disagreements({ file, steps: [name], found: content[name] }, again[name], problem, size);
  return [
    ...compared("daily_validation", "does not follow from trades.json and the cases"),
    ...compared("weekly_review", "does not follow from the sessions of the week"),
    ...compared("outcomes_after_the_last_close", "is not what is left of the cases"),
    ...claimFaults(contents, file, content.claimed_win_rate),
  ];
}

function standingOf(wins: number, trades: number, claimed: number): ClaimStanding {
  if (trades === 0) return "no-trades";
  return wins / trades >= claimed ? "in-line" : "short";
}

function claimFaults(contents: PackageContents, file: string, found: number): readonly PackageFault[] {
  const evidence = contentOf<{
    readonly hypotheses: readonly WrittenTrial[];
    readonly performance_metrics: { readonly sharpe_conventions: { readonly n: number } };
  }>(contents, "evidence.json");
  const { hypotheses, performance_metrics: metrics } = evidence.content;
  const trial = hypotheses.find(({ id }) => id.endsWith("-T2-win-rate"));
  return [
    ...disagreements(
      { file, steps: ["claimed_win_rate"], found },
      trial?.claimed,
      "is another than in the trial of the win rate",
    ),
    ...disagreements(
      {
        file: evidence.file,
        steps: ["performance_metrics", "sharpe_conventions", "n"],
        found: metrics.sharpe_conventions.n,
      },
      judgedSessions(contents),
      "is not the number of judged sessions",
    ),
  ];
}
