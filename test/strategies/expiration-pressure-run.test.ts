import { beforeAll, describe, expect, it } from "vitest";
import { type ExpiryDatasetRequest, expiryDataset } from "../../lib/audit/expiry-dataset.js";
import { expirySessions } from "../../lib/ingest/session-plans.js";
import { noContext } from "../../lib/market/market-context.js";
import { type MarketDay, pricePath } from "../../lib/market/market-day.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { dayPrices } from "../../lib/market/price-book.js";
import type { Session } from "../../lib/market/session.js";
import {
  type ExpirationPressurePreset,
  type ExpirationPressurePresetName,
  expirationPressurePresets,
} from "../../lib/strategies/expiration-pressure.js";
import { createExpirationPressureRun } from "../../lib/strategies/expiration-pressure-run.js";

const names = ["seed", "seed-fixed", "scientific"] as const;
/** Mondays, Wednesdays and Fridays expire. */
const request: ExpiryDatasetRequest = {
  ...{ seed: 3, regime: "pin-attract", profile: synthetic },
  dials: { implementation: "drift", strength: 2 },
  sessions: expirySessions({ first: "2026-01-05", sessions: 7, profile: synthetic }),
};

async function daysOf(): Promise<readonly MarketDay[]> {
  const days: MarketDay[] = [];
  for await (const { session } of expiryDataset(request).sessions()) days.push(...session.days);
  return days;
}

function runSessions(preset: ExpirationPressurePreset, sessions: readonly Session[]) {
  const run = createExpirationPressureRun(preset, noContext, 1);
  for (const session of sessions)
    run.session(session, new Map(session.days.map((day) => [day.underlying, dayPrices(day)])));
  return run.record();
}

const runDays = (preset: ExpirationPressurePreset, days: readonly MarketDay[]) =>
  runSessions(
    preset,
    days.map((day) => ({ date: day.date, days: [day] })),
  );

/** A day as it was known at an instant: nothing after it has come. */
function knownBy(day: MarketDay, instant: number): MarketDay {
  const rows = Array.from(day.knownAt.subarray(0, day.rows)).filter((at) => at <= instant).length;
  const path = day.path!;
  const seen = Array.from(path.at).filter((at) => at <= instant).length;
  return { ...day, rows, path: { ...path, ...pricePath(path.at.slice(0, seen), path.price.slice(0, seen)) } };
}

let days: readonly MarketDay[];
let records: Readonly<Record<ExpirationPressurePresetName, ReturnType<typeof runDays>>>;

beforeAll(async () => {
  days = await daysOf();
  const of = (name: ExpirationPressurePresetName) => runDays(expirationPressurePresets[name], days);
  records = { seed: of("seed"), "seed-fixed": of("seed-fixed"), scientific: of("scientific") };
});

describe("a run of expiration pressure", () => {
  it.each(names)("%s ends every alert in exactly one trade or refusal, with its label and observation", (name) => {
    const { detections, labels, observations, trades, refusals, lacks } = records[name];
    expect(lacks).toEqual([]);
    expect(detections.length).toBeGreaterThan(10);
    expect(trades.length).toBeGreaterThan(0);
    const ids = detections.map(({ id }) => id);
    const ends = [...trades, ...refusals].map(({ order }) => order.plan.detection);
    expect([...ends].sort()).toEqual([...ids].sort());
    expect(new Set(ends).size).toBe(ids.length);
    expect(labels.map(({ detection }) => detection)).toEqual(ids);
    expect(observations.map(({ detection }) => detection)).toEqual(ids);
    for (const { detail } of refusals) expect(detail).not.toBe("");
  });

  it.each(names)("%s leads every trade back to its alert and class", (name) => {
    const { detections, labels, trades } = records[name];
    for (const trade of trades) {
      const at = detections.findIndex(({ id }) => id === trade.order.plan.detection);
      const { underlying, date, direction, decidedAt, expiresAt } = detections[at]!;
      expect(trade).toMatchObject({ underlying, date, direction, label: labels[at]!.urgency });
      expect(trade.entry.at).toBeGreaterThanOrEqual(decidedAt + 5000);
      // Flat a minute before the settlement.
      expect(trade.exit.at).toBeLessThanOrEqual(expiresAt - 60_000);
    }
  });

  it("judges sessions with an expiry alone, and sees each of their series once", () => {
    const expiring = days.map(({ date }) => date).filter((date) => [1, 3, 5].includes(new Date(date).getUTCDay()));
    for (const { judgedDates, cases, dismissedCases, detections } of Object.values(records)) {
      expect(judgedDates).toEqual(expiring);
      expect(cases.map(({ date }) => date)).toEqual(expiring);
      expect(dismissedCases).toEqual([]);
      for (const { date } of detections) expect(expiring).toContain(date);
    }
  });

  it("has an alert for every row in seed, and the first of each strike and class elsewhere, counting the others", () => {
    const keyed = ({ detections, labels }: (typeof records)["seed"]) =>
      detections.map(({ expiresAt, strike, id }, k) => ({ id, key: `${expiresAt}/${strike}/${labels[k]!.urgency}` }));
    const [every, once] = [keyed(records.seed), keyed(records["seed-fixed"])];
    expect(new Set(every.map(({ key }) => key)).size).toBeLessThan(every.length);
    expect(new Set(once.map(({ key }) => key)).size).toBe(once.length);
    const firsts = every.filter(({ key }, k) => every.findIndex((other) => other.key === key) === k);
    expect(once).toEqual(firsts);
    expect(records.seed.repeated).toBe(0);
    expect(records["seed-fixed"].repeated).toBe(every.length - once.length);
  });

  it("puts what lies between the classes under TRANSITION where they are contiguous", () => {
    const classes = (name: ExpirationPressurePresetName) => new Set(records[name].labels.map(({ urgency }) => urgency));
    expect(classes("scientific")).toContain("TRANSITION");
    expect(classes("seed")).not.toContain("TRANSITION");
  });

  it("takes the direction that the preset asks for", () => {
    const directions = (name: ExpirationPressurePresetName, rule: "STEER_AWAY" | "GAMMA_SIGNED") =>
      records[name].detections.every((alert) => alert.direction === alert.directions[rule]);
    expect(directions("seed", "STEER_AWAY")).toBe(true);
    expect(directions("scientific", "GAMMA_SIGNED")).toBe(true);
    expect(directions("scientific", "STEER_AWAY")).toBe(false);
  });

  it("enforces limits in seed-fixed and only records them in seed", () => {
    const limited = (name: ExpirationPressurePresetName) =>
      records[name].refusals.filter(
        ({ reason }) => !["NO_EXPECTED_BEHAVIOUR", "TOO_LATE", "NO_PRICE"].includes(reason),
      );
    expect(limited("seed")).toEqual([]);
    expect(limited("seed-fixed").length).toBeGreaterThan(0);
  });

  it("knows of each session's option volume only when it is over, and of none where the feed has none", () => {
    // So many contracts in the first cell of each day, the first day 100; nothing elsewhere.
    const traded = days.map((day, k) => {
      const unsignedVolume = new Float64Array(day.rows * day.stride).fill(Number.NaN);
      unsignedVolume[0] = 100 + k;
      return { ...day, options: { ...day.options, buyVolume: null, sellVolume: null, unsignedVolume } };
    });
    const silent = days.map((day) => ({
      ...day,
      options: { ...day.options, buyVolume: null, sellVolume: null, unsignedVolume: null },
    }));
    const volumes = (own: readonly MarketDay[]) => {
      const { trades, refusals } = runDays(expirationPressurePresets["seed-fixed"], own);
      const checked = [...trades, ...refusals].filter(({ order }) => order.checks.length > 0);
      return new Map(
        checked.map(({ order }) => [
          order.plan.date,
          order.checks.find(({ limit }) => limit === "DAILY_VOLUME")!.detail,
        ]),
      );
    };
    const seen = volumes(traded);
    expect(seen.size).toBeGreaterThan(1);
    for (const [date, detail] of seen) {
      const before = days.findIndex((day) => day.date === date) - 1;
      if (before >= 0) expect(detail).toContain(`${100 + before} contracts in the last session`);
      else expect(detail).toBe([...volumes(silent).values()][0]);
    }
    for (const detail of volumes(silent).values()) expect(detail).not.toContain("contracts in the last session");
  });
});

describe("the past", () => {
  it.each(names)("is all that %s knows: without everything after an instant, what was before is the same", (name) => {
    const last = days.length - 1;
    const { closesAt } = days.findLast(({ date }) => new Date(date).getUTCDay() === 1)!;
    const at = days.findIndex((day) => day.closesAt === closesAt);
    expect(at).toBeLessThanOrEqual(last);
    for (const minutes of [50, 20, 8]) {
      const instant = closesAt - minutes * 60_000;
      const cut = runDays(expirationPressurePresets[name], [...days.slice(0, at), knownBy(days[at]!, instant)]);
      const whole = records[name];
      const ids = new Set(whole.detections.filter(({ decidedAt }) => decidedAt <= instant).map(({ id }) => id));
      expect(cut.detections).toEqual(whole.detections.filter(({ id }) => ids.has(id)));
      expect(cut.labels).toEqual(whole.labels.filter(({ detection }) => ids.has(detection)));
      const over = <T extends { readonly exit: { readonly at: number } }>(trades: readonly T[]) =>
        trades.filter(({ exit }) => exit.at < instant);
      expect(over(cut.trades)).toEqual(over(whole.trades));
      expect(over(whole.trades).length).toBeGreaterThan(0);
    }
  });
});

describe("a settlement that is averaged", () => {
  const averaged = () =>
    days.map((day) => ({
      ...day,
      profile: { ...day.profile, settlement: { kind: "averaged", minutes: 30 } as const },
    }));

  it("is kept clear of: panics are measured and refused as too late, and nothing is held into the window", () => {
    const record = runDays(expirationPressurePresets.seed, averaged());
    const panics = record.labels
      .filter(({ urgency }) => urgency === "ASSIGNMENT_PANIC")
      .map(({ detection }) => detection);
    expect(panics.length).toBeGreaterThan(0);
    const refused = new Map(
      record.refusals.map(({ order, reason, detail }) => [order.plan.detection, { reason, detail }]),
    );
    for (const id of panics) {
      expect(refused.get(id)!.reason).toBe("TOO_LATE");
      expect(refused.get(id)!.detail).toContain("it was decided 31 minutes before the close or later");
    }
    const measured = record.observations.filter(
      ({ detection, observedMagnitude }) => panics.includes(detection) && observedMagnitude >= 0,
    );
    expect(measured.length).toBeGreaterThan(0);
    expect(record.trades.length).toBeGreaterThan(0);
    for (const { exit, date } of record.trades)
      expect(exit.at).toBeLessThanOrEqual(days.find((day) => day.date === date)!.closesAt - 31 * 60_000);
  });

  it("lets panics be traded where it is a point in time", () => {
    const traded = records.seed.trades.filter(({ label }) => label === "ASSIGNMENT_PANIC");
    expect(traded.length).toBeGreaterThan(0);
  });
});

describe("what the data lack", () => {
  const { seed } = expirationPressurePresets;

  it("is open interest", () => {
    const record = runDays(
      seed,
      days.map((day) => ({ ...day, openInterest: [] })),
    );
    expect(record).toMatchObject({ detections: [], trades: [], judgedDates: [] });
    expect(record.lacks).toEqual(["no open interest: pressure is not defined without it"]);
  });

  it("is a price before and at the expiry, where no series has both", () => {
    // Of each day only rows more than two hours before the close are left: nothing was seen an hour before.
    const late = days.map((day) => {
      const rows = Array.from(day.knownAt.subarray(0, day.rows)).filter((at) => at < day.closesAt - 7_200_000).length;
      return { ...day, rows };
    });
    const record = runDays(seed, late);
    expect(record.cases).toEqual([]);
    expect(record.dismissedCases.length).toBeGreaterThan(0);
    expect(record.lacks).toEqual([
      expect.stringContaining("no expiring series was seen both an hour before its expiry and at its settlement"),
    ]);
  });

  it("is a series that expires", () => {
    const idle = days.filter(({ date }) => [2, 4].includes(new Date(date).getUTCDay()));
    const record = runDays(seed, idle);
    expect(record).toMatchObject({ detections: [], trades: [], judgedDates: [], cases: [] });
    expect(record.lacks).toEqual(["no series expires in these sessions"]);
    expect(runDays(seed, []).lacks).toHaveLength(2);
  });
});

describe("a session of several underlyings", () => {
  it("is one stream: each has its own alerts and cases, all share the limits", () => {
    const twins = days.map((day) => ({ date: day.date, days: [day, { ...day, underlying: "TWIN" }] }));
    const record = runSessions(expirationPressurePresets["seed-fixed"], twins);
    const alone = records["seed-fixed"];
    for (const underlying of ["SIM", "TWIN"]) {
      const own = record.detections.filter((alert) => alert.underlying === underlying);
      expect(own.map(({ triggeredAt, pressure }) => [triggeredAt, pressure])).toEqual(
        alone.detections.map(({ triggeredAt, pressure }) => [triggeredAt, pressure]),
      );
    }
    expect(record.cases).toHaveLength(2 * alone.cases.length);
    expect(record.repeated).toBe(2 * alone.repeated);
    expect(record.judgedDates).toEqual(alone.judgedDates);
    expect(record.trades.length + record.refusals.length).toBe(record.detections.length);
  });
});
