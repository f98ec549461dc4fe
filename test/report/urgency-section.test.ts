import { describe, expect, it } from "vitest";
import { classPerformance } from "../../lib/execution/performance.js";
import { html } from "../../lib/report/html.js";
import { type UrgencyInput, urgencySection } from "../../lib/report/urgency-section.js";
import { findingOf } from "../fixtures/findings.js";
import { plainText } from "../fixtures/plain-text.js";
import { tradeOf } from "../fixtures/trades.js";

const pin = "PIN_RISK_MANAGEMENT";
const panic = "ASSIGNMENT_PANIC";
const trades = Array.from({ length: 12 }, (_, k) => tradeOf({ label: pin, netPoints: k < 9 ? 1 : -1 }));
const input: UrgencyInput = {
  performance: ["ALL", pin, panic, "NO_SIGNAL"].map((label) =>
    label === "ALL" ? { ...classPerformance(pin, trades), label } : classPerformance(label, trades),
  ),
  magnitudes: [],
  signatures: null,
  parameters: { pinTarget: 0.8, panicTarget: 0.85 },
};
const read = (changed: Partial<UrgencyInput>) => plainText(html`${urgencySection({ ...input, ...changed }).body}`);

describe("urgencySection", () => {
  it("holds each class that has a claim against it", () => {
    expect(read({})).toContain("pin risk management 12 9 75.0 % 80 % Below the claim, as a point estimate.");
    expect(read({})).toContain("assignment panic 0 0 – 85 % No trade of this class.");
    expect(read({})).not.toContain("no signal 0");
    expect(read({ parameters: { pinTarget: 0.75, panicTarget: 0.85 } })).toContain("75 % At or above the claim");
  });

  it("says when a class has fewer than the ten trades that the document asks for", () => {
    const few = [
      { ...classPerformance(pin, trades.slice(0, 9)), label: "ALL" },
      classPerformance(pin, trades.slice(0, 9)),
    ];
    expect(read({ performance: few })).toContain("asks for ten trades");
    expect(read({})).not.toContain("asks for ten trades");
  });

  it("has the base rates of announced magnitudes", () => {
    const at = { minutes: 20, deviation: 9.4, atLeast: 0.238, within: 0.165 };
    const magnitude = {
      name: pin,
      fromPoints: 10,
      toPoints: 20,
      fromMinutes: 20,
      toMinutes: 45,
      expiries: 33,
      leftOut: [],
    };
    expect(read({ magnitudes: [{ ...magnitude, first: at, last: { ...at, atLeast: 0.387 } }] })).toContain(
      "pin risk management 10 to 20 points in 20 to 45 min 33 9.4 23.8 % 16.5 % 9.4 38.7 % 16.5 %",
    );
    expect(read({})).toContain("No alert had a class that announces a magnitude.");
  });

  it("compares the two classes, or says that one has no trade", () => {
    expect(read({})).toContain("One of the two classes has no trade");
    const test = { finding: findingOf({ estimate: 0.2 }), pIndependent: 0.00001 };
    const signatures = {
      classes: [pin, panic] as const,
      trades: [12, 30] as const,
      tests: { "win-rate": test, hold: test, magnitude: test, distribution: test },
    };
    const text = read({ signatures });
    expect(text).toContain("pin risk management (12 trades) against assignment panic (30 trades)");
    expect(text).toContain("p if trades were independent: 1.0 × 10⁻⁵ 20.0 % of trades");
  });
});
