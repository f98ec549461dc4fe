import { describe, expect, it } from "vitest";
import { foldBars } from "../../lib/market/fold-bars.js";
import { pricePath } from "../../lib/market/market-day.js";
import { unfoldDay } from "../../lib/market/unfold-day.js";
import { dayOf, rowsOf, strikeOf } from "../fixtures/days.js";

describe("unfoldDay(day)", () => {
  const path = pricePath(Float64Array.of(1, 2), Float64Array.of(5000, 5001));
  const rows = rowsOf(4, (k) => ({ underlying: 5000 + k, future: { close: 5000 + k, volume: 10 * k } }));
  const strikes = [4990, 5000, 5010].map((strike) => strikeOf(strike, "2026-01-16"));
  const day = dayOf({ strikes, rows, path });

  it("gives a tape that folds into the same day", () => {
    const { day: again } = foldBars(unfoldDay(day), day.profile, day.openInterest, day.lot);
    expect(again).toEqual(day);
  });

  it("leaves out the room for strikes that were not listed", () => {
    const roomy = { ...day, stride: day.stride + 4, options: {} as typeof day.options };
    for (const [name, column] of Object.entries(day.options)) {
      const wide =
        column &&
        Float64Array.from({ length: 4 * roomy.stride }, (_, place) => {
          const cell = place % roomy.stride;
          return cell < day.stride ? column[Math.floor(place / roomy.stride) * day.stride + cell]! : 777;
        });
      Object.assign(roomy.options, { [name]: wide });
    }
    expect(unfoldDay(roomy).prints).toEqual(unfoldDay(day).prints);
  });
});
