import { describe, expect, it } from "vitest";
import { flowLimitSchema } from "../../lib/execution/flow-limits.js";
import {
  allowedRisk,
  checkLimits,
  type LimitContext,
  type LimitName,
  type LimitParameters,
  limitSchema,
  sizeShare,
  wholeContracts,
} from "../../lib/execution/limits.js";
import { type MarketContext, noContext, type ScheduledEvent } from "../../lib/market/market-context.js";
import { volumeShockPreset } from "../../lib/strategies/volume-shock.js";

const parameters = volumeShockPreset("seed").parameters.limit;

const event = (kind: ScheduledEvent["kind"], at: number): ScheduledEvent => ({
  kind,
  at,
  underlying: null,
  name: kind,
});

/** One emergency contract of 50 a point with a stop of 15 points, on a quiet day. */
const quiet: LimitContext = {
  underlying: "TEST",
  decidedAt: 1e9,
  market: noContext,
  riskShare: 0.02,
  contracts: 1,
  stop: 15,
  pointValue: 50,
  latency: 2,
  minutesToClose: 200,
  openPositions: 0,
  openInUnderlying: 0,
  riskToday: 0,
  lastDailyVolume: 5000,
  equity: 50_000,
  openContracts: 0,
  openRisk: 0,
};

/** One event of each kind at the instant of the decision, and a volatility index. */
const market = (level: number): MarketContext => ({
  events: (["earnings", "release"] as const).map((kind) => ({ kind, at: 1e9, underlying: null, name: kind })),
  volatility: { at: Float64Array.of(1e9 - 2 * 86_400_000), level: Float64Array.of(level) },
  halts: [],
});

function outcomes(context: Partial<LimitContext>, given: Partial<LimitParameters> = {}): Record<string, string> {
  const checks = checkLimits({ ...quiet, ...context }, { ...parameters, ...given });
  return Object.fromEntries(checks.map(({ limit, outcome }) => [limit, outcome]));
}

describe("checkLimits", () => {
  it("checks every limit and filter of the risk manager, in a fixed order", () => {
    expect(outcomes({})).toEqual({
      RISK_PER_TRADE: "pass",
      DAILY_RISK: "pass",
      CONCURRENT_POSITIONS: "pass",
      POSITIONS_PER_UNDERLYING: "pass",
      EXECUTION_LATENCY: "pass",
      EXIT_BEFORE_CLOSE: "pass",
      DAILY_VOLUME: "pass",
      EARNINGS: "not-checked",
      DATA_RELEASE: "not-checked",
      VOLATILITY_INDEX: "not-checked",
      MARGIN_USE: "pass",
      CASH_RESERVE: "pass",
    });
    expect(checkLimits(quiet, parameters).map(({ limit }) => limit)).toEqual(Object.keys(outcomes({})));
  });

  /** The last context that passes, the first that fails, and the parameter in between. */
  const edges: readonly (readonly [
    LimitName,
    Partial<LimitContext>,
    Partial<LimitContext>,
    Partial<LimitParameters>,
  ])[] = [
    ["RISK_PER_TRADE", { stop: 20, riskShare: 0.03 }, { stop: 20.1, riskShare: 0.03 }, { riskPerTrade: 0.021 }],
    ["DAILY_RISK", { riskToday: 1750 }, { riskToday: 1751 }, { dailyRisk: 0.06 }],
    ["CONCURRENT_POSITIONS", { openPositions: 2 }, { openPositions: 3 }, { concurrentPositions: 4 }],
    [
      "POSITIONS_PER_UNDERLYING",
      { openInUnderlying: 999 },
      { openInUnderlying: 1000 },
      { positionsPerUnderlying: 1001 },
    ],
    ["EXECUTION_LATENCY", { latency: 4.99 }, { latency: 5 }, { latencyLimit: 6 }],
    ["EXIT_BEFORE_CLOSE", { minutesToClose: 30.1 }, { minutesToClose: 30 }, { exitBeforeClose: 29 }],
    ["DAILY_VOLUME", { lastDailyVolume: 1000 }, { lastDailyVolume: 999 }, { minimumDailyVolume: 999 }],
    ["MARGIN_USE", { openContracts: 2 }, { openContracts: 2.1 }, { marginUse: 0.65 }],
    ["MARGIN_USE", { openContracts: 2 }, { openContracts: 2.1 }, { marginPerContract: 9500 }],
    ["MARGIN_USE", { equity: 16_667 }, { equity: 16_666 }, { marginUse: 0.61 }],
    ["CASH_RESERVE", { openRisk: 29_250 }, { openRisk: 29_251 }, { cashReserve: 0.19 }],
    ["CASH_RESERVE", { openRisk: 29_250 }, { openRisk: 29_251 }, { marginPerContract: 9999 }],
  ];
  const calendar = market(20);
  const hour = 3_600_000;
  const filters: typeof edges = [
    [
      "EARNINGS",
      { market: { ...calendar, events: [event("earnings", 1e9 - 25 * hour), event("earnings", 1e9 + 30 * hour)] } },
      { market: { ...calendar, events: [event("earnings", 1e9 - 24 * hour), event("earnings", 1e9 + 30 * hour)] } },
      { earningsBuffer: 23 },
    ],
    [
      "DATA_RELEASE",
      { market: { ...calendar, events: [event("release", 1e9 - 0.6 * hour), event("release", 1e9 + hour)] } },
      { market: { ...calendar, events: [event("release", 1e9 - 0.5 * hour), event("release", 1e9 + hour)] } },
      { releaseBuffer: 29 },
    ],
    [
      "VOLATILITY_INDEX",
      { market: { ...market(39), events: null } },
      { market: { ...market(40), events: null } },
      { volatilityLimit: 41 },
    ],
  ];
  for (const [limit, passing, failing, looser] of [...edges, ...filters]) {
    it(`passes and fails ${limit} on either side of its limit, and reads it from ${Object.keys(looser)[0]}`, () => {
      expect(outcomes(passing)[limit]).toBe("pass");
      expect(outcomes(failing)[limit]).toBe("fail");
      expect(outcomes(failing, looser)[limit]).toBe("pass");
      const others = Object.entries(outcomes(failing)).filter(
        ([name, outcome]) => name !== limit && outcome === "fail",
      );
      expect(others).toEqual([]);
    });
  }

  it("says what was found and what is allowed", () => {
    const details = checkLimits({ ...quiet, stop: 25, latency: 7.123, riskToday: 2000 }, parameters).map(
      ({ detail }) => detail,
    );
    expect(details).toEqual([
      "1250 at the stop, 1000 allowed",
      "3250 of 2500 a day",
      "0 open, 3 allowed",
      "0 open in the underlying, 1000 allowed",
      "7.12 minutes from trigger to fill, limit 5",
      "200.0 minutes before the close, limit 30",
      "5000 contracts in the last session, 1000 asked",
      "no calendar of earnings was given",
      "no calendar of data releases was given",
      "no volatility index was given; sizes are not halved",
      "10000 of margin, 30000 allowed",
      "38750 left after margins and stops, 10000 kept in reserve",
    ]);
  });

  it("does not pass what it could not check: a first session has no volume before it", () => {
    expect(outcomes({ lastDailyVolume: Number.NaN })).toMatchObject({ DAILY_VOLUME: "not-checked" });
  });

  it("takes risk as contracts x stop x point value, of the account", () => {
    expect(outcomes({ contracts: 2 }).RISK_PER_TRADE).toBe("fail");
    expect(outcomes({ contracts: 2 }, { capital: 100_000 }).RISK_PER_TRADE).toBe("pass");
    expect(outcomes({ pointValue: 100 }).RISK_PER_TRADE).toBe("fail");
  });
});

describe("allowedRisk", () => {
  it("is the stricter of the general share and that of the class, of the account", () => {
    expect(allowedRisk(0.015, parameters)).toBe(750);
    expect(allowedRisk(0.03, parameters)).toBe(1000);
    expect(allowedRisk(0.015, { ...parameters, riskPerTrade: 0.01, capital: 10_000 })).toBe(100);
  });
});

describe("wholeContracts", () => {
  it("floors the size within the risk of one trade", () => {
    // 2 % of 50,000 are 1000: 15 points of 50 each leave room for one contract, 5 points for four.
    expect(wholeContracts(7.2, 0.02, 15, 50, 1, parameters)).toBe(1);
    expect(wholeContracts(7.2, 0.02, 5, 50, 1, parameters)).toBe(4);
    expect(wholeContracts(3.9, 0.02, 5, 50, 1, parameters)).toBe(3);
    expect(wholeContracts(7.2, 0.015, 5, 50, 1, parameters)).toBe(3);
  });

  it("is one contract at least", () => {
    expect(wholeContracts(0.3, 0.02, 5, 50, 1, parameters)).toBe(1);
    expect(wholeContracts(7.2, 0.02, 100, 50, 1, parameters)).toBe(1);
  });
});

describe("sizeShare", () => {
  it("is half from the limit of the volatility index on, and all where nothing is known", () => {
    const share = (level: number, given: Partial<LimitParameters> = {}) =>
      sizeShare(market(level), 1e9, { ...parameters, ...given });
    expect([39.9, 40, 80].map((level) => share(level))).toEqual([1, 0.5, 0.5]);
    expect(share(40, { volatilityLimit: 41 })).toBe(1);
    expect(share(40, { volatilitySize: 0.25 })).toBe(0.25);
    expect(share(40, { volatilityAge: 1 })).toBe(1);
    expect(sizeShare(noContext, 1e9, parameters)).toBe(1);
  });

  it("shrinks whole contracts after they are cut to the risk of a trade, to one at least", () => {
    expect(wholeContracts(9, 0.02, 5, 50, 0.5, parameters)).toBe(2);
    expect(wholeContracts(1, 0.02, 5, 50, 0.5, parameters)).toBe(1);
  });
});

describe("limitSchema", () => {
  it("names exactly the parameters of the risk manager", () => {
    expect([...limitSchema, ...flowLimitSchema].map(({ name }) => name)).toEqual(Object.keys(parameters));
  });
});
