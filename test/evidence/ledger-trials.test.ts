import { describe, expect, it } from "vitest";
import { genesis, type LedgerEntry, type PriorTrials, type SweepEntry } from "../../lib/evidence/ledger-line.js";
import { countTrials, priorTrials, priorTrialsSentence, trialSharpes } from "../../lib/evidence/ledger-trials.js";
import { chainOf, digestFor, priorOf, studyEntry } from "../fixtures/ledger.js";

const data = digestFor("data");
const other = digestFor("other data");
const sweep: SweepEntry = {
  ...{ kind: "sweep", strategy: "volume-shock", data, seed: 1, points: 5, table: digestFor("table") },
  ...{ sharpes: { trials: 3, mean: 2, variance: 1 }, at: "2026-02-02T00:00:00.000Z" },
};
const {
  validity: _,
  effect: __,
  advertised: ___,
  package: ____,
  sessions: _____,
  ...begun
} = studyEntry({ wild: null });
const failed: LedgerEntry = { ...begun, outcome: "failed", error: "RangeError" };
const count = (entries: readonly LedgerEntry[], filter = {}) => countTrials(chainOf(entries), filter);

describe("countTrials(lines, filter)", () => {
  it("counts configurations, those beside included", () => {
    expect(count([])).toBe(0);
    expect(count([studyEntry({ seed: 1, "seed-fixed": 2, scientific: null })])).toBe(3);
  });

  it("counts the same strategy, configuration, data and seed once, whatever it ran beside and when", () => {
    const again = studyEntry({ scientific: 1, seed: 1 }, { at: "2027-01-01T00:00:00.000Z" });
    expect(count([studyEntry({ seed: 1, scientific: 1 }), again])).toBe(2);
  });

  it("counts another seed, other data and another strategy as other trials", () => {
    const changes = [{ seed: 2 }, { data: other }, { strategy: "expiration-pressure" }];
    expect(count([studyEntry(), ...changes.map((change) => studyEntry({ seed: 1.5 }, change))])).toBe(4);
  });

  it("counts failed studies, once with the run that went well", () => {
    expect(count([failed])).toBe(1);
    expect(count([failed, studyEntry({ wild: 1 })])).toBe(1);
  });

  it("counts the points of a sweep, and a sweep that was run again once", () => {
    expect(count([studyEntry(), sweep, sweep])).toBe(6);
    expect(count([sweep, { ...sweep, table: digestFor("another table") }])).toBe(10);
  });

  it("counts what is asked for", () => {
    const entries = [
      studyEntry({ a: 1, b: 1 }),
      studyEntry({ a: 1 }, { data: other }),
      studyEntry({ a: 1, b: 1, c: 1 }, { strategy: "expiration-pressure" }),
      { ...sweep, data: other },
    ];
    expect(count(entries, { market: data })).toBe(5);
    expect(count(entries, { strategy: "volume-shock" })).toBe(8);
    expect(count(entries, { market: other, strategy: "volume-shock" })).toBe(6);
  });
});

describe("trialSharpes(lines, filter)", () => {
  const spread = (entries: readonly LedgerEntry[], filter = {}) => trialSharpes(chainOf(entries), filter);

  it("is number, mean and variance over distinct trials that have a ratio", () => {
    // 1, 2 and 6: mean 3, squares 4 + 1 + 9 over 2.
    expect(spread([studyEntry({ a: 1, b: 2, none: null }), studyEntry({ a: 1, c: 6 })])).toEqual({
      trials: 3,
      mean: 3,
      variance: 7,
    });
    expect(spread([failed])).toEqual({ trials: 0, mean: null, variance: null });
    expect(spread([studyEntry({ a: 4 })])).toEqual({ trials: 1, mean: 4, variance: null });
  });

  it("takes the ratio of the run that had one", () => {
    expect(spread([failed, studyEntry({ wild: 3 })])).toMatchObject({ trials: 1, mean: 3 });
  });

  it("pools the points of sweeps: 4 beside 1, 2, 3", () => {
    const { trials, mean, variance } = spread([studyEntry({ a: 4 }), sweep]);
    expect([trials, mean]).toEqual([4, 2.5]);
    expect(variance).toBeCloseTo(5 / 3, 12);
  });

  it("looks at what is asked for", () => {
    const entries = [studyEntry({ a: 1 }), studyEntry({ a: 5 }, { data: other })];
    expect(spread(entries, { market: other })).toMatchObject({ trials: 1, mean: 5 });
    expect(spread(entries, { strategy: "expiration-pressure" })).toMatchObject({ trials: 0 });
  });
});

describe("priorTrials(lines, identity)", () => {
  const identity = {
    strategy: "volume-shock",
    data,
    seed: 1,
    configurations: [digestFor("mine"), digestFor("beside")],
  };
  const prior = (entries: readonly LedgerEntry[]) => priorTrials(chainOf(entries), identity);

  it("is the head and the number of other trials of the strategy on the data", () => {
    const entries = [
      studyEntry({ a: 1, b: 1 }),
      studyEntry({ a: 1 }, { data: other }),
      studyEntry({ a: 1 }, { strategy: "expiration-pressure" }),
    ];
    expect(prior([])).toEqual(priorOf(genesis.digest, 0));
    expect(prior(entries)).toEqual({
      ...priorOf(chainOf(entries).at(-1)!.digest, 2),
      sharpes: { trials: 2, mean: 1, variance: 0 },
    });
  });

  it("does not count the configuration itself, which ran beside another", () => {
    expect(prior([studyEntry({ a: 1, mine: 1 })]).trials).toBe(1);
    expect(prior([studyEntry({ a: 1, mine: 1 }, { seed: 2 })]).trials).toBe(2);
  });

  it("does not count the configurations that run beside it either, nor their ratios", () => {
    const { trials, sharpes } = prior([studyEntry({ a: 1, beside: 9 }), studyEntry({ b: 3 })]);
    expect([trials, sharpes]).toEqual([2, { trials: 2, mean: 2, variance: 2 }]);
  });

  it("counts what was tried on held-out sessions apart", () => {
    const confirms = digestFor("registration");
    const confirmed = studyEntry({ mine: 1 }, { confirms, before: priorOf(digestFor("then"), 4) });
    expect(prior([confirmed, studyEntry({ a: 1 })])).toMatchObject({ trials: 1 });
    const elsewhere = { ...identity, confirms: digestFor("another") };
    expect(priorTrials(chainOf([studyEntry({ a: 1, mine: 1 })]), elsewhere)).toMatchObject({ trials: 0 });
    expect(priorTrials(chainOf([confirmed, studyEntry({ a: 1 })]), elsewhere)).toMatchObject({ trials: 1 });
    expect(priorTrials(chainOf([confirmed]), { ...identity, confirms })).toEqual(priorOf(digestFor("then"), 4));
  });

  it("lists the looks of the strategy, on whatever data, and counts neither them nor registrations", () => {
    const heldOut = { from: "2026-04-01", until: "2026-05-01", sessions: 20 };
    const shared = { strategy: "volume-shock", dataset: "d", seed: 1, heldOut, at: "2026-06-01T00:00:00.000Z" };
    const entries: readonly LedgerEntry[] = [
      {
        kind: "registration",
        version: "1",
        ...shared,
        data,
        market: data,
        configuration: { preset: "mine" },
        meaning: "m",
      },
      { kind: "look", ...shared, data: other, market: other, registration: digestFor("r") },
      { kind: "look", ...shared, strategy: "expiration-pressure", data, market: data, registration: digestFor("r") },
    ];
    expect(prior(entries)).toMatchObject({
      trials: 0,
      looks: [
        {
          line: chainOf(entries)[1]!.digest,
          registration: digestFor("r"),
          ...{ dataset: "d", market: other, from: "2026-04-01", until: "2026-05-01" },
        },
      ],
    });
  });

  it("takes the same market for the same data, whatever its files are called", () => {
    const market = digestFor("market");
    const renamed = studyEntry({ a: 1 }, { data: other, market });
    const apart = studyEntry({ a: 1 }, { data: other });
    expect(priorTrials(chainOf([renamed, apart]), { ...identity, market })).toMatchObject({ trials: 1 });
  });

  it("is new where a line of an older version did not record everything", () => {
    const before = { head: digestFor("then"), trials: 7 } as unknown as PriorTrials;
    expect(prior([studyEntry({ mine: 1 }, { before })]).head).not.toBe(before.head);
  });

  it("stays what it was when the evaluation comes again, however many others were tried in between", () => {
    const first = priorOf(digestFor("then"), 7);
    const mine = studyEntry({ mine: 1, a: 1 }, { before: first });
    const second = studyEntry({ mine: 1, a: 1 }, { before: priorOf(digestFor("later"), 9) });
    expect(prior([mine, studyEntry({ b: 1 }), second, sweep])).toEqual(first);
    expect(prior([{ ...failed, evaluations: mine.evaluations, before: first }])).toEqual(first);
  });

  it("is new for another seed, other data, and where the line did not record it", () => {
    const before = priorOf(digestFor("then"), 7);
    for (const change of [{ seed: 2, before }, { data: other, before }, { before: null }]) {
      expect(prior([studyEntry({ mine: 1 }, change)]).head).not.toBe(before.head);
    }
  });
});

describe("priorTrialsSentence(prior)", () => {
  it("says how many", () => {
    const says = (trials: number) => priorTrialsSentence(priorOf("", trials));
    expect(says(0)).toBe(
      "no other trials of this strategy on these data stood in the ledger before this study was first run",
    );
    expect(says(1)).toMatch(/^1 other trial of/);
    expect(says(1234)).toMatch(/^1,234 other trials of/);
  });
});
