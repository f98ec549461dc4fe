import { describe, expect, it } from "vitest";
import { answersTable, leftOutNote } from "../../lib/report/answers-table.js";
import { html } from "../../lib/report/html.js";
import { findingOf } from "../fixtures/findings.js";
import { plainText } from "../fixtures/plain-text.js";

const finding = findingOf({ estimate: 0.25, interval: { lower: -0.5, upper: 1, level: 0.9, method: "invented" } });

describe("answersTable", () => {
  it("has estimate, unit, interval with its level, p, sample and method", () => {
    const rows = [{ question: "Does it?", unit: "points", answer: { finding, reason: null }, note: "read with care" }];
    expect(plainText(answersTable("Answers", rows))).toContain(
      "Does it? read with care 0.25 points −0.50 to 1.00 90 % 0.0010 100 30 Made up.",
    );
  });

  it("writes shares as per cent, and what the method asks for and the data do not have", () => {
    const violated = findingOf({ estimate: 0.25, interval: null, violated: ["only 4 days"] });
    const text = plainText(
      answersTable("Answers", [
        { question: "Does it?", unit: "of settlements", answer: { finding: violated, reason: null } },
      ]),
    );
    expect(text).toContain("25.0 % of settlements – 0.0010");
    expect(text).toContain("Assumption not met: only 4 days");
  });

  it("has a dash where a method has no interval to give", () => {
    const open = findingOf({ interval: { lower: Number.NaN, upper: Number.NaN, level: 0.95, method: "invented" } });
    const rows = [{ question: "Does it?", unit: "points", answer: { finding: open, reason: null } }];
    expect(plainText(answersTable("Answers", rows))).toContain("2.00 points – 0.0010");
  });

  it("gives the reason where there is no number", () => {
    const rows = [{ question: "Does it?", unit: "points", answer: { finding: null, reason: "there are no expiries" } }];
    expect(plainText(answersTable("Answers", rows))).toContain(
      "Does it? – – – – – Not computed: there are no expiries.",
    );
  });
});

describe("leftOutNote", () => {
  it("counts what was left out by reason, and says nothing where nothing was", () => {
    const note = leftOutNote([
      { reason: "no strike within reach", cases: 1200 },
      { reason: "no deviation", cases: 1 },
    ]);
    expect(plainText(html`${note}`)).toBe("Left out: 1,200 (no strike within reach); 1 (no deviation).");
    expect(leftOutNote([])).toBeNull();
  });
});
