import { describe, expect, it } from "vitest";
import { expirationDays } from "../../lib/hypotheses/expiration-days.js";
import { expirationDaysTable } from "../../lib/report/expiration-days-table.js";
import { documentAssignment } from "../fixtures/assignment.js";
import { expiryCaseOf } from "../fixtures/expiry-cases.js";
import { plainText } from "../fixtures/plain-text.js";

const read = (cases: Parameters<typeof expirationDays>[0]) =>
  plainText(expirationDaysTable(expirationDays(cases, documentAssignment, 1)));

describe("expirationDaysTable", () => {
  it("has a row for each expiry, with the settlement's error", () => {
    const text = read([expiryCaseOf({ settled: 5000.5, error: 0.25 }), expiryCaseOf({ day: 1, settled: 5010 })]);
    expect(text).toContain("2026-01-05 TEST 60 5,004.00 5,000.00 950 +4.00 5,000.50 ± 0.25 −3.50 −0.35 0.50 yes");
    expect(text).toContain("2026-01-06 TEST 60 5,004.00 5,000.00 950 +4.00 5,010.00 ± 0.00 +6.00 +0.60 10.00 no");
  });

  it("has dashes where no strike was within reach", () => {
    expect(read([expiryCaseOf({ heaviest: -1 })])).toContain("5,004.00 – – – 5,004.00 ± 0.00 – – – –");
  });

  it("lists the first 400 and says how many there are", () => {
    const text = read(Array.from({ length: 401 }, () => expiryCaseOf()));
    expect(text).toContain("(first 400 of 401)");
    expect(text.match(/2026-01-05 TEST/g)).toHaveLength(400);
  });
});
