import { describe, expect, it } from "vitest";
import { expiryDataset } from "../../lib/audit/expiry-dataset.js";
import {
  type RecognitionControl,
  type RecognitionOutcome,
  recognitionControls,
  recognitionMarkets,
  runRecognition,
  scoreRecognition,
} from "../../lib/audit/expiry-recognition.js";
import { steeringTests } from "../../lib/hypotheses/steering-finding.js";
import { expirySessions } from "../../lib/ingest/session-plans.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { withPressureOverrides } from "../../lib/strategies/expiration-pressure-overrides.js";

const preset = withPressureOverrides(expirationPressurePresets.seed, { judge: { resamples: 99 } });
const sessions = expirySessions({ first: "2026-01-05", sessions: 10, profile: synthetic });
const expiring = sessions.filter(({ date, expiries }) => expiries.some(({ expiration }) => expiration === date));
const controlOf = (name: string) => recognitionControls.find((control) => control.name === name)!;

/** Outcomes of a control in which so many tests out say "away", so many "toward", and the rest nothing. */
function outcomesOf(control: string, away: number, toward: number, markets: number): readonly RecognitionOutcome[] {
  return Array.from({ length: markets }, (_, seed) => {
    const outward = seed < away ? 1 : -1;
    const answer = { estimate: outward, outward, pValue: seed < away + toward ? 0.049 : 0.05 };
    const found = seed >= away + toward ? null : outward > 0 ? ("STEER_AWAY" as const) : ("PIN_TOWARD" as const);
    return { control, seed, expiries: 50, found, tests: { displacement: answer, outward: answer, grid: answer } };
  });
}

describe("recognitionControls", () => {
  it("are four plants in four regimes each, with strength 2, every name once", () => {
    const names = recognitionControls.map(({ name }) => name);
    expect(names).toHaveLength(16);
    expect(new Set(names).size).toBe(16);
    expect(names.slice(0, 4)).toEqual([
      "pin-attract/drift",
      "pin-repel/drift",
      "pin-neutral/drift",
      "pin-shuffled-strikes/drift",
    ]);
    for (const { dials, regime, sign, bound } of recognitionControls) {
      expect(dials.strength).toBe(2);
      expect(sign).toBe(regime === "pin-attract" ? "toward" : regime === "pin-repel" ? "away" : null);
      // 37 of 40 seen where there is something; 6 of 40 by chance: at 5 % more come in less than 2 % of the time.
      expect(bound).toBe(sign === null ? 6 : 37);
    }
  });

  it("have dials that all reach the market: no two are the same one", () => {
    const market = ({ regime, dials }: RecognitionControl) => ({
      seed: 1,
      regime,
      dials,
      sessions: expiring,
      profile: synthetic,
    });
    const digests = recognitionControls.map((control) => expiryDataset(market(control)).description.digest);
    expect(new Set(digests).size).toBe(16);
  });

  it("are markets that settle in different places, but for the controls whose regime leaves the dials nothing to do", async () => {
    const settled = async (name: string) => {
      const { regime, dials } = controlOf(name);
      const closes: number[] = [];
      const one = { seed: 2, regime, dials, sessions: expiring.slice(0, 1), profile: synthetic };
      for await (const { session } of expiryDataset(one).sessions()) closes.push(session.days[0]!.path!.price.at(-1)!);
      return closes.join();
    };
    const active = recognitionControls.filter(({ sign }) => sign !== null).map(({ name }) => name);
    const all = await Promise.all(active.map(settled));
    expect(new Set(all).size).toBeGreaterThanOrEqual(7);
  });
});

describe("runRecognition", () => {
  const run = (name: string, seed = 1, days = expiring) =>
    runRecognition(controlOf(name), seed, days, synthetic, preset);

  it("says what each test says of a few days, the grid turned so that above zero is away", async () => {
    const outcome = await run("pin-attract/drift");
    expect(outcome).toMatchObject({ control: "pin-attract/drift", seed: 1 });
    expect(outcome.expiries).toBeGreaterThan(3);
    expect(outcome.expiries).toBeLessThanOrEqual(6);
    const { displacement, outward, grid } = outcome.tests;
    expect(displacement.outward).toBe(displacement.estimate);
    expect(outward.outward).toBe(outward.estimate - 0.5);
    expect(grid.outward).toBe(-grid.estimate);
    for (const test of steeringTests) {
      expect(outcome.tests[test].pValue).toBeGreaterThan(0);
      expect(outcome.tests[test].pValue).toBeLessThanOrEqual(1);
    }
    expect(await run("pin-attract/drift")).toEqual(outcome);
    expect((await run("pin-attract/drift", 2)).tests).not.toEqual(outcome.tests);
  });

  it("sees attraction and repulsion apart where one strike is planted alone", async () => {
    const [attract, repel] = await Promise.all(
      (["pin-attract", "pin-repel"] as const).map((regime) => run(`${regime}/mechanistic-one-strike-uncapped`)),
    );
    expect(attract!.tests.grid.outward).toBeLessThan(repel!.tests.grid.outward);
    expect(attract!.tests.displacement.outward).toBeLessThan(repel!.tests.displacement.outward);
  });

  it("has nothing to say of days on which nothing expires", async () => {
    const idle = sessions.filter((plan) => !expiring.includes(plan)).slice(0, 1);
    const outcome = await run("pin-attract/drift", 1, idle);
    expect(outcome.expiries).toBe(0);
    for (const test of steeringTests) expect(outcome.tests[test].pValue).toBeNaN();
  });
});

describe("scoreRecognition", () => {
  const scored = (name: string, away: number, toward: number, markets = recognitionMarkets) =>
    scoreRecognition([controlOf(name)], outcomesOf(name, away, toward, markets));

  it("counts significant markets of the right sign where there is one", () => {
    for (const [name, other, at] of [
      ["pin-repel/drift", "toward", (right: number, wrong: number) => scored("pin-repel/drift", right, wrong)],
      ["pin-attract/drift", "away", (right: number, wrong: number) => scored("pin-attract/drift", wrong, right)],
    ] as const) {
      expect(at(37, 0).map(({ test, held, met }) => [test, held, met])).toEqual(
        [...steeringTests, "together"].map((test) => [test, 37, true]),
      );
      expect(at(36, 4).map(({ held, met }) => [held, met])).toEqual(
        [...steeringTests, "together"].map(() => [36, false]),
      );
      expect(at(37, 0)[0]).toMatchObject({ control: name, markets: 40, bound: 37 });
      expect(at(37, 0)[0]!.statement).not.toContain(other);
    }
  });

  it("counts every significant market, to either side, where there is nothing", () => {
    expect(scored("pin-neutral/drift", 3, 3)[0]).toMatchObject({
      held: 6,
      met: true,
      statement: "significant at 5 %, at most",
    });
    expect(scored("pin-neutral/drift", 4, 3)[0]).toMatchObject({ held: 7, met: false });
  });

  it("scales its bounds to the number of markets, to the strict side", () => {
    // 18.5 of 20 and 3 of 20; 9.25 of 10 and 1.5 of 10.
    expect(scored("pin-repel/drift", 19, 0, 20)[0]).toMatchObject({ bound: 19, met: true, markets: 20 });
    expect(scored("pin-repel/drift", 18, 0, 20)[0]).toMatchObject({ bound: 19, met: false });
    expect(scored("pin-neutral/drift", 3, 0, 20)[0]).toMatchObject({ bound: 3, met: true });
    expect(scored("pin-repel/drift", 9, 0, 10)[0]).toMatchObject({ bound: 10, met: false });
    expect(scored("pin-neutral/drift", 1, 0, 10)[0]).toMatchObject({ bound: 1, met: true });
    expect(scored("pin-neutral/drift", 1, 1, 10)[0]).toMatchObject({ bound: 1, met: false });
  });

  it("takes each control's own markets, and tests apart", () => {
    const controls = [controlOf("pin-repel/drift"), controlOf("pin-neutral/drift")];
    const outcomes = [...outcomesOf("pin-repel/drift", 40, 0, 40), ...outcomesOf("pin-neutral/drift", 0, 0, 40)];
    const mixed = outcomes.map((own) => ({
      ...own,
      tests: { ...own.tests, grid: { estimate: 0, outward: 0, pValue: 1 } },
    }));
    const scores = scoreRecognition(controls, mixed);
    expect(scores.map(({ control, test, held }) => [control, test, held])).toEqual([
      ["pin-repel/drift", "displacement", 40],
      ["pin-repel/drift", "outward", 40],
      ["pin-repel/drift", "grid", 0],
      ["pin-repel/drift", "together", 40],
      ...[...steeringTests, "together"].map((test) => ["pin-neutral/drift", test, 0]),
    ]);
  });

  it("does not ask the grid, nor all together, where labels are turned: its strikes really draw the price", () => {
    const tests = scored("pin-shuffled-strikes/drift", 0, 0).map(({ test }) => test);
    expect(tests).toEqual(steeringTests.filter((test) => test !== "grid"));
  });
});
