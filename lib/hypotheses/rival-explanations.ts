import type { Hypothesis, Trial } from "./hypothesis.js";

/** What else could explain a result that is taken for hedging: knowledge, a volatile hour, luck. */
export const rivals = ["information", "volatility", "chance"] as const;

export type Rival = (typeof rivals)[number];

/** The verdicts that put several hypotheses together. */
export const combinedClaims = ["primary", "effect", "advertised"] as const;

export type CombinedClaim = (typeof combinedClaims)[number];

/** A hypothesis that speaks against a rival explanation, and why it does. */
export interface RivalTest {
  readonly rival: Rival;
  readonly claims: readonly CombinedClaim[];
  /** Id of a hypothesis on the strategy's list. */
  readonly hypothesis: string;
  /** All tests that decide must speak before the rival is excluded; what stands beside is told and decides nothing. */
  readonly role: "decides" | "beside";
  /** On which side of the claimed value the estimate must lie: a test of both sides can be won by the rival. */
  readonly side: "either" | "above" | "below";
  /** Whether an exploratory result counts as well. */
  readonly standing: "confirmatory" | "either";
  /** Why it speaks to the rival, as a clause. */
  readonly why: string;
}

/** What became of a rival explanation of a combined verdict. */
export interface RivalExplanation {
  readonly rival: Rival;
  readonly state: "excluded" | "remains" | "not-testable";
  /** The trials that decided, with what makes them speak. */
  readonly tests: readonly Pick<RivalTest, "hypothesis" | "role" | "why">[];
  /** Their numbers in a sentence, without its full stop. */
  readonly statement: string;
}

export type RivalExplanations = Readonly<Record<CombinedClaim, readonly RivalExplanation[]>>;

/** The rivals in words, as explanations. */
export const rivalWords: Readonly<Record<Rival, string>> = {
  information: "the order flow knew something, and the price moved without hedging",
  volatility: "the trades are paid for a volatile hour",
  chance: "luck, or the choice of the best of many tries",
};

/**
 * Which rival explanations remain of each combined verdict. A rival is excluded when every test that decides about it supports
 * its claim, on the side that speaks and with the right to claim it. It is not testable where one of them is not: more data of
 * the same kind would not help. Otherwise it remains: a test that lacked power or data excludes nothing.
 *
 * @param tests which hypotheses speak to which rival
 * @throws RangeError for a test whose hypothesis is not among the trials
 */
export function rivalExplanations(trials: readonly Trial[], tests: readonly RivalTest[]): RivalExplanations {
  const entries = combinedClaims.map((claim) => [
    claim,
    rivals.map((rival) =>
      explain(
        rival,
        tests.filter((test) => test.rival === rival && test.claims.includes(claim)),
        trials,
      ),
    ),
  ]);
  return Object.fromEntries(entries) as RivalExplanations;
}

/** Every rival with its state, as in "information remains, volatility excluded, chance excluded". */
export function rivalsInWords(explanations: readonly RivalExplanation[]): string {
  return explanations
    .map(({ rival, state }) => `${rival} ${state === "not-testable" ? "not testable" : state}`)
    .join(", ");
}

/**
 * Chance is excluded by the parts of a verdict themselves: each must be supported at the strategy's level. Where the list has a
 * deflated Sharpe ratio (T7), it must be supported as well: it knows how many configurations were tried.
 */
export function chanceTests(
  hypotheses: Readonly<Record<string, Hypothesis>>,
  primaryParts: readonly string[],
): readonly RivalTest[] {
  const shared = { rival: "chance", role: "decides", side: "either" } as const;
  const all = Object.values(hypotheses);
  const ofFamily = (family: Hypothesis["family"]): readonly string[] =>
    all.filter((own) => own.family === family && !isDeflated(own.id)).map(({ id }) => id);
  const parts: readonly (readonly [CombinedClaim, readonly string[]])[] = [
    ["primary", primaryParts.filter((id) => !isDeflated(id))],
    ["effect", ofFamily("effect")],
    ["advertised", ofFamily("advertised")],
  ];
  return [
    ...parts.flatMap(([claim, ids]) =>
      ids.map(
        (hypothesis): RivalTest => ({
          ...shared,
          ...{ claims: [claim], hypothesis, standing: "confirmatory" },
          why: "a part of the verdict: chance alone supports it no more often than the level allows",
        }),
      ),
    ),
    ...all
      .filter(({ id }) => isDeflated(id))
      .map(
        ({ id }): RivalTest => ({
          ...shared,
          ...{ claims: combinedClaims, hypothesis: id, standing: "either" },
          why: "the best of many tries looks good by chance: it is held against the best of as many",
        }),
      ),
  ];
}

function isDeflated(id: string): boolean {
  return /-T7(-|$)/.test(id);
}

function explain(rival: Rival, tests: readonly RivalTest[], trials: readonly Trial[]): RivalExplanation {
  const tried = tests.map((test) => ({ test, trial: trialNamed(trials, test.hypothesis) }));
  const deciding = tried.filter(({ test }) => test.role === "decides");
  const told = tests.map(({ hypothesis, role, why }) => ({ hypothesis, role, why }));
  if (deciding.length === 0)
    return { rival, state: "not-testable", tests: told, statement: "no hypothesis on the list speaks to it" };
  const state = deciding.every(({ test, trial }) => speaks(test, trial))
    ? "excluded"
    : deciding.some(({ trial }) => trial.verdict === "NOT_TESTABLE")
      ? "not-testable"
      : "remains";
  const beside = tried.filter(({ test }) => test.role === "beside");
  const statement = [
    ...grouped(deciding.map(({ test, trial }) => [trial.hypothesis.id, resultOf(test, trial)])),
    ...(rival === "chance" ? multiplicity(deciding.map(({ trial }) => trial)) : []),
    ...(beside.length === 0
      ? []
      : [
          `beside it ${grouped(beside.map(({ test, trial }) => [trial.hypothesis.id, resultOf(test, trial)])).join(", ")}`,
        ]),
  ].join("; ");
  return { rival, state, tests: told, statement };
}

function trialNamed(trials: readonly Trial[], id: string): Trial {
  const trial = trials.find(({ hypothesis }) => hypothesis.id === id);
  if (!trial) throw new RangeError(`unknown hypothesis: ${id}`);
  return trial;
}

function speaks({ side, standing }: RivalTest, trial: Trial): boolean {
  const allowed = standing === "either" || trial.standing === "confirmatory";
  return trial.verdict === "SUPPORTED" && allowed && onSide(side, trial);
}

function onSide(side: RivalTest["side"], { finding, hypothesis }: Trial): boolean {
  if (side === "either" || !finding) return true;
  return side === "above" ? finding.estimate > hypothesis.claimed : finding.estimate < hypothesis.claimed;
}

/** Results that several tests share are told once. */
function grouped(results: readonly (readonly [id: string, result: string])[]): readonly string[] {
  const distinct = [...new Set(results.map(([, result]) => result))];
  return distinct.map((result) => {
    const ids = results.filter((own) => own[1] === result).map(([id]) => id);
    return `${ids.join(", ")} ${result}`;
  });
}

/** A trial's verdict with the numbers it rests on. */
function resultOf(test: RivalTest, trial: Trial): string {
  const { finding, verdict, reason, standing, hypothesis } = trial;
  const word = verdict.toLowerCase().replaceAll("_", " ");
  if (!finding || verdict === "NOT_TESTABLE" || Number.isNaN(finding.estimate)) return `${word} (${reason})`;
  const numbers = `${figures(finding.estimate)} ${hypothesis.unit}, ${weight(trial)}, n = ${finding.trades} on ${finding.days} days`;
  const exploratory =
    verdict === "SUPPORTED" && test.standing === "confirmatory" && standing === "exploratory"
      ? ", but exploratory only"
      : "";
  const wrongSide =
    verdict === "SUPPORTED" && !onSide(test.side, trial) ? ", but on the side that the rival explains as well" : "";
  return `${word} (${numbers})${exploratory}${wrongSide}`;
}

function weight({ finding, adjustment }: Trial): string {
  if (adjustment) return `p = ${figures(adjustment.pValue)} by ${adjustment.method} over ${adjustment.tests} tests`;
  const { pValue, interval } = finding!;
  if (pValue !== null && !Number.isNaN(pValue)) return `p = ${figures(pValue)}`;
  return pValue === null && interval && !Number.isNaN(interval.lower + interval.upper)
    ? `interval ${figures(interval.lower)} to ${figures(interval.upper)}`
    : "no p";
}

/** What many tests cost: every part must hold, so the largest p counts; two strategies at most double it. */
function multiplicity(deciding: readonly Trial[]): readonly string[] {
  const pValues = deciding.flatMap(({ finding }) => finding?.pValue ?? []).filter((p) => !Number.isNaN(p));
  const largest = Math.max(...pValues);
  const doubled = Math.min(1, 2 * largest);
  return [
    ...(pValues.length === 0
      ? []
      : [
          `all parts must hold, so the largest p counts: ${figures(largest)}, and at most ${figures(doubled)} with both strategies counted, level ${deciding[0]!.hypothesis.level}`,
        ]),
    ...(deciding.some(({ hypothesis }) => isDeflated(hypothesis.id))
      ? []
      : ["how many configurations were tried before is not weighed here"]),
  ];
}

function figures(value: number): string {
  return String(Number(value.toPrecision(3)));
}
