import { describe, expect, test } from "vitest";
import { foldRollingSession } from "../../lib/ingest/rolling-session.js";
import { openInterestAsOf } from "../../lib/market/open-interest.js";
import type { LoadedSession } from "../../lib/market/session.js";
import { type Change, placedText, type RollingRow, rollingBar, rollingText } from "../fixtures/rolling-files.js";

const date = "2025-02-27";
const stamp = (clock: string): string => `${date} ${clock}:00`;
const instant = (clock: string): number => Date.parse(`${date}T${clock}:00+05:30`);

async function fold(
  bars: readonly (readonly RollingRow[])[],
  lots: Readonly<Record<string, number>> = {},
): Promise<LoadedSession> {
  return foldRollingSession(date, [await placedText(rollingText(...bars))], lots);
}

/** The money rises by two steps: 22400 and 22450 leave the band, 22650 and 22700 enter it. */
const moving = (change?: Change) =>
  [
    rollingBar(stamp("14:45"), 22500),
    rollingBar(stamp("15:00"), 22500, ({ oi }) => ({ oi: Number(oi) + 75 })),
    rollingBar(stamp("15:15"), 22600, change),
  ] as const;

describe("foldRollingSession", () => {
  test("has a row per bar, known at its end, and the chain of all strikes that were seen", async () => {
    const { session, quality } = await fold([...moving()]);
    const [day] = session.days;
    expect(day!.knownAt).toEqual(Float64Array.of(instant("15:00"), instant("15:15"), instant("15:30")));
    expect(day!.underlyingPrice).toEqual(Float64Array.of(22505, 22505, 22605));
    expect(day!.strikes.map(({ strike }) => strike)).toEqual([22400, 22450, 22500, 22550, 22600, 22650, 22700]);
    expect(new Set(day!.strikes.map(({ expiration, expiresAt }) => `${expiration} ${expiresAt}`))).toEqual(
      new Set([`2025-02-27 ${instant("15:30")}`]),
    );
    expect(day!.profile.name).toBe("nse-index-bars");
    expect(Array.from(day!.quality)).toEqual([1, 0, 0]);
    expect(quality).toMatchObject({ read: 30, clean: 10, repaired: 20, repairs: { "doubtful-volume": 20 } });
  });

  test("knows closes, but no volume of a label that moved, and nothing of a strike outside the band", async () => {
    const { session } = await fold([...moving()]);
    const { price, unsignedVolume } = session.days[0]!.options;
    const call = (row: number, strike: number): number => row * 14 + (2 * (strike - 22400)) / 50;
    expect(price![call(1, 22400)]).toBe(125);
    expect(price![call(2, 22400)]).toBeNaN();
    expect(price![call(2, 22500)]).toBe(125);
    expect(unsignedVolume![call(0, 22500)]).toBeNaN();
    // 3 lots of 75 units in the second bar; the label of the strike is another in the third.
    expect(unsignedVolume![call(1, 22500)]).toBe(3);
    expect(unsignedVolume![call(2, 22500)]).toBeNaN();
    expect(session.days[0]!.options).toMatchObject({ buyVolume: null, sellVolume: null, bid: null, delta: null });
  });

  test("does not know a price of 0 or an impossible volume", async () => {
    const none: Change = ({ label }) => (label === "ATM" ? { close: 0, volume: -75 } : {});
    const { session, quality } = await fold([
      rollingBar(stamp("15:00"), 22500),
      rollingBar(stamp("15:15"), 22500, none),
    ]);
    const { price, unsignedVolume } = session.days[0]!.options;
    expect([price![10 + 4], unsignedVolume![10 + 4], unsignedVolume![10 + 6]]).toEqual([Number.NaN, Number.NaN, 4]);
    expect(quality.repairs).toMatchObject({ "impossible-volume": 2 });
  });

  test("holds the open interest that each contract had last, NaN before it is seen", async () => {
    const { session } = await fold([...moving()]);
    const { openInterest } = session.days[0]!;
    const held = (clock: string): Float64Array => openInterestAsOf(openInterest, instant(clock))!.contracts;
    expect(openInterest.map(({ session: own, availableAt }) => [own, availableAt])).toEqual(
      ["15:00", "15:15", "15:30"].map((clock) => [date, instant(clock)]),
    );
    expect(openInterestAsOf(openInterest, instant("14:59"))).toBeNull();
    expect(Array.from(held("15:00").subarray(0, 2))).toEqual([200, 400]);
    expect(Array.from(held("15:15").subarray(12))).toEqual([Number.NaN, Number.NaN]);
    // 22400 has left the band: 15,075 and 30,075 units are what was known of it last.
    expect(Array.from(held("15:30").subarray(0, 2))).toEqual([201, 401]);
    expect(Array.from(held("15:30").subarray(12))).toEqual([200, 400]);
  });

  test("makes no record of a bar without news", async () => {
    const { session } = await fold([rollingBar(stamp("15:00"), 22500), rollingBar(stamp("15:15"), 22500)]);
    expect(session.days[0]!.openInterest).toHaveLength(1);
  });

  test("derives the lot and says so, unless it is told", async () => {
    const derived = await fold([...moving()]);
    expect(derived.session.days[0]!.lot).toEqual({ size: 75, derived: true });
    expect(derived.quality.notes).toEqual(["lot size of NIFTY derived from the data: 75"]);
    const told = await fold([...moving()], { NIFTY: 25 });
    expect(told.session.days[0]!.lot).toEqual({ size: 25, derived: false });
    expect(told.session.days[0]!.options.unsignedVolume![14 + 4]).toBe(9);
    expect(told.session.days[0]!.openInterest[0]!.contracts[0]).toBe(600);
    expect(told.quality.notes).toEqual([]);
    const wrong = await fold([...moving()], { NIFTY: 65 });
    expect(wrong.quality.notes).toEqual(["the lot size of NIFTY is told as 65, but its volumes go in steps of 75"]);
  });

  test("puts several expiries of one underlying into one day, and other underlyings beside it", async () => {
    const own = await placedText(rollingText(...moving()));
    const later = await placedText(
      rollingText(rollingBar(stamp("15:15"), 22600), rollingBar("2025-03-27 15:15:00", 23500)),
      "NIFTY_2025-03-27_15min.csv",
    );
    const other = await placedText(rollingText(rollingBar(stamp("15:15"), 48000)), "BANKNIFTY_2025-02-27.csv");
    const { session, quality } = foldRollingSession(date, [own, later, other]);
    expect(session.days.map(({ underlying, strikes }) => [underlying, strikes.length])).toEqual([
      ["BANKNIFTY", 5],
      ["NIFTY", 12],
    ]);
    expect(session.days[1]!.strikes.at(-1)).toMatchObject({ expiration: "2025-03-27", strike: 22700 });
    expect(quality.read).toBe(50);
  });

  test("counts what is left out, with rows without a time on the day of expiry", async () => {
    const timeless: Change = ({ label }) => (label === "ATM" ? { stamp: "" } : {});
    const { quality } = await fold([rollingBar(stamp("15:15"), 22500, timeless), rollingBar(stamp("15:30"), 22500)]);
    expect(quality).toMatchObject({ read: 20, setAside: { unidentified: 2, "outside-session": 10 } });
  });
});
