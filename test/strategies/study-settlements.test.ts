import { describe, expect, it } from "vitest";
import { expiryDataset } from "../../lib/audit/expiry-dataset.js";
import { expirySessions } from "../../lib/ingest/session-plans.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import type { Dataset } from "../../lib/market/session.js";
import { sessionOn } from "../../lib/market/session-on.js";
import { expirationPressurePreset } from "../../lib/strategies/expiration-pressure.js";
import { withPressureOverrides } from "../../lib/strategies/expiration-pressure-overrides.js";
import { studyExpirationPressure } from "../../lib/strategies/study-expiration-pressure.js";
import { expiryCasesOf, studySettlements } from "../../lib/strategies/study-settlements.js";

const market = (sessions: number): Dataset =>
  expiryDataset({
    ...{ seed: 3, regime: "pin-attract", profile: synthetic },
    dials: { implementation: "drift", strength: 2 },
    sessions: expirySessions({ first: "2026-01-05", sessions, profile: synthetic }),
  });
const preset = withPressureOverrides(expirationPressurePreset("seed"), { judge: { resamples: 99 } });

describe("expiryCasesOf(day, preset)", () => {
  it("sees a day as the study of the preset does", async () => {
    const { cases } = await studySettlements(market(1), { preset, seed: 5 });
    const { days } = await sessionOn(market(1), "2026-01-05");
    expect(expiryCasesOf(days[0]!, preset)).toEqual({ cases, dismissed: [] });
    const near = withPressureOverrides(preset, { judge: { caseReach: 1 } });
    expect(expiryCasesOf(days[0]!, near).cases[0]!.heaviest).not.toBe(cases[0]!.heaviest);
    const realised = { ...preset, choices: { ...preset.choices, measure: { volatility: "realised" as const } } };
    expect(expiryCasesOf(days[0]!, realised).cases[0]).toMatchObject({ deviationSource: "realised" });
  });
});

describe("studySettlements(dataset, { preset, seed })", () => {
  it("says of the settlements what the study with the same preset and seed says", async () => {
    const { cases, settlements, steering, dataset } = await studySettlements(market(10), { preset, seed: 5 });
    const { main } = await studyExpirationPressure(market(10), { preset, beside: [], seed: 5 });
    expect(cases).toEqual(main.record.cases);
    expect(settlements).toEqual(main.judgement.settlements);
    expect(steering).toEqual(main.judgement.steering);
    expect(dataset.name).toBe("pin-attract-drift-2-3");
    expect((await studySettlements(market(10), { preset, seed: 6 })).settlements).not.toEqual(settlements);
  });

  it("does not look at the sessions that are held out", async () => {
    const { cases, holdOut } = await studySettlements(market(60), { preset, seed: 5 });
    expect(holdOut).toMatchObject({ studied: 42, keptBack: 18 });
    expect(cases.at(-1)!.date <= holdOut.until!).toBe(true);
    expect(cases).toHaveLength(25);
  });

  it("keeps what is no case, with its reason", async () => {
    const late = withPressureOverrides(preset, { judge: { caseMinutes: 90 } });
    const { cases, dismissed } = await studySettlements(market(10), { preset: late, seed: 5 });
    expect(cases).toEqual([]);
    expect(dismissed.map(({ date, reason }) => [date, reason])).toEqual(
      ["05", "07", "09", "12", "14", "16"].map((day) => [`2026-01-${day}`, "no-price"]),
    );
  });

  it("sees the heaviest strike as the preset reaches for it", async () => {
    const near = withPressureOverrides(preset, { judge: { caseReach: 1 } });
    const [wide, narrow] = await Promise.all(
      [preset, near].map((own) => studySettlements(market(10), { preset: own, seed: 5 })),
    );
    const without = (study: typeof wide) => study!.cases.filter(({ heaviest }) => heaviest < 0).length;
    expect(without(narrow)).toBeGreaterThan(without(wide));
  });
});
