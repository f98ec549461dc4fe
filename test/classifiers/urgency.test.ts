import { expect, test } from "vitest";
import { documentExpiration } from "../../lib/audit/conformance-seed.js";
import { type UrgencyParameters, urgencyOf } from "../../lib/classifiers/urgency.js";
import { differences, golden } from "../fixtures/golden.js";

const at = (openInterest: number, distance: number, minutes: number, given: Partial<UrgencyParameters> = {}) =>
  urgencyOf(openInterest, distance, minutes, { ...documentExpiration.urgency, ...given });

test.each(golden("seed-expiration"))("seed-expiration: $id", (item) => {
  const { totalOI, distance } = item.expected;
  expect(differences({ urgency: at(totalOI, distance, item.input.minutesToExpiry) }, item)).toEqual([]);
});

test("panic: strictly less than 15 minutes and 8 points, strictly more than 1500 contracts", () => {
  expect(at(1501, 7.9, 14.9)).toBe("ASSIGNMENT_PANIC");
  for (const strike of [at(1500, 7.9, 14.9), at(1501, 8, 14.9), at(1501, 7.9, 15)]) expect(strike).toBe("NO_SIGNAL");
});

test("pin risk: 30 to 60 minutes, both included, strictly less than 20 points, strictly more than 2000 contracts", () => {
  expect([at(2001, 19.9, 30), at(2001, 19.9, 60)]).toEqual(["PIN_RISK_MANAGEMENT", "PIN_RISK_MANAGEMENT"]);
  for (const strike of [at(2000, 19.9, 30), at(2001, 20, 30), at(2001, 19.9, 29.9), at(2001, 19.9, 60.1)])
    expect(strike).toBe("NO_SIGNAL");
});

test("every parameter acts", () => {
  expect(at(1501, 5, 15, { panicMinutes: 16 })).toBe("ASSIGNMENT_PANIC");
  expect(at(1000, 5, 10, { panicOpenInterest: 900 })).toBe("ASSIGNMENT_PANIC");
  expect(at(1501, 9, 10, { panicDistance: 10 })).toBe("ASSIGNMENT_PANIC");
  expect(at(2001, 5, 20, { pinFromMinutes: 15 })).toBe("PIN_RISK_MANAGEMENT");
  expect(at(2001, 5, 70, { pinToMinutes: 90 })).toBe("PIN_RISK_MANAGEMENT");
  expect(at(1900, 5, 40, { pinOpenInterest: 1800 })).toBe("PIN_RISK_MANAGEMENT");
  expect(at(2001, 25, 40, { pinDistance: 30 })).toBe("PIN_RISK_MANAGEMENT");
});

test("what is not known is no signal", () => {
  for (const strike of [at(NaN, 1, 1), at(5000, NaN, 1), at(5000, 1, NaN)]) expect(strike).toBe("NO_SIGNAL");
});
