import { beforeAll, describe, expect, it } from "vitest";
import type { Urgency } from "../../lib/classifiers/urgency.js";
import type { ExpiryCase } from "../../lib/detectors/expiry-case.js";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import type { Trade } from "../../lib/execution/trade.js";
import { breakdowns } from "../../lib/hypotheses/breakdowns.js";
import {
  type ExpirationPressureCase,
  type ExpirationPressureJudgement,
  judgeExpirationPressure,
} from "../../lib/hypotheses/judge-expiration-pressure.js";
import { performanceEvidence } from "../../lib/hypotheses/performance-evidence.js";
import {
  type ExpirationPressureHypothesisId,
  expirationPressureHypotheses,
  steeringParts,
} from "../../lib/hypotheses/pressure-hypotheses.js";
import { createStream } from "../../lib/numeric/random.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { documentAssignment } from "../fixtures/assignment.js";
import { type CaseOptions, expiryCaseOf } from "../fixtures/expiry-cases.js";
import { pressureAlertOf, urgencyLabelOf } from "../fixtures/pressure-alerts.js";
import { bookOf, nullMarket, observationOf, tradeOn } from "../fixtures/trades.js";

const { judge: asWritten, limit: limits } = expirationPressurePresets.seed.parameters;
const judge = { ...asWritten, resamples: 99, leastTrades: 60, leastDays: 30 };
/** Every other day is an expiry. */
const market = nullMarket(createStream(3, "market"), { days: 80, volatility: 0.8, dayEffect: 0.3 }).map((day, k) => ({
  ...day,
  expiration: k % 2 === 0,
}));
const expiries = market.filter(({ expiration }) => expiration);

/** Two trades on every expiry day, one of each class, with so many points to each as the market does not explain. */
function tradesWith(edge: number): readonly Trade[] {
  const stream = createStream(4, "trades");
  return expiries.flatMap((day) =>
    ([340, 378] as const).map((minute, k): Trade => {
      const direction = stream.uniform() < 0.5 ? 1 : -1;
      const exit = { target: 15, stop: 15, maximumHold: 8 };
      const trade = tradeOn(day, { minute: minute - stream.integer(6), direction, exit, cost: 0, edge });
      const label = k === 0 ? "PIN_RISK_MANAGEMENT" : "ASSIGNMENT_PANIC";
      const plan = { ...trade.order.plan, detection: `TEST/${day.date}/${k}`, label, confidence: 0.75 };
      return { ...trade, label, order: { ...trade.order, plan } };
    }),
  );
}

/** Cases of 40 expiries, 10 points of deviation each. */
const casesOf = (of: (k: number) => CaseOptions): readonly ExpiryCase[] =>
  expiries.map(({ date }, k) => expiryCaseOf({ date, ...of(k) }));
/** Nothing to see: either side alike, and all places between strikes alike. */
const aimless = casesOf((k) => ({
  price: 5002.5,
  settled: 5002.5 + (k % 2 === 0 ? 1 : -1) * (0.15 + 0.25 * (k >> 1)),
}));

function judged(trades: readonly Trade[], changes: Partial<ExpirationPressureCase> = {}) {
  return judgeExpirationPressure({
    alerts: trades.map(({ order, date, direction }) => pressureAlertOf({ id: order.plan.detection, date, direction })),
    labels: trades.map(({ label, order }) => urgencyLabelOf(label as Urgency, order.plan.detection)),
    observations: trades.map(({ order, direction, netPoints }) =>
      observationOf({ detection: order.plan.detection, direction, points: netPoints }),
    ),
    plans: trades.map(({ order }) => order.plan),
    trades,
    cases: aimless,
    judgedDates: expiries.map(({ date }) => date),
    lacks: [],
    announced: [
      { name: "PIN_RISK_MANAGEMENT", fromPoints: 10, toPoints: 20, fromMinutes: 20, toMinutes: 45 },
      { name: "ASSIGNMENT_PANIC", fromPoints: 15, toPoints: 35, fromMinutes: 3, toMinutes: 8 },
    ],
    book: bookOf(market),
    judge,
    assignment: documentAssignment,
    assumption: "calls-long-puts-short",
    limits,
    closeEarly: false,
    halts: [],
    seed: 1,
    family: null,
    ...changes,
  });
}

const trialOf = (judgement: ExpirationPressureJudgement, id: ExpirationPressureHypothesisId) =>
  judgement.trials.find(({ hypothesis }) => hypothesis.id === id)!;

let plain: ExpirationPressureJudgement;

beforeAll(() => {
  plain = judged(tradesWith(0));
});

describe("the judgement on expiration pressure", () => {
  it("tries every hypothesis of the strategy, in their order, and no other", () => {
    const ids = Object.keys(expirationPressureHypotheses(judge, "calls-long-puts-short"));
    expect(plain.trials.map(({ hypothesis }) => hypothesis.id)).toEqual(ids);
    expect(judged([], { cases: [] }).trials.map(({ hypothesis }) => hypothesis.id)).toEqual(ids);
  });

  it("says of every absence what its own test says", () => {
    const nothing = judged([], { cases: [] });
    for (const { finding, verdict } of nothing.trials) expect([finding, verdict]).toEqual([null, "INSUFFICIENT_DATA"]);
    expect(trialOf(nothing, "EP-P-grid").reason).toBe("there are no expiries");
    expect(trialOf(nothing, "EP-P-away").reason).toBe("there are no expiries");
    expect(trialOf(nothing, "EP-P-outward").reason).toBe("there are no expiries");
    expect(trialOf(nothing, "EP-A-near").reason).toBe("there are no strikes");
    expect(trialOf(nothing, "EP-T4-mean").reason).toBe("there are no trades");
    expect(trialOf(nothing, "EP-T-skill").reason).toBe("no alert states a confidence and has an outcome");
    const daily = judged([], { book: bookOf(market.map((day) => ({ ...day, expiration: true }))) });
    expect(trialOf(daily, "EP-P-ordinary").reason).toContain("every day is an expiry");
    expect(trialOf(daily, "EP-P-dispersion").reason).toContain("every day is an expiry");
    expect(trialOf(plain, "EP-P-ordinary").finding).not.toBeNull();
    expect(trialOf(plain, "EP-P-dispersion").finding).not.toBeNull();
  });

  it("is NOT_TESTABLE with the reason where the data lack something", () => {
    const lacking = judged(tradesWith(16), { lacks: ["no open interest", "no expiry"] });
    for (const { verdict, finding, reason } of lacking.trials)
      expect([verdict, finding, reason]).toEqual(["NOT_TESTABLE", null, "no open interest; no expiry"]);
    expect(lacking.primary.verdict).toBe("NOT_TESTABLE");
    expect(lacking.steering.found).toBeNull();
  });

  it("finds an effect that was planted, and none that was not", () => {
    const planted = judged(tradesWith(3));
    expect(planted.effect.verdict).toBe("SUPPORTED");
    expect(planted.advertised.verdict).toBe("REFUTED");
    expect(plain.effect.verdict).toBe("NOT_DEMONSTRATED");
  });

  it("says INSUFFICIENT_DATA below the least sample, whatever the effect", () => {
    const few = judged(tradesWith(16), { judge: { ...judge, leastTrades: 81 } });
    expect(few.effect).toMatchObject({ verdict: "INSUFFICIENT_DATA" });
    expect(few.effect.reason).toContain("80 trades on 40 days; a verdict needs 81 on 30");
  });

  it("tests its own claim of a break-even rate", () => {
    const { averageWinPoints, averageLossPoints } = plain.performance[0]!;
    expect(trialOf(plain, "EP-T2-break-even").hypothesis.claimed).toBeCloseTo(
      averageLossPoints / (averageWinPoints + averageLossPoints),
      12,
    );
  });

  it("reads the sign of gamma under the assumption that is asked for", () => {
    const cases = casesOf((k) => ({
      strikes: [4995, 5000, 5005].map(
        (strike) =>
          [strike, strike === 5000 && k % 3 === 0 ? 900 : 50, strike === 5000 && k % 3 !== 0 ? 900 : 50] as const,
      ),
      settled: 5004 + (k % 5) - 2,
    }));
    const of = (assumption: ExpirationPressureCase["assumption"]) => judged([], { cases, assumption });
    const [one, other] = [of("calls-long-puts-short"), of("both-short")];
    expect(trialOf(one, "EP-P-gamma")).not.toEqual(trialOf(other, "EP-P-gamma"));
    expect(one.settlements).toEqual(other.settlements);
    expect(one.settlements.gamma.length).toBeGreaterThan(1);
  });

  it("compares classes only where each has the trades that were asked for", () => {
    const { verdict, reason } = trialOf(
      judged(tradesWith(3), { judge: { ...judge, leastClassTrades: 41 } }),
      "EP-S3-hold",
    );
    expect([verdict, reason]).toEqual([
      "INSUFFICIENT_DATA",
      "40 trades on PIN_RISK_MANAGEMENT and 40 trades on ASSIGNMENT_PANIC; a comparison needs 41 of each",
    ]);
  });

  it("breaks the trades down and calls what it finds exploratory", () => {
    const trades = tradesWith(3);
    const found = judged(trades);
    expect(found.breakdowns).toEqual(breakdowns(trades, bookOf(market), judge, 1));
    expect(trialOf(found, "EP-B-class")).toMatchObject({ standing: "exploratory", verdict: "SUPPORTED" });
    expect(trialOf(judged(trades, { judge: { ...judge, breakdownRate: 1e-9 } }), "EP-B-class").verdict).toBe(
      "NOT_DEMONSTRATED",
    );
    expect(trialOf(plain, "EP-B-hour").standing).toBe("exploratory");
  });

  it("has the classes' lines, cases and announced magnitudes", () => {
    expect(plain.performance.map(({ label, sampleSize }) => [label, sampleSize])).toEqual([
      ["ALL", 80],
      ["PIN_RISK_MANAGEMENT", 40],
      ["TRANSITION", 0],
      ["ASSIGNMENT_PANIC", 40],
      ["NO_SIGNAL", 0],
    ]);
    expect(plain.cases).toHaveLength(80);
    expect(plain.accuracy[0]).toMatchObject({ label: "ALL", basis: "price", sampleSize: 80 });
    expect(plain.settlements.magnitudes.map(({ name }) => name)).toEqual(["PIN_RISK_MANAGEMENT", "ASSIGNMENT_PANIC"]);
    expect(plain.settlements.ordinary.windows).toHaveLength(40);
    expect(plain.settlements.days).toHaveLength(40);
    expect(plain.daily.map(({ date }) => date)).toEqual(expiries.map(({ date }) => date));
    expect(plain.skill!.forecasts).toBe(80);
  });
});

describe("placebo trades", () => {
  const placebo = (book: ExpirationPressureCase["book"], donors: "same-expiration" | "without-expiration") =>
    performanceEvidence({
      ...{ trades: tradesWith(0), judgedDates: expiries.map(({ date }) => date), book, judge, limits, donors, seed: 1 },
      ...{ closeEarly: false, halts: [], family: null },
    }).placebo;

  it("come from days without an expiry where there are any", () => {
    expect(plain.placeboDays).toBe("days without an expiry");
    expect(plain.placebo).toEqual(placebo(bookOf(market), "without-expiration"));
    expect(plain.placebo).not.toEqual(placebo(bookOf(market), "same-expiration"));
    expect(plain.unmatchedTrades).toBe(0);
  });

  it("come from other expiry days where every day is one", () => {
    const book = bookOf(expiries);
    const daily = judged(tradesWith(0), { book });
    expect(daily.placeboDays).toBe("other expiry days: there are none without");
    expect(daily.placebo).not.toBeNull();
    expect(daily.placebo).toEqual(placebo(book, "same-expiration"));
  });
});

describe("where the price is steered", () => {
  const steered = (of: (k: number) => CaseOptions) => judged([], { cases: casesOf(of) }).steering;
  const at = (settled: number) => () => ({ settled });

  it("is away, toward, or nowhere", () => {
    // Between two strikes and beyond; at the strike; either side alike.
    expect(steered(at(5007.5)).found).toBe("STEER_AWAY");
    expect(steered(at(5000)).found).toBe("PIN_TOWARD");
    expect(plain.steering.found).toBeNull();
    expect(plain.steering.statement).toContain("not beyond chance");
  });

  it("is decided by the displacement alone where the others say nothing", () => {
    // As often out as back, but farther out; all places between strikes alike.
    const far = (k: number) => ({
      price: 5004,
      settled: 5004 + (k % 2 === 0 ? 20 + 0.25 * (k >> 1) : -0.5 - 0.05 * k),
    });
    const { found, statement } = steered(far);
    expect(statement).toMatch(
      /^the price moved away from the heaviest strike \(.*; not beyond chance.*; not beyond chance/,
    );
    expect(found).toBe("STEER_AWAY");
    const near = (k: number) => ({ price: 5004, settled: 2 * 5004 - far(k).settled });
    expect(steered(near).statement).toMatch(/^the price moved to the heaviest strike \(.*; not beyond.*; not beyond/);
    expect(steered(near).found).toBe("PIN_TOWARD");
  });

  it("is decided by the share that ends farther out alone where the others say nothing", () => {
    // Three of four end out, each a third as far as the one that comes back; all places between strikes alike.
    const out = (sign: number) => (k: number) => {
      const size = 0.6 + 0.16 * (k >> 2);
      return { price: 5002.5, settled: 5002.5 + sign * (k % 4 === 3 ? -3 * size : size) };
    };
    const away = steered(out(1));
    expect(away.statement).toMatch(
      /^not beyond chance.*; more expiries than not ended farther from the heaviest strike \(/,
    );
    expect(away.found).toBe("STEER_AWAY");
    const toward = steered(out(-1));
    expect(toward.statement).toMatch(
      /^not beyond chance.*; more expiries than not ended nearer to the heaviest strike, or/,
    );
    expect(toward.found).toBe("PIN_TOWARD");
  });

  it("is decided by the grid alone where the others say nothing", () => {
    const either = (offset: number) => (k: number) => ({
      price: 5002.5,
      settled: 5002.5 + (k % 2 === 0 ? 1 : -1) * offset,
    });
    const gathered = steered(either(2.5));
    expect(gathered.statement).toMatch(
      /^not beyond chance.*; not beyond chance.*; settlements gathered at the strikes \(/,
    );
    expect(gathered.found).toBe("PIN_TOWARD");
    const avoided = steered(either(0.5));
    expect(avoided.statement).toMatch(/^not beyond chance.*; not beyond chance.*; settlements avoided the strikes \(/);
    expect(avoided.found).toBe("STEER_AWAY");
  });

  it("is nowhere where the tests contradict each other", () => {
    // Always out, and always at the next strike.
    const { found, statement } = steered(at(5010));
    expect(statement).toContain("the price moved away from the heaviest strike");
    expect(statement).toContain("settlements gathered at the strikes");
    expect(statement).not.toContain("not beyond chance");
    expect(found).toBeNull();
  });
});

describe("the document's gate and the primary hypothesis", () => {
  it("has no criterion on R squared, and is met by what was planted", () => {
    const names = (judgement: ExpirationPressureJudgement) => judgement.gate.criteria.map(({ name }) => name);
    expect(names(plain)).toEqual(["win_rate", "sharpe_ratio", "p_value", "sample_size"]);
    expect(plain.gate.validity).toBe("REJECTED");
    expect(judged(tradesWith(16)).gate.validity).toBe("VALIDATED");
    expect(judged(tradesWith(16), { judge: { ...judge, gateTrades: 81 } }).gate.validity).toBe("INSUFFICIENT_DATA");
  });

  it("asks for all four parts, and only then confirms secondary tests", () => {
    const secondary = (judgement: ExpirationPressureJudgement) =>
      judgement.trials.filter(({ hypothesis, finding }) => hypothesis.family === "secondary" && finding !== null);
    const away = casesOf(() => ({ settled: 5007.5 }));
    const both = judged(tradesWith(16), { cases: away });
    const pulled = judged(tradesWith(16), { cases: casesOf(() => ({ settled: 5000 })) });
    const idle = judged(tradesWith(0), { cases: away });
    expect(both.primary.verdict).toBe("SUPPORTED");
    expect(both.primary).toMatchObject({ level: judge.level, pReason: null });
    expect(both.primary.pValue).toBe(Math.max(...steeringParts.map((id) => trialOf(both, id).finding!.pValue!)));
    // Drawn to the strike beyond chance is no evidence for away from it, however small its two-sided p.
    expect(trialOf(pulled, "EP-P-away").finding!.pValue).toBeLessThan(judge.level);
    expect(pulled.primary.pValue).toBe(1);
    expect(pulled.primary).toMatchObject({ verdict: "REFUTED", reason: expect.stringContaining("EP-P-away") });
    expect(idle.primary.verdict).not.toBe("SUPPORTED");
    for (const [judgement, standing] of [
      [both, "confirmatory"],
      [pulled, "exploratory"],
      [idle, "exploratory"],
    ] as const)
      for (const trial of secondary(judgement)) expect(trial.standing).toBe(standing);
    const tested = secondary(both).filter(({ finding }) => finding?.pValue != null);
    expect(tested.length).toBeGreaterThan(3);
    for (const { finding, adjustment } of tested) {
      expect(adjustment).toMatchObject({ method: "Holm", tests: tested.length });
      expect(adjustment!.pValue).toBeGreaterThanOrEqual(finding!.pValue!);
    }
  });
});

describe("the seed", () => {
  it("gives the same bytes again, and moves what is drawn and nothing that is counted", () => {
    const of = (seed: number) => judged(tradesWith(0), { seed });
    const text = (judgement: ExpirationPressureJudgement) => canonicalJson(JSON.parse(JSON.stringify(judgement)));
    const other = of(2);
    expect(text(of(1))).toBe(text(plain));
    expect(text(other)).not.toBe(text(plain));
    expect(trialOf(other, "EP-T3-points").finding!.interval).not.toEqual(
      trialOf(plain, "EP-T3-points").finding!.interval,
    );
    for (const id of ["EP-T2-win-rate", "EP-T4-mean", "EP-T6-sharpe", "EP-P-displacement"] as const)
      expect(trialOf(other, id).finding!.estimate).toBe(trialOf(plain, id).finding!.estimate);
  });

  it("feeds a stream per test: trades do not move what the settlements say", () => {
    expect(judged([]).settlements.displacement).toEqual(plain.settlements.displacement);
    expect(judged([]).settlements.grid).toEqual(plain.settlements.grid);
  });
});
