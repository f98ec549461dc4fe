import { expect, test } from "vitest";
import {
  classifyUrgency,
  expectedSteering,
  type UrgencyParameters,
  type UrgencyRule,
  urgencyOf,
  urgencySchema,
} from "../../lib/classifiers/urgency.js";
import { createExpirationPressureDetector } from "../../lib/detectors/expiration-pressure-detect.js";
import { createExpirationPressureMeasure } from "../../lib/detectors/expiration-pressure-measure.js";
import { checkParameters } from "../../lib/numeric/parameter.js";
import { expirationPressurePreset } from "../../lib/strategies/expiration-pressure.js";
import { expiring, expiryDay, lastMinutes, measureParameters } from "../fixtures/expiry-days.js";
import { differences, golden } from "../fixtures/golden.js";

const { classify: parameters } = expirationPressurePreset("seed").parameters;

const at = (
  openInterest: number,
  distance: number,
  minutes: number,
  given: Partial<UrgencyParameters> = {},
  rule: UrgencyRule = "document",
  scale = 1,
) => urgencyOf({ openInterest, distance, minutes }, { ...parameters, ...given }, rule, scale);

test.each(golden("seed-expiration"))("seed-expiration: $id", (item) => {
  const { totalOI, distance } = item.expected;
  expect(differences({ urgency: at(totalOI, distance, item.input.minutesToExpiry) }, item)).toEqual([]);
});

test("the schema names every parameter", () => {
  expect(() => checkParameters(urgencySchema, { ...parameters })).not.toThrow();
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

test("the contiguous rule fills the gap from 15 to 30 minutes, and nothing else", () => {
  const rules = (openInterest: number, distance: number, minutes: number) =>
    (["document", "contiguous"] as const).map((rule) => at(openInterest, distance, minutes, {}, rule));
  expect(rules(2001, 5, 14.9)).toEqual(["ASSIGNMENT_PANIC", "ASSIGNMENT_PANIC"]);
  expect(rules(2001, 10, 14.9)).toEqual(["NO_SIGNAL", "NO_SIGNAL"]);
  for (const minutes of [15, 20, 29.9]) expect(rules(2001, 19.9, minutes)).toEqual(["NO_SIGNAL", "TRANSITION"]);
  expect(rules(2001, 19.9, 30)).toEqual(["PIN_RISK_MANAGEMENT", "PIN_RISK_MANAGEMENT"]);
  expect(rules(2001, 19.9, 45)).toEqual(["PIN_RISK_MANAGEMENT", "PIN_RISK_MANAGEMENT"]);
  expect(rules(2001, 19.9, 60)).toEqual(["PIN_RISK_MANAGEMENT", "PIN_RISK_MANAGEMENT"]);
  expect(rules(2001, 19.9, 60.1)).toEqual(["NO_SIGNAL", "NO_SIGNAL"]);
  expect([rules(2000, 19.9, 20), rules(2001, 20, 20)].flat()).toEqual(new Array(4).fill("NO_SIGNAL"));
});

test("every limit acts, and limits of open interest are in the market's scale", () => {
  expect(at(1501, 5, 15, { panicMinutes: 16 })).toBe("ASSIGNMENT_PANIC");
  expect(at(1000, 5, 10, { panicOpenInterest: 900 })).toBe("ASSIGNMENT_PANIC");
  expect(at(1501, 9, 10, { panicDistance: 10 })).toBe("ASSIGNMENT_PANIC");
  expect(at(2001, 5, 20, { pinFromMinutes: 15 })).toBe("PIN_RISK_MANAGEMENT");
  expect(at(2001, 5, 70, { pinToMinutes: 90 })).toBe("PIN_RISK_MANAGEMENT");
  expect(at(1900, 5, 40, { pinOpenInterest: 1800 })).toBe("PIN_RISK_MANAGEMENT");
  expect(at(2001, 25, 40, { pinDistance: 30 })).toBe("PIN_RISK_MANAGEMENT");
  expect([at(1001, 5, 10, {}, "document", 0.5), at(1001, 5, 40, {}, "document", 0.5)]).toEqual([
    "ASSIGNMENT_PANIC",
    "PIN_RISK_MANAGEMENT",
  ]);
  expect([at(1501, 5, 10, {}, "document", 2), at(2001, 5, 40, {}, "document", 2)]).toEqual(["NO_SIGNAL", "NO_SIGNAL"]);
});

test("what is not known is no signal", () => {
  for (const strike of [at(NaN, 1, 1), at(5000, NaN, 1), at(5000, 1, NaN)]) expect(strike).toBe("NO_SIGNAL");
});

test("the classes expect what the document says, and what lies beside them nothing", () => {
  expect(expectedSteering("ASSIGNMENT_PANIC", parameters)).toEqual({
    behaviourPattern: "EMERGENCY_HEDGING",
    magnitudeRange: [15, 35],
    durationRange: [3, 8],
    winRateTarget: 0.85,
  });
  expect(expectedSteering("PIN_RISK_MANAGEMENT", parameters)).toEqual({
    behaviourPattern: "GRADUAL_STEERING",
    magnitudeRange: [10, 20],
    durationRange: [20, 45],
    winRateTarget: 0.75,
  });
  expect([expectedSteering("TRANSITION", parameters), expectedSteering("NO_SIGNAL", parameters)]).toEqual([null, null]);
});

test("an alert is labelled by what was known when it was decided", () => {
  const rows = lastMinutes(40, 10, () => ({ underlying: 5003 }));
  const day = expiryDay({ strikes: expiring(5000), held: [[1200, 1000]], rows });
  const measure = createExpirationPressureMeasure(measureParameters, { volatility: "implied" });
  const detector = createExpirationPressureDetector(
    { pressureThreshold: 0.05, reach: 1e6, earliestMinutes: 60 },
    { direction: "STEER_AWAY", assumption: "both-long" },
  );
  const alerts = [...Array(day.rows).keys()].flatMap((row) => detector.step(day, measure.step(day, row)).alerts);
  const labels = alerts.map((alert) => classifyUrgency(alert, parameters, "contiguous", 1));
  expect(labels[0]).toEqual({
    detection: alerts[0]!.id,
    urgency: "PIN_RISK_MANAGEMENT",
    inputs: { openInterest: 2200, distance: 3, minutes: 40 },
    expected: expectedSteering("PIN_RISK_MANAGEMENT", parameters),
  });
  expect(labels.map(({ urgency }) => urgency).filter((urgency, k, all) => urgency !== all[k - 1])).toEqual([
    "PIN_RISK_MANAGEMENT",
    "TRANSITION",
    "ASSIGNMENT_PANIC",
  ]);
  expect(classifyUrgency(alerts[0]!, parameters, "document", 1.2).urgency).toBe("NO_SIGNAL");
  expect(classifyUrgency(alerts[15]!, parameters, "document", 1)).toMatchObject({
    urgency: "NO_SIGNAL",
    expected: null,
  });
});
