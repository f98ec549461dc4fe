import { describe, expect, it } from "vitest";
import { closeBy, holdPosition } from "../../lib/execution/hold-position.js";
import type { Plan } from "../../lib/execution/plan.js";
import type { Halt } from "../../lib/market/market-context.js";
import { pricePath } from "../../lib/market/market-day.js";
import { dayPrices } from "../../lib/market/price-book.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { dayOf, openOf, rowsOf } from "../fixtures/days.js";

const limits = volumeShockPresets.seed.parameters.limit;
const date = "2026-01-05";
const at = Float64Array.from({ length: 391 }, (_, minute) => openOf(date) + 60_000 * minute);
const flat = dayPrices(
  dayOf({
    date,
    rows: rowsOf(1, () => ({})),
    path: pricePath(
      at,
      at.map(() => 5000),
    ),
  }),
);
const plan = (changes: Partial<Plan> = {}): Plan => ({
  detection: "TEST/2026-01-05/1",
  underlying: "TEST",
  date,
  triggeredAt: at[9]!,
  decidedAt: at[10]!,
  label: "GAMMA_EMERGENCY",
  direction: 1,
  expectedMagnitude: 22.5,
  expectedTiming: 2,
  confidence: 0.9,
  size: 1,
  riskShare: 0.02,
  longestHold: 8,
  flatBefore: 0,
  exit: { target: 15, stop: 15, maximumHold: 30 },
  ...changes,
});
const minutesHeld = (entry: number, changes: Partial<Plan> = {}, enforced = false) =>
  (holdPosition(plan(changes), flat, entry, limits, enforced, []).exitAt - at[entry]!) / 60_000;

describe("closeBy", () => {
  it("is the earlier of the plan's own instant and the risk manager's, which only counts where limits are enforced", () => {
    const minuteOf = (flatBefore: number, enforced: boolean) =>
      at.indexOf(closeBy(flat, plan({ flatBefore }), limits, enforced));
    expect([minuteOf(15, false), minuteOf(15, true)]).toEqual([375, 360]);
    expect([minuteOf(45, false), minuteOf(45, true)]).toEqual([345, 345]);
  });
});

describe("holdPosition", () => {
  it("caps the hold by the longest that the plan allows", () => {
    expect(minutesHeld(10)).toBe(8);
    expect(minutesHeld(10, { longestHold: 15 })).toBe(15);
    expect(minutesHeld(10, { longestHold: Number.POSITIVE_INFINITY })).toBe(30);
  });

  it("closes early only where limits are enforced", () => {
    expect(minutesHeld(357)).toBe(8);
    expect(minutesHeld(357, {}, true)).toBe(3);
    expect(closeBy(flat, plan(), limits, true)).toBe(at[360]);
    expect(closeBy(flat, plan(), limits, false)).toBe(at[390]);
  });

  it("closes as long before the close as the plan asks, whether limits are enforced or not", () => {
    expect(minutesHeld(374, { flatBefore: 15 })).toBe(1);
    expect(minutesHeld(374, { flatBefore: 0 })).toBe(8);
    expect(minutesHeld(342, { flatBefore: 45 }, true)).toBe(3);
    expect(holdPosition(plan({ flatBefore: 15 }), flat, 374, limits, false, []).reason).toBe("before-close");
  });

  it("leaves at the next halt of its underlying, and at no other", () => {
    const halt = { from: at[13]!, to: at[20]!, underlying: null, reason: "a feed lied" };
    const held = (...halts: readonly Halt[]) => holdPosition(plan(), flat, 10, limits, false, halts);
    expect(held(halt)).toMatchObject({ reason: "halt", exitAt: at[13] });
    expect(held({ ...halt, underlying: flat.underlying })).toMatchObject({ reason: "halt" });
    expect(held({ ...halt, underlying: "OTHER" })).toMatchObject({ reason: "time" });
    expect(held({ ...halt, from: at[10]! })).toMatchObject({ reason: "time" });
  });

  it("counts points of the market, with the plan's direction and exits", () => {
    const rising = {
      ...flat,
      path: pricePath(
        at,
        at.map((_, minute) => 5000 + 4 * minute),
      ),
    };
    expect(holdPosition(plan(), rising, 10, limits, false, [])).toMatchObject({
      reason: "target",
      points: 15,
      pointSize: 1,
    });
    expect(holdPosition(plan({ direction: -1 }), rising, 10, limits, false, [])).toMatchObject({
      reason: "stop",
      points: -16,
    });
    const relative = { ...rising, profile: { ...flat.profile, point: { kind: "relative", basisPoints: 2 } as const } };
    expect(holdPosition(plan(), relative, 0, limits, false, []).pointSize).toBe(1);
    expect(holdPosition(plan(), relative, 250, limits, false, []).pointSize).toBeCloseTo(1.2, 12);
  });

  it("refuses a plan that has nothing to execute", () => {
    expect(() => holdPosition(plan({ exit: null }), flat, 10, limits, false, [])).toThrow(
      new RangeError("invalid plan: GAMMA_EMERGENCY has no exit"),
    );
  });
});
