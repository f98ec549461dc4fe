import { beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { placeboTable } from "../../lib/hypotheses/placebo.js";
import { placeboTest } from "../../lib/hypotheses/placebo-test.js";
import { dayPrices } from "../../lib/market/price-book.js";
import type { LoadedSession } from "../../lib/market/session.js";
import { createStream } from "../../lib/numeric/random.js";
import { type JudgedPreset, studyVolumeShock, type VolumeShockStudy } from "../../lib/strategies/study-volume-shock.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { withOverrides } from "../../lib/strategies/volume-shock-overrides.js";
import { plantedDataset, withoutSides } from "../fixtures/planted-dataset.js";

// A seed in which some placebo entry of each preset is late enough for the early close to end it: else no test could tell.
const market = { sessions: 16, seed: 5 };
const seedPreset = withOverrides(volumeShockPresets.seed, { judge: { resamples: 199 } });
const scientific = withOverrides(volumeShockPresets.scientific, { judge: { resamples: 199 } });

let study: VolumeShockStudy;
let told: readonly (readonly [LoadedSession | null, number, number])[];

beforeAll(async () => {
  const calls: [LoadedSession | null, number, number][] = [];
  study = await studyVolumeShock(plantedDataset(market), {
    preset: seedPreset,
    seed: 7,
    onSession: (...call) => calls.push(call),
  });
  told = calls;
});

describe("a volume-shock study", () => {
  it("is about the preset that was asked for, with the other standard presets beside it", async () => {
    expect(study.main.record.preset).toBe(seedPreset);
    // The main preset is a changed one, so the preset itself stands beside it as well.
    expect(seedPreset.name).toBe("seed, changed");
    expect(study.beside.map(({ record }) => record.preset.name)).toEqual(["seed", "seed-fixed", "scientific"]);
    const other = await studyVolumeShock(plantedDataset({ ...market, sessions: 3 }), { preset: scientific, seed: 7 });
    expect([other.main, ...other.beside].map(({ record }) => record.preset.name)).toEqual([
      "scientific, changed",
      "seed",
      "seed-fixed",
      "scientific",
    ]);
  });

  it("tells after each session how far it is, handing over its rows and their account", () => {
    expect(told.map(([loaded, done, total]) => [loaded?.session.date, done, total])).toEqual(
      study.dataset.dates.map((date, k) => [date, k + 1, 16]),
    );
    expect(study.quality).toEqual(told.map(([loaded]) => loaded?.quality));
  });

  it("gives the same evidence for the same seed, byte for byte, and other draws for another", async () => {
    const again = await studyVolumeShock(plantedDataset(market), { preset: seedPreset, seed: 7 });
    expect(canonicalJson(again.evidence)).toBe(canonicalJson(study.evidence));
    const other = await studyVolumeShock(plantedDataset(market), { preset: seedPreset, seed: 8 });
    expect(canonicalJson(other.evidence)).not.toBe(canonicalJson(study.evidence));
    // Detections and labels know no chance; the routes' outages do.
    const { outages, trades, refusals, ...known } = study.main.record;
    expect(other.main.record).toMatchObject(known);
    expect(other.main.record.outages).not.toEqual(outages);
  });

  it("has evidence whose rates are wins over trades, the pooled one the weighted mean of the classes", () => {
    // biome-ignore lint/suspicious/noExplicitAny: a JSON document is read here as its reader gets it
    const evidence = JSON.parse(canonicalJson(study.evidence)) as any;
    const { performance_by_flow_type: classes, performance_metrics: all, statistical_measures } = evidence;
    let [wins, trades] = [0, 0];
    for (const own of [classes.institutional_sweep, classes.gamma_emergency]) {
      expect(own.win_rate).toBe(own.sample_size === 0 ? null : own.wins / own.sample_size);
      wins += own.wins;
      trades += own.sample_size;
    }
    // An ambiguous signal expects nothing and is not traded.
    expect(trades).toBe(study.main.record.trades.length);
    expect(trades).toBeGreaterThan(10);
    expect(all.overall_win_rate).toBe(wins / trades);
    expect(statistical_measures.sample_size).toBe(trades);
    const coin = evidence.hypotheses.find(({ id }: { id: string }) => id === "VS-T2-coin");
    expect(coin).toMatchObject({ estimate: wins / trades, trades, p_value: statistical_measures.p_value });
    const { interval } = evidence.hypotheses.find(({ id }: { id: string }) => id === "VS-T2-win-rate");
    expect(all.win_rate_confidence_interval).toEqual(interval);
    expect(interval.lower).toBeLessThan(all.overall_win_rate);
    expect(interval.upper).toBeGreaterThan(all.overall_win_rate);
  });

  it("draws placebo trades from the days it studied, closed early in presets that enforce limits only", () => {
    const book = new Map([["PLANTED", told.map(([loaded]) => dayPrices(loaded!.session.days[0]!))]]);
    const placebo = ({ record }: JudgedPreset, closeEarly: boolean) => {
      const { judge, limit } = record.preset.parameters;
      const matching = {
        minutes: judge.placeboMinutes,
        mostDays: judge.placeboDays,
        donors: "same-expiration",
      } as const;
      const table = placeboTable(record.trades, book, matching, limit, closeEarly, createStream(7, "placebo-entries"));
      return placeboTest(table, judge.resamples, 0.95, createStream(7, "placebo-days"));
    };
    const [, fixed] = study.beside;
    expect(study.main.judgement.placebo).toEqual(placebo(study.main, false));
    expect(study.main.judgement.placebo).not.toEqual(placebo(study.main, true));
    expect(fixed!.judgement.placebo).toEqual(placebo(fixed!, true));
    expect(fixed!.judgement.placebo).not.toEqual(placebo(fixed!, false));
  });

  it("takes halts and calendars from the dataset: for its orders, its placebo trades and its records", async () => {
    const dataset = plantedDataset(market);
    const [first] = study.main.record.trades;
    const halt = { from: first!.entry.at + 1000, to: Number.POSITIVE_INFINITY, underlying: null, reason: "drill" };
    const before = { ...halt, from: 0, to: first!.order.submittedAt };
    const volatility = { at: Float64Array.of(first!.order.submittedAt - 1), level: Float64Array.of(50) };
    const halted = await studyVolumeShock(
      { ...dataset, context: { events: null, volatility, halts: [before, halt] } },
      { preset: seedPreset, seed: 7 },
    );
    const { record, execution, judgement } = halted.main;
    expect(record.trades.map(({ exitReason }) => exitReason)).toEqual(["halt"]);
    expect(record.trades[0]!.order.checks.find(({ limit }) => limit === "VOLATILITY_INDEX")!.outcome).toBe("fail");
    const refused = record.refusals.filter(({ reason }) => reason === "HALTED");
    expect(execution.halts.flatMap((own) => own.refused)).toEqual(refused.map(({ order }) => order.plan.detection));
    expect(execution.halts.map(({ closed }) => closed)).toEqual([[], [first!.order.plan.detection]]);
    // Every other day is halted: no placebo trade can be opened there.
    expect(judgement.unmatchedTrades).toBe(1);
    expect(study.main.judgement.unmatchedTrades).toBe(0);
  });

  it("ends at the last row that was studied", () => {
    const { session } = told.at(-1)![0]!;
    expect(study.lastInstant).toBe(session.days[0]!.knownAt[session.days[0]!.rows - 1]);
    expect(study.priceStep).toBe(5);
  });

  it("sees the direction of planted flow with signed volume, and not without", () => {
    const [, , scientificBeside] = study.beside;
    const all = ({ judgement }: VolumeShockStudy["main"]) => judgement.performance[0]!;
    expect(all(scientificBeside!).winRate).toBeGreaterThan(0.65);
    expect(all(study.main).winRate).toBeLessThan(0.65);
  });

  it("lets scientific say what it cannot do when the sides are gone", async () => {
    const unsigned = await studyVolumeShock(plantedDataset({ ...market, change: withoutSides }), {
      preset: scientific,
      seed: 7,
    });
    const { record, judgement } = unsigned.main;
    expect(record.lacks).toEqual([expect.stringContaining("no trade side")]);
    expect(record.trades).toEqual([]);
    expect(judgement.effect).toMatchObject({
      verdict: "NOT_TESTABLE",
      reason: expect.stringContaining("no trade side"),
    });
    expect(judgement.advertised.verdict).toBe("NOT_TESTABLE");
    expect(unsigned.beside[0]!.judgement.effect.verdict).not.toBe("NOT_TESTABLE");
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const evidence = JSON.parse(canonicalJson(unsigned.evidence)) as any;
    expect(evidence.hypothesis_results.primary).toContain("no trade side");
    expect(evidence.beside).toHaveLength(3);
  });

  it("refuses a dataset without sessions", async () => {
    await expect(
      studyVolumeShock(plantedDataset({ ...market, sessions: 0 }), { preset: seedPreset, seed: 7 }),
    ).rejects.toThrow(new RangeError("invalid dataset: planted has no sessions"));
  });
});

describe("the hold-out of a study", () => {
  it("is never opened: of 60 sessions the first 42 are read, counted and judged", async () => {
    const quiet = { strikes: 6, rowLength: 1800, pathStep: 300, trades: 100 };
    const dataset = plantedDataset({ sessions: 60, seed: 2, parameters: quiet });
    const totals: number[] = [];
    const short = await studyVolumeShock(dataset, {
      preset: seedPreset,
      seed: 1,
      onSession: (_, __, total) => totals.push(total),
    });
    expect(totals).toEqual(Array(42).fill(42));
    expect(short.holdOut).toMatchObject({ studied: 42, keptBack: 18, until: dataset.description.dates[41] });
    for (const { record } of [short.main, ...short.beside]) {
      for (const date of record.judgedDates) expect(date <= dataset.description.dates[41]!).toBe(true);
    }
    expect(new Date(short.lastInstant).toISOString().slice(0, 10)).toBe(dataset.description.dates[41]);
    expect(canonicalJson(short.evidence)).toContain("the last 18 of 60 sessions are held out; 42 were studied");
  });
});
