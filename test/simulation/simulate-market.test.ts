import { describe, expect, it } from "vitest";
import { synthetic } from "../../lib/market/market-profiles.js";
import { normalCdf } from "../../lib/numeric/normal.js";
import {
  type ExpiryDials,
  expiryShape,
  liquidities,
  type MarketMode,
  type MarketParameters,
  marketModes,
} from "../../lib/simulation/market-parameters.js";
import { type SimulatedSession, simulateMarket } from "../../lib/simulation/simulate-market.js";
import { pearson } from "../../lib/statistics/pearson.js";
import { type ExpiryMarketChanges, expiryMarket } from "../fixtures/expiry-market.js";
import { smallMarket, smallPlans, smallShape } from "../fixtures/small-market.js";

const first = (seed: number, mode: MarketMode = "truth", changes: Partial<MarketParameters> = {}) =>
  smallMarket(seed, mode, changes)[0]!;
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
const volumes = ({ tape }: SimulatedSession) =>
  [tape.prints.buyVolume, tape.prints.sellVolume, tape.prints.unsignedVolume].map((volume) => Array.from(volume!));
const total = (session: SimulatedSession) => {
  const [bought, sold, neither] = volumes(session) as [number[], number[], number[]];
  return bought.map((volume, k) => volume + sold[k]! + neither[k]!);
};
const seeds = [1, 2, 3, 4, 5];

describe("simulateMarket(request)", () => {
  it.each(seeds)("realises the volatility of the session where nobody hedges, seed %i", (seed) => {
    const { truth, tape } = first(seed, "null-no-hedging", { pathStep: 5 });
    const prices = tape.path!.price;
    const squares = Array.from(prices.subarray(1), (price, k) => Math.log(price / prices[k]!) ** 2);
    const error = Math.sqrt((2 / 3) * sum(squares.map((square) => square ** 2)));
    // Rounding to quarter points adds two errors of variance 0.25^2 / 12 to each of the steps.
    const rounding = (squares.length * 2 * 0.25 ** 2) / 12 / truth.opening ** 2;
    expect(Math.abs(sum(squares) - rounding - truth.volatility ** 2)).toBeLessThan(3 * error);
  });

  it.each(marketModes)("adds hedging to the price without it and nothing else, in mode %s", (mode) => {
    const { truth, tape } = first(3, mode);
    truth.observed.forEach((log, step) => {
      expect(log).toBe(truth.fundamental[step]! + truth.impact[step]!);
      expect(Math.abs(tape.path!.price[step]! - truth.opening * Math.exp(log))).toBeLessThanOrEqual(0.125 + 1e-9);
    });
    expect(truth.expiry).toBeNull();
    const moves = truth.impact.some((move) => move !== 0);
    expect(moves).toBe(mode !== "null-no-impact" && mode !== "null-no-hedging");
    expect(truth.parents.length > 0).toBe(mode !== "null-no-hedging");
  });

  it("shows without hedging the price that hedging was added to, session after session", () => {
    const [planted, twin] = [smallMarket(7, "truth", {}, 3), smallMarket(7, "null-no-hedging", {}, 3)];
    planted.forEach(({ truth }, k) => {
      const rounded = Array.from(truth.fundamental, (log) => 0.25 * Math.round((truth.opening * Math.exp(log)) / 0.25));
      expect(Array.from(twin[k]!.tape.path!.price)).toEqual(rounded);
    });
    expect(planted[0]!.tape.path!.price).not.toEqual(twin[0]!.tape.path!.price);
  });

  it("trades every future of every hedge, and the same volume on the path as in the rows", () => {
    for (const seed of seeds) {
      const [planted, twin] = [first(seed), first(seed, "null-no-hedging")];
      const flow = ({ tape }: SimulatedSession) => sum(tape.path!.buyVolume!) - sum(tape.path!.sellVolume!);
      expect(flow(planted) - flow(twin)).toBe(sum(planted.truth.parents.map(({ contracts }) => contracts)));
      expect(sum(planted.tape.path!.buyVolume!)).toBe(sum(planted.tape.rows.future!.buyVolume!));
      expect(sum(planted.tape.path!.sellVolume!)).toBe(sum(planted.tape.rows.future!.sellVolume!));
    }
  });

  it("trades the same options in every mode but for the sides that one mode shuffles", () => {
    for (const seed of seeds) {
      const planted = first(seed);
      for (const mode of ["null-no-impact", "null-no-hedging"] as const)
        expect(volumes(first(seed, mode))).toEqual(volumes(planted));
      expect(total(first(seed, "null-shuffled-sides"))).toEqual(total(planted));
    }
    const shuffled = first(1, "null-shuffled-sides");
    const planted = first(1);
    expect(shuffled.tape.path).toEqual(planted.tape.path);
    expect(shuffled.truth).toEqual(planted.truth);
    expect(shuffled.openInterest).toEqual(planted.openInterest);
  });

  it("hedges visibly where the price does not yield: the same futures at the price without hedging", () => {
    const [planted, still] = [first(3), first(3, "null-no-impact")];
    const hedges = ({ truth }: SimulatedSession) => truth.parents.map(({ move: _, ...parent }) => parent);
    expect(hedges(still)).toEqual(hedges(planted));
    expect(still.truth.parents.every(({ move }) => move === 0)).toBe(true);
    expect(still.tape.path!.buyVolume).toEqual(planted.tape.path!.buyVolume);
    expect(still.tape.path!.sellVolume).toEqual(planted.tape.path!.sellVolume);
    expect(still.tape.path!.price).toEqual(first(3, "null-no-hedging").tape.path!.price);
  });

  it.each([
    ["deep", 0.02],
    ["mid", 0.02],
    ["thin", 0.02],
    ["seed-true", 0],
  ] as const)("explains little of one-minute returns by background flow, %s", (liquidity, least) => {
    const quiet = { strikes: 4, trades: 0, orders: 0, overnight: 0 };
    const shape = { ...quiet, rowLength: 60, pathStep: 5, futureVolume: liquidities[liquidity] };
    const flows: number[] = [];
    const returns: number[] = [];
    for (const { tape, truth } of smallMarket(6, "null-no-hedging", shape, 12)) {
      const { close, buyVolume, sellVolume } = tape.rows.future!;
      close.forEach((price, row) => {
        flows.push(buyVolume![row]! - sellVolume![row]!);
        returns.push(Math.log(price / (close[row - 1] ?? truth.opening)));
      });
    }
    const { r, rSquared } = pearson(flows, returns, 0.95);
    // Flow is 0.2 V z with E(V)^2 / E(V^2) = 1 / (1 + 1 / shape + 1 / mean), a third at most: of 0.3 that leaves 0.1 and, as
    // the profiles of volume and variance differ, less. Of half a contract a step, whole contracts leave hardly anything.
    expect(rSquared).toBeGreaterThan(least);
    expect(rSquared).toBeLessThan(0.1);
    expect(r).toBeGreaterThan(4 / Math.sqrt(flows.length));
  });

  it("shuffles the sides of large orders and of no other trade", () => {
    const orders = { orders: 300, trades: 0, sweepShare: 0, concentratedShare: 1, orderSizeSpread: 0 };
    const [planted, shuffled] = [first(2, "truth", orders), first(2, "null-shuffled-sides", orders)];
    const moved = sum(volumes(planted)[0]!.map((volume, k) => Math.abs(volume - volumes(shuffled)[0]![k]!)));
    expect(moved).toBeGreaterThan(0);
    expect(volumes(first(2, "null-shuffled-sides", { orders: 0 }))).toEqual(volumes(first(2, "truth", { orders: 0 })));
  });

  it("is the same for the same seed, another for another, and does not depend on what follows", () => {
    expect(smallMarket(1, "truth", {}, 2)).toEqual(smallMarket(1, "truth", {}, 2));
    expect(first(1).tape).not.toEqual(first(2).tape);
    expect(smallMarket(1, "truth", {}, 3)).toEqual(smallMarket(1, "truth", {}, 5).slice(0, 3));
  });

  it("lets volatility remember, and carries the price over the night without what hedges added", () => {
    const spread = (changes: Partial<MarketParameters>) => {
      const logs = smallMarket(1, "truth", changes, 60).map(({ truth }) => Math.log(truth.volatility));
      return { logs, steps: logs.slice(1).map((log, k) => Math.abs(log - logs[k]!)) };
    };
    const bare = { trades: 0, orders: 0, pathStep: 1800 };
    expect(sum(spread({ ...bare, volatilityMemory: 0 }).steps)).toBeGreaterThan(sum(spread(bare).steps));
    expect(new Set(spread({ ...bare, volatilityShock: 0 }).logs)).toEqual(new Set([Math.log(0.0101)]));
    const [one, two] = smallMarket(1, "truth", { overnight: 0 }, 2);
    expect(Math.log(two!.truth.opening / one!.truth.opening)).toBeCloseTo(one!.truth.fundamental.at(-1)!, 12);
  });

  it("publishes the open interest of the session before, more at round strikes", () => {
    const [session] = smallMarket(1, "truth", { openInterestSpread: 0, openInterestReach: 1e6 });
    const [published] = session!.openInterest;
    expect(published!.session).toBe("2026-01-02");
    expect(published!.availableAt).toBeLessThan(session!.tape.opensAt);
    session!.tape.strikes.forEach(({ strike }, number) => {
      const times = strike % 100 === 0 ? 4 : strike % 50 === 0 ? 3 : strike % 25 === 0 ? 2 : 1;
      expect(Array.from(published!.contracts.subarray(2 * number, 2 * number + 2))).toEqual([
        3000 * times,
        3000 * times,
      ]);
    });
  });

  it("refuses rows that do not fill the session, and path steps that do not fill a row", () => {
    const run = (changes: Partial<MarketParameters>) => () => first(1, "truth", changes);
    expect(run({ rowLength: 1000 })).toThrow(new RangeError("invalid rowLength: 1000"));
    expect(run({ pathStep: 7 })).toThrow(new RangeError("invalid pathStep: 7"));
  });

  it("makes nothing where there are no sessions, and makes them one at a time", () => {
    const request = { seed: 1, mode: "truth", underlying: "SIM", profile: synthetic, parameters: smallShape } as const;
    expect([...simulateMarket({ ...request, sessions: [] })]).toEqual([]);
    let asked = 0;
    const plans = function* () {
      for (const plan of smallPlans(3)) {
        asked += 1;
        yield plan;
      }
    };
    simulateMarket({ ...request, sessions: plans() }).next();
    expect(asked).toBe(1);
  });
});

/** A value of each dial that differs from the study's. */
const turned: { readonly [Dial in keyof Omit<MarketParameters, "expiry">]: MarketParameters[Dial] } = {
  price: 6000,
  volatility: 0.02,
  volatilityMemory: 0.5,
  volatilityShock: 0.3,
  overnight: 1,
  varianceProfile: { open: 0, close: 0, power: 6 },
  pathStep: 30,
  rowLength: 900,
  futureVolume: 20_000,
  futureProfile: { open: 0, close: 0, power: 6 },
  futureShape: 2,
  flowImbalance: 0.8,
  flowAgreement: 1,
  strikes: 10,
  strikeStep: 5,
  impliedPremium: 1.5,
  smileSlope: -0.2,
  smileCurvature: 0.1,
  smileFloor: 1.2,
  spreadLeast: 5,
  spreadPrice: 0.2,
  spreadVega: 1,
  optionTick: 0.25,
  quotes: true,
  deltas: false,
  printedLast: 7200,
  openInterest: 1000,
  openInterestSpread: 1,
  openInterestReach: 0.5,
  trades: 400,
  tradeProfile: { open: 0, close: 0, power: 6 },
  branching: 0,
  branchingDelay: 200,
  outOfTheMoney: 0.1,
  tradeSizeLog: 2,
  tradeSizeSpread: 0,
  sideRepeats: 0.1,
  marketOrders: 0.3,
  limitOrders: 0.1,
  orders: 20,
  sweepShare: 0.1,
  concentratedShare: 0,
  orderSize: 1000,
  orderSizeSpread: 0.1,
  quietOpen: 4000,
  quietClose: 9000,
  orderDelta: [0.4, 0.6],
  sweepStrikes: [3, 4],
  sweepShape: 50,
  sweepLargest: 0.35,
  printLots: [5, 5],
  sweepSeconds: [100, 200],
  concentration: 0.99,
  concentratedSeconds: [20, 30],
  printDelay: 3600,
  hedgeRatio: 0.5,
  responseLeast: 200,
  responseGreatest: 1800,
  responseSize: 50,
  responseExponent: 0,
  responseSpread: 0,
  responseStart: 0.75,
  impact: 2,
  impactLasting: 0.1,
};

describe("every dial of MarketParameters", () => {
  const busy = { orders: 12 };
  const usual = JSON.stringify(first(4, "truth", busy));

  it.each(Object.keys(turned) as (keyof typeof turned)[])("changes what is seen or what is true: %s", (dial) => {
    const changes = { ...busy, [dial]: turned[dial] };
    expect(turned[dial]).not.toEqual(smallShape[dial]);
    expect(JSON.stringify(first(4, "truth", changes)) === usual).toBe(false);
  });
});

describe("simulateMarket(request) on expiry days", () => {
  const planted = { dials: { strength: 2 } };
  const implementations = ["mechanistic", "drift"] as const;
  const one = (mode: MarketMode, changes: ExpiryMarketChanges = planted) => expiryMarket(2, mode, changes)[0]!;
  const streams = { trades: 50, orders: 5, openInterestReach: 2 };

  it.each(implementations)("adds the pin to the price without it and nothing else, %s", (implementation) => {
    const { truth, tape } = one("pin-attract", {
      dials: { strength: 2, implementation },
      parameters: { orders: 5, printedLast: null },
    });
    expect(truth.pin.some((move) => move !== 0)).toBe(true);
    expect(truth.impact.some((move) => move !== 0)).toBe(true);
    truth.observed.forEach((log, step) => {
      expect(Math.abs(log - (truth.fundamental[step]! + truth.impact[step]! + truth.pin[step]!))).toBeLessThan(1e-12);
      expect(Math.abs(tape.path!.price[step]! - truth.opening * Math.exp(log))).toBeLessThanOrEqual(0.125 + 1e-9);
    });
  });

  it.each(implementations)(
    "is its twin where market makers hold nothing, whatever the strength, %s",
    (implementation) => {
      const { truth } = one("pin-neutral", { dials: { strength: 2, implementation } });
      expect(truth.observed).toEqual(truth.fundamental);
      expect(truth.expiry!.hedge.every((bought) => bought === 0)).toBe(true);
      for (const mode of ["pin-attract", "pin-repel", "pin-shuffled-strikes"] as const)
        expect(one(mode, { dials: { strength: 2, implementation } }).truth.fundamental).toEqual(truth.fundamental);
    },
  );

  it("draws the same everywhere else in every regime, implementation and strength", () => {
    const known = ({ truth: { orders, fundamental, volatility, opening, impact }, openInterest }: SimulatedSession) =>
      JSON.stringify([orders, fundamental, volatility, opening, impact, openInterest]);
    const usual = known(one("pin-neutral", { parameters: streams }));
    for (const mode of ["pin-attract", "pin-repel"] as const)
      for (const implementation of implementations)
        for (const strength of [null, 1])
          expect(known(one(mode, { dials: { strength, implementation }, parameters: streams }))).toBe(usual);
    const futures = (mode: MarketMode) => {
      const { tape, truth } = one(mode, { ...planted, parameters: { printedLast: null } });
      const hedge = truth.expiry!.hedge;
      return tape.path!.buyVolume!.map(
        (bought, step) =>
          bought -
          tape.path!.sellVolume![step]! -
          (step === 0 ? 0 : Math.round(hedge[step]!) - Math.round(hedge[step - 1]!)),
      );
    };
    expect(futures("pin-attract").map((flow) => flow + 0)).toEqual(futures("pin-neutral").map((flow) => flow + 0));
  });

  it("trades in the tape what the hedge bought, and hedges its share of the delta by the close", () => {
    // A weak one: a price that sticks to a strike leaves its delta undecided.
    const changes = { dials: { strength: 0.05, volumeShare: null, delay: 5, leastTrade: 0, transient: 0 } };
    const [hedged, neutral] = (["pin-attract", "pin-neutral"] as const).map((mode) =>
      one(mode, { ...changes, parameters: { printedLast: null } }),
    ) as [SimulatedSession, SimulatedSession];
    const flow = ({ tape }: SimulatedSession) => sum(tape.path!.buyVolume!) - sum(tape.path!.sellVolume!);
    const { hedge, strikes, settlement } = hedged.truth.expiry!;
    expect(flow(hedged) - flow(neutral)).toBe(Math.round(hedge.at(-1)!));
    // All or nothing of each strike's delta at the close, less what they came hedged with.
    const root = 1.1 * 0.0101;
    const delta = (strike: number) => normalCdf(Math.log(hedged.truth.opening / strike) / root + root / 2);
    const target =
      -0.9 * sum(strikes.map(({ strike, futures }) => futures * ((strike < settlement ? 1 : 0) - delta(strike))));
    expect(Math.abs(hedge.at(-1)! / target - 1)).toBeLessThan(0.1);
  });

  it.each(implementations)("draws prices together at A = 2 and drives them apart at A = -2, %s", (implementation) => {
    // One strike alone, so that there is a distance to speak of.
    const dials = { strength: 2, others: 0, implementation, volumeShare: null };
    const distances = (mode: MarketMode) =>
      expiryMarket(5, mode, { dials, parameters: { volatilityShock: 0 } }, 60).flatMap(({ truth }) =>
        truth.expiry ? [truth.expiry.heaviestDistance] : [],
      );
    const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
    const [near, twin, far] = (["pin-attract", "pin-neutral", "pin-repel"] as const).map((mode) =>
      median(distances(mode)),
    );
    expect(near).toBeLessThan(0.7 * twin!);
    expect(far).toBeGreaterThan(1.1 * twin!);
  });

  it("publishes other labels and leaves prices alone where strikes are shuffled", () => {
    const [own, shuffled] = [one("pin-attract"), one("pin-shuffled-strikes")];
    expect(shuffled.tape).toEqual(own.tape);
    expect(shuffled.truth.expiry!.strikes).toEqual(own.truth.expiry!.strikes);
    const [before, after] = [own.openInterest[0]!.contracts, shuffled.openInterest[0]!.contracts];
    expect(after).not.toEqual(before);
    expect(after.toSorted()).toEqual(before.toSorted());
    // Nothing expires on a Tuesday, and nothing is shuffled.
    const tuesday = (mode: MarketMode) => expiryMarket(2, mode, planted, 2)[1]!;
    expect(tuesday("pin-shuffled-strikes").openInterest).toEqual(tuesday("pin-attract").openInterest);
  });

  it("tells what expired, where it settled and how far from its strikes", () => {
    const [monday, tuesday] = expiryMarket(2, "pin-repel", planted, 2);
    expect(tuesday!.truth).toMatchObject({ expiry: null });
    expect(tuesday!.truth.observed).toEqual(tuesday!.truth.fundamental);
    const { expiry } = monday!.truth;
    const { strikes, heaviest, settlement, nearestDistance, heaviestDistance } = expiry!;
    expect(expiry).toMatchObject({ regime: "pin-repel", expiration: "2026-01-05" });
    expect(settlement).toBe(monday!.tape.path!.price.at(-1));
    expect(nearestDistance).toBe(Math.min(...strikes.map(({ strike }) => Math.abs(strike - settlement))));
    expect(heaviestDistance).toBe(Math.abs(strikes[heaviest]!.strike - settlement));
    expect(strikes[heaviest]!.strength).toBeCloseTo(-2, 12);
    // A = n E / (sigma sqrt(tau_0)) from its definition: 5 % of a day's move for a hundredth of its volume, an hour of 6.5.
    const { volatility } = monday!.truth;
    const impact = (5 * volatility) / 2500;
    const perHour = volatility * Math.sqrt(1 / 6.5);
    expect((strikes[heaviest]!.futures * impact) / perHour).toBeCloseTo(-2, 12);
    expect(strikes[heaviest]!.futures).toBeCloseTo(2 * strikes[heaviest]!.contracts, 9);
  });

  it("begins to print late where it is told to, and prints the same", () => {
    const [whole, late] = [null, 7200].map((printedLast) =>
      one("pin-attract", { ...planted, parameters: { printedLast } }),
    );
    const part = <T extends ArrayLike<number>>(values: T, of: { length: number }) =>
      Array.from(values).slice(values.length - of.length);
    const [all, last] = [whole!.tape, late!.tape];
    expect(last.rows.knownAt).toHaveLength(4);
    expect(part(all.rows.knownAt, last.rows.knownAt)).toEqual(Array.from(last.rows.knownAt));
    expect(part(all.rows.future!.volume, last.rows.future!.volume)).toEqual(Array.from(last.rows.future!.volume));
    expect(part(all.path!.price, last.path!.price)).toEqual(Array.from(last.path!.price));
    expect(part(all.prints.bid, last.prints.bid)).toEqual(Array.from(last.prints.bid));
    expect(sum(last.path!.buyVolume!)).toBe(sum(last.rows.future!.buyVolume));
    const trades = { trades: 300 };
    const volume = (printedLast: number | null) =>
      part(total(one("pin-attract", { parameters: { ...trades, printedLast } })), { length: 4 * 48 });
    expect(volume(7200)).toEqual(volume(null));
    for (const printedLast of [0, 1000, 25_200])
      expect(() => one("pin-attract", { parameters: { printedLast } })).toThrow(
        new RangeError(`invalid printedLast: ${printedLast}`),
      );
  });
});

/** A value of each dial that differs from the study's, and the way of hedging in which it counts. */
const turnedExpiry: { readonly [Dial in keyof ExpiryDials]: readonly [ExpiryDials[Dial], Partial<ExpiryDials>] } = {
  implementation: ["drift", {}],
  strength: [1, {}],
  others: [0.5, { strength: 2 }],
  share: [0.1, {}],
  shareSpread: [0.3, {}],
  reach: [3, { strength: 2 }],
  delay: [30, { volumeShare: null, strength: 1 }],
  volumeShare: [0.2, {}],
  leastTrade: [20, {}],
  lasting: [3, {}],
  transient: [1, {}],
  transientDelay: [60, {}],
  decayFloor: [900, { implementation: "drift", strength: 2 }],
};

describe("every dial of ExpiryDials", () => {
  it.each(Object.keys(turnedExpiry) as (keyof ExpiryDials)[])("changes what is true of the price: %s", (dial) => {
    const [value, dials] = turnedExpiry[dial];
    const pin = (changes: Partial<ExpiryDials>) => expiryMarket(4, "pin-attract", { dials: changes })[0]!.truth.pin;
    expect(value).not.toEqual(expiryShape.expiry[dial]);
    expect(pin({ ...dials, [dial]: value })).not.toEqual(pin(dials));
  });
});
