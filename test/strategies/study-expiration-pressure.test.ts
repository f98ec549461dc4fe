import { beforeAll, describe, expect, it } from "vitest";
import { type ExpiryDatasetRequest, expiryDataset } from "../../lib/audit/expiry-dataset.js";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { expirySessions } from "../../lib/ingest/session-plans.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import type { Dataset, LoadedSession } from "../../lib/market/session.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { withPressureOverrides } from "../../lib/strategies/expiration-pressure-overrides.js";
import {
  type ExpirationPressureStudy,
  studyExpirationPressure,
} from "../../lib/strategies/study-expiration-pressure.js";

/** Verdicts from a dozen expiries: these tests are about the study, not about its least sample. */
const judge = { resamples: 99, leastDays: 10, leastTrades: 10 };
const seed = withPressureOverrides(expirationPressurePresets.seed, { judge });
const scientific = withPressureOverrides(expirationPressurePresets.scientific, { judge });

const market = (sessions: number, changes: Partial<ExpiryDatasetRequest> = {}): Dataset =>
  expiryDataset({
    ...{ seed: 3, regime: "pin-attract", profile: synthetic, dials: { implementation: "drift", strength: 2 } },
    sessions: expirySessions({ first: "2026-01-05", sessions, profile: synthetic }),
    ...changes,
  });

const text = (study: unknown) => canonicalJson(JSON.parse(JSON.stringify(study)));

let study: ExpirationPressureStudy;
let told: readonly (readonly [LoadedSession | null, number, number])[];

beforeAll(async () => {
  const calls: [LoadedSession | null, number, number][] = [];
  study = await studyExpirationPressure(market(10), {
    preset: seed,
    beside: [scientific],
    seed: 7,
    onSession: (...call) => calls.push(call),
  });
  told = calls;
});

describe("a study of expiration pressure", () => {
  it("is about the preset that was asked for, with those beside it that were asked for, or the other standard ones", async () => {
    const presets = (own: ExpirationPressureStudy) => [own.main, ...own.beside].map(({ record }) => record.preset.name);
    expect(study.main.record.preset).toBe(seed);
    expect(presets(study)).toEqual(["seed, changed", "scientific, changed"]);
    const { seed: plain } = expirationPressurePresets;
    expect(presets(await studyExpirationPressure(market(1), { preset: plain, seed: 7 }))).toEqual([
      "seed",
      "seed-fixed",
      "scientific",
    ]);
  });

  it("tells after each session how far it is, handing over its rows and their account", () => {
    expect(told.map(([loaded, done, total]) => [loaded?.session.date, done, total])).toEqual(
      study.dataset.dates.map((date, k) => [date, k + 1, 10]),
    );
    expect(study.quality).toEqual(told.map(([loaded]) => loaded?.quality));
    expect(study).toMatchObject({ seed: 7, timeZone: synthetic.hours.timeZone });
    expect(study.lastInstant).toBe(told.at(-1)![0]!.session.days[0]!.knownAt.at(-1));
  });

  it("judges what was recorded: every settlement, every alert, days without an expiry to set them against", () => {
    for (const { record, judgement, execution } of [study.main, ...study.beside]) {
      // Of ten weekdays the first, third and fifth of each week expire.
      expect(record.cases).toHaveLength(6);
      expect(judgement.settlements.days).toHaveLength(6);
      expect(judgement.settlements.ordinary.windows).toHaveLength(4);
      expect(judgement.cases).toHaveLength(record.detections.length);
      expect(judgement.placeboDays).toBe("days without an expiry");
      expect(execution.reliability.routes.reduce((sum, { filled }) => sum + filled, 0)).toBe(record.trades.length);
    }
  });

  it("is the same for the same inputs, byte for byte, in whichever time zone, and draws otherwise for another seed", async () => {
    const again = (own: number) =>
      studyExpirationPressure(market(10), { preset: seed, beside: [scientific], seed: own });
    expect(text(await again(7))).toBe(text(study));
    const other = await again(8);
    expect(text(other.main.judgement)).not.toBe(text(study.main.judgement));
    // Detections, labels and settlements know no chance; the routes' outages do.
    const { detections, labels, cases } = study.main.record;
    expect(other.main.record).toMatchObject({ detections, labels, cases });
    // Instants are the exchange's, whatever the clock of the machine.
    expect(new Date(cases[0]!.expiresAt).toISOString()).toBe("2026-01-05T21:00:00.000Z");
  });

  it("takes halts from the dataset, for its orders and its records", async () => {
    const dataset = market(10);
    const [first] = study.main.record.trades;
    const halt = { from: first!.entry.at - 1, to: Number.POSITIVE_INFINITY, underlying: null, reason: "drill" };
    const halted = await studyExpirationPressure(
      { ...dataset, context: { ...dataset.context, halts: [halt] } },
      { preset: seed, beside: [], seed: 7 },
    );
    expect(halted.beside).toEqual([]);
    expect(halted.main.record.trades.length).toBeLessThan(study.main.record.trades.length);
    expect(halted.main.record.refusals.map(({ reason }) => reason)).toContain("HALTED");
    expect(halted.main.execution.halts).toHaveLength(1);
  });

  it("opens nothing of the sessions that are held out", async () => {
    const dataset = market(60);
    const asked: (string | undefined)[] = [];
    const watched: Dataset = {
      ...dataset,
      sessions(until) {
        asked.push(until);
        // Two sessions are enough to see what was asked for.
        return dataset.sessions(dataset.description.dates[1]);
      },
    };
    const own = await studyExpirationPressure(watched, { preset: seed, beside: [], seed: 7 });
    expect(own.holdOut).toMatchObject({ studied: 42, keptBack: 18, until: dataset.description.dates[41] });
    expect(asked).toEqual([dataset.description.dates[41]]);
  });

  it("refuses a dataset without sessions", async () => {
    const dataset = market(1);
    const empty: Dataset = { ...dataset, async *sessions() {} };
    await expect(studyExpirationPressure(empty, { preset: seed, seed: 7 })).rejects.toThrow(RangeError);
  });
});

describe("what a study finds in a market", () => {
  const expiring = expirySessions({ first: "2026-01-05", sessions: 60, profile: synthetic }).filter((_, k) =>
    [0, 2, 4].includes(k % 5),
  );
  const found = async (regime: ExpiryDatasetRequest["regime"]) => {
    const dials = { implementation: "drift", strength: 8, others: 0 } as const;
    const dataset = market(0, { sessions: expiring, regime, dials });
    return (await studyExpirationPressure(dataset, { preset: seed, beside: [], seed: 7 })).main.judgement;
  };

  it("is attraction where market makers are long one heavy strike, nothing where they are flat, and no attraction where short", async () => {
    const attract = await found("pin-attract");
    const repel = await found("pin-repel");
    expect(attract.steering.found).toBe("PIN_TOWARD");
    expect((await found("pin-neutral")).steering.found).toBeNull();
    expect(repel.steering.found).not.toBe("PIN_TOWARD");
    expect(attract.placeboDays).toBe("other expiry days: there are none without");
    for (const id of ["EP-P-away", "EP-P-outward"]) {
      const of = (own: typeof attract) => own.trials.find(({ hypothesis }) => hypothesis.id === id)!.finding!.estimate;
      expect(of(repel)).toBeGreaterThan(of(attract));
    }
  });
});
