import { describe, expect, it } from "vitest";
import { expiryAlertsFigure } from "../../lib/report/expiry-alerts-figure.js";

describe("expiryAlertsFigure", () => {
  it("runs toward the expiry in five minutes each", () => {
    const alerts = [{ minutes: 60 }, { minutes: 14.9 }, { minutes: 10 }, { minutes: 0.5 }];
    const labels = ["PIN_RISK_MANAGEMENT", "ASSIGNMENT_PANIC", "ASSIGNMENT_PANIC", "ASSIGNMENT_PANIC"];
    const [pin, panic] = expiryAlertsFigure(alerts, labels).data as [{ x: string[]; y: number[] }, { y: number[] }];
    expect([pin.x[0], pin.x.at(-1)]).toEqual(["60–65", "0–5"]);
    expect(pin.y[0]).toBe(1);
    expect(panic.y.slice(-3)).toEqual([2, 0, 1]);
  });
});
