import { describe, expect, it } from "vitest";
import { black76, black76Delta } from "../../lib/pricing/black76.js";
import { impliedVolatility } from "../../lib/pricing/implied-volatility.js";
import { type ListedExpiry, listChain } from "../../lib/simulation/listed-chain.js";
import type { MarketParameters } from "../../lib/simulation/market-parameters.js";
import { smallShape } from "../fixtures/small-market.js";

const length = 23_400;
const expiry = (sessions: number): ListedExpiry => ({
  expiration: `2026-01-${12 + sessions}`,
  expiresAt: sessions,
  sessions,
  weight: 1,
});
const chainOf = (changes: Partial<MarketParameters> = {}, sessions = [5]) =>
  listChain(5003, length, sessions.map(expiry), { ...smallShape, ...changes });

describe("listChain(opening, length, expiries, parameters)", () => {
  it("lists neighbouring strikes around the opening price, half of them below it, for each expiry", () => {
    const { strikes, first } = chainOf({ strikes: 6, strikeStep: 5 }, [0, 5]);
    expect(first).toEqual([0, 6]);
    expect(strikes.map(({ strike }) => strike)).toEqual([
      ...[4990, 4995, 5000, 5005, 5010, 5015],
      ...[4990, 4995, 5000, 5005, 5010, 5015],
    ]);
    expect([strikes[0]!.expiresAt, strikes[6]!.expiresAt]).toEqual([0, 5]);
  });

  it("prices by Black-76 with the premium over realised volatility, one session of 252 a year", () => {
    const chain = chainOf({ smileSlope: 0, smileCurvature: 0 });
    // At the open a whole session is left besides the five to come.
    const years = 6 / 252;
    const volatility = 1.1 * 0.0101 * Math.sqrt(252);
    chain.strikes.forEach(({ strike }, number) => {
      expect(chain.delta(number, "call", 0, 5003)).toBeCloseTo(
        black76Delta("call", 5003, strike, years, 0, volatility),
        12,
      );
      const { bid, ask } = chain.quote(number, "put", 0, 5003);
      const { price } = black76("put", 5003, strike, years, 0, volatility);
      expect(bid < price && price < ask).toBe(true);
      expect(chain.moneyness(number, 0, 5003)).toBeCloseTo(Math.log(strike / 5003) / (1.1 * 0.0101 * Math.sqrt(6)), 12);
    });
  });

  it("quotes a smile: 1 + slope k + curvature k^2 at the standardised moneyness k, never below its floor", () => {
    const bent = chainOf({ smileSlope: -0.5, smileCurvature: 0 });
    const floored = chainOf({ smileSlope: -0.5, smileCurvature: 0, smileFloor: 0.9 });
    const volatility = 1.1 * 0.0101 * Math.sqrt(252);
    const number = bent.strikes.length - 1;
    const k = bent.moneyness(number, 0, 5003);
    const at = (scale: number) =>
      black76Delta("call", 5003, bent.strikes[number]!.strike, 6 / 252, 0, volatility * scale);
    expect(1 - 0.5 * k).toBeLessThan(0.9);
    expect(bent.delta(number, "call", 0, 5003)).toBeCloseTo(at(1 - 0.5 * k), 12);
    expect(floored.delta(number, "call", 0, 5003)).toBeCloseTo(at(0.9), 12);
  });

  it("keeps parity within the spreads, quotes on the tick, bids at least 0, and never crosses or locks", () => {
    const chain = chainOf({}, [0, 5]);
    const broken: string[] = [];
    for (const second of [0, 11_700, 23_399, 23_400])
      for (const forward of [4800, 4997.25, 5003, 5210])
        chain.strikes.forEach(({ strike }, number) => {
          const [call, put] = [
            chain.quote(number, "call", second, forward),
            chain.quote(number, "put", second, forward),
          ];
          // Without interest a call less a put is the future less the strike.
          const held = call.bid - put.ask <= forward - strike && forward - strike <= call.ask - put.bid;
          const sound = [call, put].every(
            ({ bid, ask }) =>
              bid >= 0 &&
              bid < ask &&
              [bid, ask].every((price) => Math.abs(price * 20 - Math.round(price * 20)) < 1e-9),
          );
          if (!held || !sound) broken.push(`${second} ${forward} ${strike}`);
        });
    expect(broken).toEqual([]);
  });

  it("has no negative time value, and mids whose implied volatility is that of the smile, within the spread", () => {
    const chain = chainOf();
    const forward = 4997.25;
    const years = 6 / 252;
    for (const type of ["call", "put"] as const)
      chain.strikes.forEach(({ strike }, number) => {
        const { bid, ask } = chain.quote(number, type, 0, forward);
        const intrinsic = Math.max(0, type === "call" ? forward - strike : strike - forward);
        expect(ask).toBeGreaterThan(intrinsic);
        const mid = (bid + ask) / 2;
        expect(mid).toBeGreaterThan(intrinsic);
        const implied = impliedVolatility(type, forward, strike, years, 0, mid);
        expect(black76(type, forward, strike, years, 0, implied).price).toBeCloseTo(mid, 8);
        const k = chain.moneyness(number, 0, forward);
        const smile = 1.1 * 0.0101 * Math.sqrt(252) * (1 - 0.08 * k + 0.03 * k ** 2);
        const { vega } = black76(type, forward, strike, years, 0, smile);
        expect(Math.abs(implied - smile) * vega).toBeLessThan((ask - bid) / 2);
      });
  });

  it("has a spread of at least its floor on each side, plus shares of the price and of the vega", () => {
    const spread = (changes: Partial<MarketParameters>) => {
      const { bid, ask } = chainOf({ spreadLeast: 0.05, spreadPrice: 0, spreadVega: 0, ...changes }).quote(
        10,
        "call",
        0,
        5003,
      );
      return ask - bid;
    };
    const { price, vega } = black76("call", 5003, 5010, 6 / 252, 0, 1.1 * 0.0101 * Math.sqrt(252));
    // Rounding outwards adds at most a tick on each side; the smile is within a percent of flat at the money.
    const between = (value: number, least: number) => value >= least * 0.98 && value < least * 1.02 + 0.1 + 1e-9;
    expect(between(spread({}), 0.1)).toBe(true);
    expect(between(spread({ spreadLeast: 2 }), 4)).toBe(true);
    expect(between(spread({ spreadPrice: 0.1 }), 0.2 * price)).toBe(true);
    expect(between(spread({ spreadVega: 1 }), (2 * vega) / 100)).toBe(true);
  });

  it("lets variance pass with the profile of the session, and ends an expiring option at its payoff", () => {
    const chain = chainOf({ strikes: 20 }, [0]);
    // The first half hour holds more of the variance than of the time.
    const k = (second: number) => Math.abs(chain.moneyness(0, second, 5003));
    expect((k(0) / k(1800)) ** 2).toBeLessThan(1 - 1800 / length);
    expect(chain.delta(0, "call", length, 5003)).toBe(1);
    expect(chain.delta(0, "put", length, 5003) + 0).toBeCloseTo(0, 12);
  });
});
