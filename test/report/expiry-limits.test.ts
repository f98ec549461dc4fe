import { describe, expect, it } from "vitest";
import { expiryLimits } from "../../lib/report/expiry-limits.js";
import { expiryStudy } from "../fixtures/expiry-study.js";

const { main } = (await expiryStudy({ sessions: 16, calendar: "expiring" })).study;
const limitsOf = (record: Partial<typeof main.record>, settlements: Partial<typeof main.judgement.settlements> = {}) =>
  expiryLimits(
    {
      ...main,
      record: { ...main.record, ...record },
      judgement: { ...main.judgement, settlements: { ...main.judgement.settlements, ...settlements } },
    },
    16,
  ).join("\n");

describe("expiryLimits", () => {
  it("counts sessions with an expiry, settlements and strikes", () => {
    expect(limitsOf({})).toContain("10 of 16 sessions had an expiry with open interest");
    expect(limitsOf({})).toContain("the settlements are 10 expiries on 10 days, each counted once");
    const repeated = { detections: Array.from({ length: 40 }, () => main.record.detections[0]!) };
    expect(limitsOf(repeated)).toContain("the 40 alerts of this preset are about 1 expiring strike");
  });

  it("says with what error settlements are known, and by which method", () => {
    expect(limitsOf({})).toContain(
      "the settlements are taken as the last price seen by the expiry (10), the settling price itself",
    );
    const [first, ...others] = main.record.cases;
    const settlement = { ...first!.settlement, method: "window-mean" as const, error: 1.25 };
    const mixed = limitsOf({ cases: [{ ...first!, settlement }, ...others] });
    expect(mixed).toContain(
      "(9), the mean of what was seen of the averaging window (1): estimates, with standard errors from 0.00 to 1.25",
    );
  });

  it("says that a panic is not traded where settlements are averages", () => {
    expect(limitsOf({})).not.toContain("measured and not traded");
    const cases = main.record.cases.map((own) => ({
      ...own,
      settlement: { ...own.settlement, method: "last-parity" as const },
    }));
    expect(limitsOf({ cases })).toContain("an assignment panic in that window is measured and not traded");
  });

  it("says when every day is an expiry", () => {
    expect(limitsOf({})).not.toContain("no day without an expiry");
    const none = { windows: [], prices: [], courses: [] };
    expect(limitsOf({}, { ordinary: none })).toContain("there is no day without an expiry to compare with");
  });

  it("has no errors to tell without a settlement", () => {
    expect(limitsOf({ cases: [] })).not.toMatch(/standard errors|settlements are taken/);
  });
});
