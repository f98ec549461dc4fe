import { describe, expect, it } from "vitest";
import { plantedFlowSession } from "../../lib/simulation/planted-flow.js";
import type { PlantedFlowParameters } from "../../lib/simulation/planted-flow-parameters.js";
import { plantedDates, plantedRequest } from "../fixtures/planted-request.js";

const monday = plantedDates[0];
const generate = (changes: Partial<PlantedFlowParameters> = {}, date: string = monday, seed = 7) =>
  plantedFlowSession(plantedRequest(date, seed, changes));

describe("plantedFlowSession(request)", () => {
  it("prints 390 one-minute rows, 40 contracts in each, and a path every five seconds", () => {
    const { tape, openInterest } = generate();
    expect([tape.rows.knownAt.length, tape.strikes.length, tape.prints.row.length, tape.path!.at.length]).toEqual([
      390, 20, 15_600, 4681,
    ]);
    expect([tape.rows.knownAt[0], tape.rows.knownAt[389]]).toEqual([tape.opensAt + 60_000, tape.closesAt]);
    expect([tape.path!.at[0], tape.path!.at[1], tape.path!.at[4680]]).toEqual([
      tape.opensAt,
      tape.opensAt + 5000,
      tape.closesAt,
    ]);
    expect(openInterest).toMatchObject([{ session: "2026-01-02", availableAt: tape.opensAt }]);
    expect(openInterest[0]!.contracts).toHaveLength(40);
  });

  it("puts ten strikes on either side of the opening price", () => {
    const { strikes, path } = generate().tape;
    expect(strikes.filter(({ strike }) => strike < path!.price[0]!)).toHaveLength(10);
    expect(strikes.every(({ strike }, k) => strike % 10 === 0 && strike === strikes[0]!.strike + 10 * k)).toBe(true);
  });

  it("keeps prices on ticks and deltas to four decimals, positive for calls and negative for puts", () => {
    const { path, prints, rows } = generate().tape;
    expect(path!.price.every((price) => Number.isInteger(price * 4))).toBe(true);
    expect(rows.underlyingPrice).toEqual(path!.price.filter((_, step) => step > 0 && step % 12 === 0));
    for (const [at, delta] of prints.delta.entries()) {
      expect(Math.sign(delta)).toBe(prints.cell[at]! % 2 === 0 ? 1 : -1);
      expect(delta).toBe(Number(delta.toFixed(4)));
      if (prints.price[at]! >= 0) expect(prints.price[at]).toBe(Number(prints.price[at]!.toFixed(2)));
    }
  });

  it("gives an option a last price exactly where it traded", () => {
    const { buyVolume, sellVolume, price } = generate().tape.prints;
    for (const [at, value] of price.entries()) expect(value > 0).toBe(buyVolume[at]! + sellVolume[at]! > 0);
  });

  it("is the same session whatever was generated before, and another one for another seed or date", () => {
    const alone = generate({}, plantedDates[3]);
    for (const date of plantedDates) generate({}, date);
    expect(generate({}, plantedDates[3])).toEqual(alone);
    expect(generate({}, plantedDates[3], 8).tape.path).not.toEqual(alone.tape.path);
    expect(generate({}, plantedDates[4]).tape.prints.buyVolume).not.toEqual(alone.tape.prints.buyVolume);
  });

  it("leaves option volumes, orders and open interest untouched when hedging is off, and changes prices and futures only", () => {
    for (const date of plantedDates.slice(0, 3)) {
      const [on, off] = [generate({}, date), generate({ hedging: false }, date)];
      for (const name of ["row", "cell", "buyVolume", "sellVolume"] as const)
        expect(off.tape.prints[name]).toEqual(on.tape.prints[name]);
      expect(off.openInterest).toEqual(on.openInterest);
      expect(off.truth.orders).toEqual(on.truth.orders.map((order) => ({ ...order, hedge: null })));
      expect(off.truth.decoys).toEqual(on.truth.decoys);
      expect(off.truth.fundamental).toEqual(on.truth.fundamental);
      expect(off.truth.observed).toEqual(off.truth.fundamental);
      const first = Math.min(...on.truth.orders.map(({ hedge }) => hedge!.from));
      expect(off.tape.path!.price.slice(0, first + 1)).toEqual(on.tape.path!.price.slice(0, first + 1));
      expect(off.tape.path!.price).not.toEqual(on.tape.path!.price);
    }
  });

  it("draws decoys apart: without them the orders and the everyday volume stay", () => {
    const [some, none] = [generate({ decoys: 5 }), generate({ decoys: 0 })];
    expect(none.truth.orders).toEqual(some.truth.orders);
    expect(none.tape.path).toEqual(some.tape.path);
    const gross = some.truth.decoys.reduce(
      (sum, { contractsPerStrike, strikes }) => sum + contractsPerStrike * strikes.length,
      0,
    );
    const volume = ({ buyVolume, sellVolume }: typeof none.tape.prints) =>
      [...buyVolume, ...sellVolume].reduce((sum, each) => sum + each, 0);
    expect(gross).toBeGreaterThan(0);
    expect(volume(some.tape.prints) - volume(none.tape.prints)).toBe(gross);
  });

  it("moves the price with planted orders while they are hedged, and not otherwise", () => {
    // Twin sessions share everything but the response; ends are far apart enough for several orders a session.
    const moves = { on: [] as number[], off: [] as number[] };
    for (let seed = 1; seed <= 30; seed++) {
      const [on, off] = [generate({}, monday, seed), generate({ hedging: false }, monday, seed)];
      for (const { delta, to, hedge } of on.truth.orders)
        for (const [key, { tape }] of Object.entries({ on, off }))
          moves[key as "on" | "off"].push(Math.sign(delta) * (tape.path!.price[hedge!.to]! - tape.path!.price[to]!));
    }
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const error = (values: readonly number[]) =>
      Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)) / values.length);
    expect(moves.on.length).toBeGreaterThan(90);
    expect(mean(moves.on)).toBeGreaterThan(8);
    expect(mean(moves.on)).toBeLessThan(20);
    expect(Math.abs(mean(moves.off))).toBeLessThan(3 * error(moves.off));
  });

  it("shows the hedge in the future's signed volume", () => {
    const { tape, truth } = generate();
    const off = generate({ hedging: false }).tape;
    const signed = ({ rows }: typeof tape) =>
      rows.future!.buyVolume.reduce((sum, each, row) => sum + each - rows.future!.sellVolume[row]!, 0);
    expect(signed(tape) - signed(off)).toBe(truth.orders.reduce((sum, { hedge }) => sum + hedge!.contracts, 0));
  });

  /** Every dial, turned. */
  const turned: { readonly [Name in keyof PlantedFlowParameters]: PlantedFlowParameters[Name] } = {
    hedging: false,
    price: 4000,
    openingSpread: 0.02,
    volatility: 0.2,
    varianceProfile: { open: 1, close: 1, power: 4 },
    pathStep: 10,
    rowLength: 120,
    strikes: 12,
    strikeStep: 5,
    optionTicks: 10,
    optionVolume: 300,
    optionReach: 90,
    optionDispersion: 3,
    optionProfile: { open: 1, close: 1, power: 4 },
    openInterest: 1000,
    openInterestSpread: 0.2,
    futureVolume: 8000,
    futureDispersion: 2,
    futureProfile: { open: 1, close: 1, power: 4 },
    futureImbalance: 0.5,
    futureAgreement: 0.9,
    orders: 9,
    decoys: 5,
    quietOpen: 7200,
    quietClose: 9000,
    orderSize: 700,
    orderSizeSpread: 0.1,
    orderLeast: 400,
    singleShare: 0,
    sweepStrikes: [6, 7],
    orderSeconds: [200, 300],
    hedgeRatio: 0.5,
    hedgeDelay: [60, 90],
    hedgeSeconds: [600, 900],
    impact: 0.5,
    impactLasting: 1,
  };

  it.each(Object.keys(turned) as (keyof PlantedFlowParameters)[])("is another market when %s is turned", (name) => {
    const seed = 3;
    const plain = { orders: 6 };
    const market = (changes: Partial<PlantedFlowParameters>) => {
      const { tape, openInterest } = generate({ ...plain, ...changes }, monday, seed);
      return { tape, openInterest };
    };
    expect(market({ [name]: turned[name] })).not.toEqual(market({}));
  });

  it("refuses a grid that does not fit the session", () => {
    expect(() => generate({ rowLength: 3600 })).toThrow("invalid rowLength: 3600");
    expect(() => generate({ pathStep: 7 })).toThrow("invalid pathStep: 7");
  });
});
