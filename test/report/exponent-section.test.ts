import { describe, expect, it } from "vitest";
import { exponentSection } from "../../lib/report/exponent-section.js";
import { html } from "../../lib/report/html.js";
import { expiryStudy } from "../fixtures/expiry-study.js";
import { findingOf } from "../fixtures/findings.js";
import { plainText } from "../fixtures/plain-text.js";

const { settlements } = (await expiryStudy({ sessions: 16, calendar: "expiring" })).study.main.judgement;
const { exponent } = settlements;
const read = (changed: Partial<typeof exponent>) =>
  plainText(html`${exponentSection({ ...settlements, exponent: { ...exponent, ...changed } }).body}`);
const interval = { lower: 0.5, upper: 2.5, level: 0.95, method: "invented" };

describe("exponentSection", () => {
  it("says that the document's exponent is its own formula, and what the observed one is", () => {
    const found = findingOf({ estimate: 1.25, interval, trades: 40, days: 30 });
    const text = read({ exponent: { finding: found, reason: null }, allowsTwo: true });
    expect(text).toContain("fitted to itself it has the exponent 2.00, whatever a market does");
    expect(text).toContain(
      "b = +1.25 (95 % interval +0.50 to +2.50), from 40 expiries on 30 days: the claimed 2 is within the interval.",
    );
    expect(read({ exponent: { finding: found, reason: null }, allowsTwo: false })).toContain("is outside the interval");
  });

  it("says what movement was compared with", () => {
    expect(read({ compared: "ordinary days" })).toContain("clock times of days on which nothing expires");
    expect(read({ compared: "far from the heaviest strike" })).toContain(
      "far from the heaviest strike, since no other day",
    );
  });

  it("gives the reason where there is no exponent, and no figure", () => {
    const text = read({ exponent: { finding: null, reason: "prices were seen in too few bins" } });
    expect(text).toContain("It could not be estimated: prices were seen in too few bins.");
    expect(text).not.toContain("Movement before expiries over movement elsewhere");
    expect(text).toContain("Movement by minutes to the expiry");
  });

  it("has velocity, and R squared of movement on pressure", () => {
    const text = read({});
    expect(text).toContain("on its share of the open interest within 1 %");
    expect(text).toContain("R² of the displacement, out of sample");
  });
});
