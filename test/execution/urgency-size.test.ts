import { expect, test } from "vitest";
import { type UrgencySizeParameters, urgencyPositionSize } from "../../lib/execution/urgency-size.js";
import { expirationPressurePreset } from "../../lib/strategies/expiration-pressure.js";
import { differences, golden } from "../fixtures/golden.js";

const document: UrgencySizeParameters = { ...expirationPressurePreset("seed").parameters.plan, maximumSize: 10 };
const ofExpiration = golden("seed-position-size").filter(({ input }) => input.strategy === "expiration-pressure");

test.each(ofExpiration)("seed-position-size: $id", (item) => {
  const { urgency, confidence, recentAccuracy, maxSize } = item.input;
  const size = urgencyPositionSize(urgency, confidence, recentAccuracy, { ...document, maximumSize: maxSize });
  expect(differences({ size }, item)).toEqual([]);
});

test("every parameter acts", () => {
  const pin = (given: Partial<UrgencySizeParameters>) =>
    urgencyPositionSize("PIN_RISK_MANAGEMENT", 0.5, 0.5, { ...document, ...given });
  expect([pin({}), pin({ baseSize: 3 }), pin({ pinMultiplier: 4 }), pin({ maximumSize: 0.1 })]).toEqual([
    0.375, 0.75, 1.5, 0.1,
  ]);
  expect(urgencyPositionSize("ASSIGNMENT_PANIC", 1, 1, { ...document, panicMultiplier: 3 })).toBe(4.5);
});

test("it is unknown without a confidence or an accuracy", () => {
  expect(urgencyPositionSize("ASSIGNMENT_PANIC", NaN, 1, document)).toBeNaN();
  expect(urgencyPositionSize("ASSIGNMENT_PANIC", 1, NaN, document)).toBeNaN();
});

test("nothing is traded between the classes or without a signal", () => {
  expect([urgencyPositionSize("TRANSITION", 1, 1, document), urgencyPositionSize("NO_SIGNAL", 1, 1, document)]).toEqual(
    [0, 0],
  );
});
