import { describe, expect, it } from "vitest";
import type { FlowType } from "../../lib/classifiers/flow-type.js";
import { markedEquity, markedSessions } from "../../lib/execution/marked-equity.js";
import type { Trade } from "../../lib/execution/trade.js";
import { breakdowns } from "../../lib/hypotheses/breakdowns.js";
import { judgeVolumeShock, type VolumeShockCase } from "../../lib/hypotheses/judge-volume-shock.js";
import { primaryParts, volumeShockHypotheses } from "../../lib/hypotheses/volume-shock-hypotheses.js";
import type { DayPrices } from "../../lib/market/price-book.js";
import { createStream } from "../../lib/numeric/random.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { bookOf, detectionOf, labelOf, limits, nullMarket, observationOf, tradeOn } from "../fixtures/trades.js";

const judge = { ...volumeShockPresets.seed.parameters.judge, resamples: 199 };
const market = nullMarket(createStream(3, "market"), { days: 40, volatility: 0.8, dayEffect: 0.3 });

/** Three trades a day at random times, in random directions, with so many points to each as the market does not explain. */
function tradesOn(days: readonly DayPrices[], edge: number): readonly Trade[] {
  const stream = createStream(4, "trades");
  return days.flatMap((day) =>
    [0, 1, 2].map((k) => {
      const trade = tradeOn(day, {
        minute: 40 + 100 * k + stream.integer(60),
        direction: stream.uniform() < 0.5 ? 1 : -1,
        exit: { target: 15, stop: 15, maximumHold: 8 },
        closeEarly: true,
        edge,
      });
      return { ...trade, label: k === 0 ? "INSTITUTIONAL_SWEEP" : "GAMMA_EMERGENCY" };
    }),
  );
}

function judged(trades: readonly Trade[], changes: Partial<VolumeShockCase> = {}) {
  return judgeVolumeShock({
    detections: trades.map(({ order, date, direction }, k) =>
      detectionOf({ id: `${k}`, date, direction, triggeredAt: order.plan.decidedAt - 60_000 }),
    ),
    labels: trades.map(({ label }, k) => labelOf(`${k}`, label as FlowType)),
    observations: trades.map(({ direction, netPoints }, k) =>
      observationOf({ detection: `${k}`, direction, points: netPoints }),
    ),
    plans: trades.map(({ order }) => order.plan),
    tails: [],
    volumes: [],
    window: 300,
    trades,
    judgedDates: market.map(({ date }) => date),
    lacks: [],
    book: bookOf(market),
    judge,
    limits,
    closeEarly: true,
    halts: [],
    seed: 1,
    family: null,
    ...changes,
  });
}

const verdicts = (judgement: ReturnType<typeof judged>) =>
  Object.fromEntries(judgement.trials.map(({ hypothesis, verdict }) => [hypothesis.id, verdict]));

describe("the judgement on a preset's trades", () => {
  it("tries every hypothesis of the strategy, in their order, and no other", () => {
    const { trials } = judged(tradesOn(market, 0));
    expect(trials.map(({ hypothesis }) => hypothesis.id)).toEqual(Object.keys(volumeShockHypotheses(judge)));
  });

  it("says when the exits put a claim out of reach, and only then", () => {
    const points = (claimedPoints: number) =>
      judged(tradesOn(market, 0), { judge: { ...judge, claimedPoints } }).trials.find(
        ({ hypothesis }) => hypothesis.id === "VS-T4-points",
      )!.finding!.violated;
    expect(points(15)).toEqual([
      "with these targets the mean profit cannot be above 14.5 points: the claimed 15 are unreachable by construction",
    ]);
    expect(points(14)).toEqual([]);
  });

  it("measures the drawdown on the account marked to market", () => {
    const trades = tradesOn(market, 0);
    const dates = market.map(({ date }) => date);
    const { finding } = judged(trades).trials.find(({ hypothesis }) => hypothesis.id === "VS-T8-drawdown")!;
    const marked = markedEquity(markedSessions(trades, bookOf(market), dates), limits.capital);
    expect(finding!.estimate).toBe(marked.drawdown.ofPeak);
    expect(finding!.method).toContain("marked to market");
  });

  it("finds an effect that was planted, and that it falls short of its advertisement", () => {
    const judgement = judged(tradesOn(market, 3));
    expect(judgement.effect.verdict).toBe("SUPPORTED");
    expect(verdicts(judgement)).toMatchObject({
      "VS-T3-points": "SUPPORTED",
      "VS-T4-mean": "SUPPORTED",
      "VS-T4-points": "REFUTED",
    });
    expect(judgement.advertised.verdict).toBe("REFUTED");
    expect(judgement.gate).toMatchObject({
      validity: "INSUFFICIENT_DATA",
      reason: expect.stringContaining("R squared"),
    });
  });

  it("finds everything as advertised when that is what was planted", () => {
    const judgement = judged(tradesOn(market, 16));
    expect(judgement.effect.verdict).toBe("SUPPORTED");
    expect(judgement.advertised.verdict).toBe("SUPPORTED");
    expect(judgement.gate.criteria.filter(({ met }) => met !== true).map(({ name }) => name)).toEqual(["r_squared"]);
  });

  it("does not find an effect that is not there, and refutes the advertisement", () => {
    const judgement = judged(tradesOn(market, 0));
    expect(judgement.effect.verdict).toBe("NOT_DEMONSTRATED");
    expect(judgement.advertised.verdict).toBe("REFUTED");
  });

  it("adjusts the secondary hypotheses for one another, and calls them exploratory while the primary is not supported", () => {
    const judgement = judged(tradesOn(market, 16));
    const secondary = judgement.trials.filter(({ hypothesis }) => hypothesis.family === "secondary");
    const tested = secondary.filter(({ finding }) => finding?.pValue != null);
    expect(tested.map(({ hypothesis }) => hypothesis.id)).toEqual([
      "VS-S3-win-rate",
      "VS-S3-hold",
      "VS-S3-magnitude",
      "VS-S3-distribution",
    ]);
    for (const { finding, adjustment, standing } of tested) {
      expect(adjustment).toMatchObject({ method: "Holm", tests: 4 });
      expect(adjustment!.pValue).toBeGreaterThanOrEqual(finding!.pValue!);
      expect(standing).toBe("exploratory");
    }
    expect(judgement.primary.verdict).toBe("NOT_TESTABLE");
    expect(judgement.primary.reason).toContain("VS-P-flow, VS-P-share: the takers of the future are not known");
    expect(judgement.primary.pValue).toBeNaN();
    expect(judgement.primary.pReason).toContain("VS-P-flow, VS-P-share: the takers of the future are not known");
    for (const { hypothesis, standing } of judgement.trials)
      if (hypothesis.family === "companion") expect(standing).toBe("exploratory");
  });

  it("does not try hedging flow on a tape without takers, and says so in the gate", () => {
    const judgement = judged(tradesOn(market, 16));
    for (const id of ["VS-P-flow", "VS-S1-slope", "VS-S1-r-squared", "VS-S2-hazard", "VS-S4-2-minutes"])
      expect(verdicts(judgement)[id]).toBe("NOT_TESTABLE");
    expect(judgement.gate.reason).toContain("the takers of the future are not known");
    expect(judgement.hedging.lack).not.toBeNull();
  });

  it("reads the R squared of observed flow in the gate, and supports the primary hypothesis where all parts hold", () => {
    const stream = createStream(6, "hedged");
    const trades = tradesOn(market, 16);
    const hedged = market.map((day) => ({
      ...day,
      flow: {
        at: day.path.at,
        signed: Float64Array.from(day.path.at, (at) => {
          const own = trades.find(({ date, order }) => {
            const since = at - (order.plan.decidedAt - 60_000);
            return date === day.date && since > 0 && since <= 8 * 60_000;
          });
          return stream.normal() + (own ? (own.direction * 120) / 8 : 0);
        }),
      },
    }));
    const judgement = judged(trades, { book: bookOf(hedged), judge: { ...judge, resamples: 999 } });
    expect(verdicts(judgement)).toMatchObject({
      "VS-P-flow": "SUPPORTED",
      "VS-P-share": "SUPPORTED",
      "VS-S1-slope": "SUPPORTED",
      "VS-S1-r-squared": "SUPPORTED",
    });
    expect(judgement.primary.verdict).toBe("SUPPORTED");
    const parts = judgement.trials.filter(({ hypothesis }) => primaryParts.includes(hypothesis.id as never));
    expect(judgement.primary).toMatchObject({ level: judge.level, pReason: null });
    expect(judgement.primary.pValue).toBe(Math.max(...parts.map(({ finding }) => finding!.pValue!)));
    expect(judgement.gate).toMatchObject({ validity: "VALIDATED" });
    expect(judgement.gate.criteria.find(({ name }) => name === "r_squared")!.value).toBe(
      judgement.hedging.proportion!.rSquared.estimate,
    );
    const slope = judgement.trials.find(({ hypothesis }) => hypothesis.id === "VS-S1-slope")!;
    expect(slope.standing).toBe("confirmatory");
    expect(judgement.accuracy.some(({ basis }) => basis === "flow")).toBe(true);
  });

  it("compares classes only where each has the trades that were asked for", () => {
    const trades = tradesOn(market, 3);
    expect(verdicts(judged(trades))["VS-S3-hold"]).not.toBe("INSUFFICIENT_DATA");
    const trial = judged(trades, { judge: { ...judge, leastClassTrades: 41 } }).trials.find(
      ({ hypothesis }) => hypothesis.id === "VS-S3-hold",
    )!;
    expect(trial).toMatchObject({
      verdict: "INSUFFICIENT_DATA",
      reason: "40 trades on INSTITUTIONAL_SWEEP and 80 trades on GAMMA_EMERGENCY; a comparison needs 41 of each",
    });
    expect(trial.finding).not.toBeNull();
  });

  it("breaks the trades down and calls what it finds exploratory, at the rate and on the days that are asked for", () => {
    const trades = tradesOn(market, 3);
    const found = judged(trades);
    expect(found.breakdowns).toEqual(breakdowns(trades, bookOf(market), judge, 1));
    const trial = found.trials.find(({ hypothesis }) => hypothesis.id === "VS-B-class")!;
    expect(trial).toMatchObject({ verdict: "SUPPORTED", standing: "exploratory", finding: { estimate: 2 } });
    const strict = judged(trades, { judge: { ...judge, breakdownRate: 1e-9 } });
    expect(strict.breakdowns.rows.some(({ discovered }) => discovered)).toBe(false);
    expect(verdicts(strict)["VS-B-class"]).toBe("NOT_DEMONSTRATED");
    expect(verdicts(judged(trades, { judge: { ...judge, descriptiveDays: 41 } }))["VS-B-class"]).toBe(
      "INSUFFICIENT_DATA",
    );
    for (const { primary, effect, advertised, gate } of [found, strict]) {
      expect([primary, effect, advertised, gate]).toEqual([found.primary, found.effect, found.advertised, found.gate]);
    }
  });

  it("has cases, accuracy and circular companions for every alert, and calibration of what was watched", () => {
    const trades = tradesOn(market, 3);
    const histogram = new Float64Array(100).fill(0.2);
    const tails = market.map(({ date }) => ({ date, windows: 20, histogram, discoveries: 1 }));
    const { cases, accuracy, circular, calibration, skill } = judged(trades, { tails });
    expect(cases).toHaveLength(trades.length);
    expect(accuracy[0]).toMatchObject({ label: "ALL", basis: "price", sampleSize: trades.length });
    expect(circular.alerts).toBe(trades.length);
    expect(calibration).toMatchObject({ windows: 800, sessions: 40, alertsPerSession: 3 });
    expect(judged(trades).calibration).toBeNull();
    expect(skill).toBeNull();
  });

  it("says INSUFFICIENT_DATA below the least sample, whatever the effect", () => {
    const few = tradesOn(market, 16).filter(({ date }) => date < market[29]!.date);
    const judgement = judged(few);
    expect(judgement.effect).toMatchObject({
      verdict: "INSUFFICIENT_DATA",
      reason: expect.stringContaining("87 trades on 29 days"),
    });
    expect(judged(few, { judge: { ...judge, leastTrades: 80, leastDays: 20 } }).effect.verdict).toBe("SUPPORTED");
  });

  it("is NOT_TESTABLE with the reason where the data lack something", () => {
    const judgement = judged(tradesOn(market, 16), { lacks: ["no trade side", "no future"] });
    expect(new Set(Object.values(verdicts(judgement)))).toEqual(new Set(["NOT_TESTABLE"]));
    expect(judgement.effect).toMatchObject({
      verdict: "NOT_TESTABLE",
      reason: expect.stringContaining("no trade side; no future"),
    });
    for (const { finding } of judgement.trials) expect(finding).toBeNull();
  });

  it("has an answer for every degenerate record", () => {
    const all = tradesOn(market, 0);
    const records = [
      [],
      all.slice(0, 1),
      all.slice(0, 3),
      all.map((trade) => ({ ...trade, netPoints: 0, netProfit: 0 })),
      all.map((trade) => ({ ...trade, netPoints: 2, netProfit: 100 })),
      all.map((trade) => ({ ...trade, netPoints: -2, netProfit: -100 })),
    ];
    for (const trades of records) {
      const { trials, effect, advertised, gate } = judged(trades);
      for (const { verdict, reason } of [...trials, effect, advertised]) {
        expect(verdict).toMatch(/^[A-Z_]+$/);
        expect(reason).not.toMatch(/NaN|undefined/);
      }
      expect(gate.reason).not.toBe("");
    }
    expect(verdicts(judged([]))["VS-T2-break-even"]).toBe("INSUFFICIENT_DATA");
    expect(judged([], { judgedDates: [] }).effect.reason).toContain("there are no trades");
  });

  it("measures the break-even rate from the trades and tries the win rate against it", () => {
    const { trials, performance } = judged(tradesOn(market, 3));
    const { averageWinPoints, averageLossPoints } = performance[0]!;
    const { hypothesis } = trials.find(({ hypothesis: { id } }) => id === "VS-T2-break-even")!;
    expect(hypothesis.claimed).toBeCloseTo(averageLossPoints / (averageWinPoints + averageLossPoints), 12);
  });

  it("keeps rates, counts and means of all trades those of the classes together", () => {
    const { performance } = judged(tradesOn(market, 3));
    const [all, ...classes] = performance;
    const sum = (value: (own: (typeof performance)[number]) => number) =>
      classes.filter(({ sampleSize }) => sampleSize > 0).reduce((total, own) => total + value(own), 0);
    expect(performance.map(({ label }) => label)).toEqual([
      "ALL",
      "INSTITUTIONAL_SWEEP",
      "GAMMA_EMERGENCY",
      "AMBIGUOUS_SIGNAL",
    ]);
    expect(all!.sampleSize).toBe(sum(({ sampleSize }) => sampleSize));
    expect(all!.wins).toBe(sum(({ wins }) => wins));
    expect(all!.winRate).toBeCloseTo(sum(({ winRate, sampleSize }) => winRate * sampleSize) / all!.sampleSize, 12);
    expect(all!.averagePoints).toBeCloseTo(
      sum(({ averagePoints, sampleSize }) => averagePoints * sampleSize) / all!.sampleSize,
      12,
    );
  });

  it("has a line for every judged session, also for those without a trade", () => {
    const trades = tradesOn(market, 0).filter(({ date }) => date !== market[5]!.date);
    const { daily } = judged(trades);
    expect(daily.map(({ date }) => date)).toEqual(market.map(({ date }) => date));
    expect(daily[5]).toMatchObject({ trades: 0, points: 0, profit: 0 });
    expect(daily.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(
      trades.reduce((sum, { netPoints }) => sum + netPoints, 0),
      9,
    );
  });

  it("is the same for a seed; another seed moves what is drawn and nothing that is counted", () => {
    const trades = tradesOn(market, 0);
    expect(judged(trades, { seed: 5 })).toEqual(judged(trades, { seed: 5 }));
    const [one, other] = [judged(trades, { seed: 5 }), judged(trades, { seed: 6 })];
    const of = (judgement: typeof one, id: string) =>
      judgement.trials.find(({ hypothesis }) => hypothesis.id === id)!.finding!;
    expect(of(other, "VS-T3-points").interval).not.toEqual(of(one, "VS-T3-points").interval);
    expect(of(other, "VS-T8-drawdown").interval).not.toEqual(of(one, "VS-T8-drawdown").interval);
    for (const id of ["VS-T2-win-rate", "VS-T4-mean", "VS-T6-sharpe", "VS-T2-coin"])
      expect(of(other, id)).toEqual(of(one, id));
  });

  it("moves no other test's numbers when one needs more draws: each has its own stream", () => {
    const trades = tradesOn(market, 0);
    const plain = judged(trades);
    const fewerEvents = judged(trades, { detections: [], labels: [], observations: [] });
    expect(fewerEvents.trials).toEqual(plain.trials);
    expect(fewerEvents.events.events).toBe(0);
  });

  it("closes placebo trades early where limits were enforced, and only there", () => {
    const late = market.map((day) =>
      tradeOn(day, { minute: 352, exit: { target: 15, stop: 15, maximumHold: 8 }, closeEarly: true }),
    );
    expect(judged(late, { closeEarly: true }).placebo).not.toEqual(judged(late, { closeEarly: false }).placebo);
  });

  it("uses its parameters: placebo days and minutes, account, closing time, draws", () => {
    const trades = tradesOn(market, 0);
    const plain = judged(trades);
    expect(judged(trades, { judge: { ...judge, placeboDays: 5 } }).placebo!.donorsPerDay).toBeLessThan(5.1);
    expect(plain.placebo!.donorsPerDay).toBeGreaterThan(20);
    expect(judged(trades, { judge: { ...judge, placeboMinutes: 0 } }).placebo).not.toEqual(plain.placebo);
    const rich = judged(trades, { limits: { ...limits, capital: 100_000 } });
    const fall = (judgement: typeof plain) =>
      judgement.trials.find(({ hypothesis }) => hypothesis.id === "VS-T8-drawdown")!.finding!.estimate;
    expect(fall(rich)).toBeLessThan(fall(plain));
    expect(judged(trades, { judge: { ...judge, resamples: 99 } }).placebo!.pValue * 100).toBeCloseTo(
      Math.round(judged(trades, { judge: { ...judge, resamples: 99 } }).placebo!.pValue * 100),
      9,
    );
  });
});
