import type { ExpiryCase } from "../detectors/expiry-case.js";
import { expiryCases } from "../detectors/expiry-cases.js";
import type { Answer } from "../hypotheses/answer.js";
import { signedDisplacement } from "../hypotheses/signed-displacement.js";
import {
  type SteeringFinding,
  type SteeringTest,
  steeringFinding,
  steeringTests,
} from "../hypotheses/steering-finding.js";
import { strikeGrid } from "../hypotheses/strike-grid.js";
import type { MarketProfile } from "../market/market-profile.js";
import { settlementOf } from "../market/settlement.js";
import { createStream } from "../numeric/random.js";
import type { ExpiryDials, PinRegime } from "../simulation/market-parameters.js";
import type { SessionPlan } from "../simulation/simulate-market.js";
import type { ExpirationPressurePreset } from "../strategies/expiration-pressure.js";
import { expiryDataset } from "./expiry-dataset.js";

/** What one test says of one market. */
export interface RecognitionAnswer {
  readonly estimate: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Above zero: away from the strike or strikes; below: toward them. */
  readonly outward: number;
}

/** What the tests say of one market. */
export interface RecognitionOutcome {
  readonly control: string;
  readonly seed: number;
  readonly expiries: number;
  /** All three together, adjusted. */
  readonly found: SteeringFinding["found"];
  readonly tests: Readonly<Record<SteeringTest, RecognitionAnswer>>;
}

/** A market whose truth decides what the tests must say. */
export interface RecognitionControl {
  readonly name: string;
  readonly regime: PinRegime;
  /** What is planted: |A| = 2 of the heaviest strike, and how it is hedged. */
  readonly dials: Partial<ExpiryDials>;
  /** The sign that must be recognised; null: a null, in which significance is chance. */
  readonly sign: "away" | "toward" | null;
  /** Of 40 markets: at least so many with the right sign, or at most so many significant. */
  readonly bound: number;
}

/** Markets that every bound is counted over. */
export const recognitionMarkets = 40;

const significance = 0.05;
const strength = 2;
const regimes = [
  ["pin-attract", "toward", 37],
  ["pin-repel", "away", 37],
  ["pin-neutral", null, 6],
  ["pin-shuffled-strikes", null, 6],
] as const;

/** The other strikes in proportion to their open interest, and, where the sign can be seen at its purest, one strike alone. */
const plants = [
  ["drift", { implementation: "drift" }],
  ["mechanistic", { implementation: "mechanistic" }],
  ["drift-one-strike", { implementation: "drift", others: 0 }],
  ["mechanistic-one-strike-uncapped", { implementation: "mechanistic", others: 0, volumeShare: null }],
] as const;

export const recognitionControls: readonly RecognitionControl[] = plants.flatMap(([plant, dials]) =>
  regimes.map(([regime, sign, bound]) => ({
    name: `${regime}/${plant}`,
    regime,
    dials: { strength, ...dials },
    sign,
    bound,
  })),
);

/**
 * Simulates a market of expiry days and tests its settlements as a study would.
 *
 * @param seed of the market and of the tests
 * @param sessions the days; those without an expiry are of no use here
 * @param preset whose numbers build and test the cases
 */
export async function runRecognition(
  control: RecognitionControl,
  seed: number,
  sessions: readonly SessionPlan[],
  profile: MarketProfile,
  { parameters, choices }: ExpirationPressurePreset,
): Promise<RecognitionOutcome> {
  const { name, regime, dials } = control;
  const { measure, judge } = parameters;
  const cases: ExpiryCase[] = [];
  const rule = { ...measure, ...judge };
  for await (const { session } of expiryDataset({ seed, regime, dials, sessions, profile }).sessions())
    for (const day of session.days)
      cases.push(...expiryCases(day, rule, { ...choices.measure, ...choices.judge }, settlementOf).cases);
  const shared = { level: 0.95, draws: judge.resamples, alpha: judge.level };
  const { mean, outward } = signedDisplacement(
    cases,
    { ...shared, reach: judge.rotationReach, designMean: judge.designMean },
    createStream(seed, "displacement"),
  );
  const { nearness } = strikeGrid(
    cases,
    [],
    { ...shared, within: judge.nearPoints, unit: "points", lines: "listed", designExcess: judge.designExcess },
    createStream(seed, "grid"),
  );
  const answer = ({ finding }: Answer, outwardOf: (estimate: number) => number): RecognitionAnswer => {
    const estimate = finding?.estimate ?? Number.NaN;
    return { estimate, pValue: finding?.pValue ?? Number.NaN, outward: outwardOf(estimate) };
  };
  const answers = { displacement: mean, outward: outward.share, grid: nearness };
  return {
    control: name,
    seed,
    found: steeringFinding(answers, judge.level, judge.leastDays).found,
    expiries: mean.finding?.trades ?? 0,
    tests: {
      displacement: answer(mean, (estimate) => estimate),
      outward: answer(outward.share, (estimate) => estimate - 0.5),
      grid: answer(nearness, (estimate) => -estimate),
    },
  };
}

/** One test of a control, or all together, counted over markets. */
export interface RecognitionScore {
  readonly control: string;
  readonly test: SteeringTest | "together";
  readonly statement: string;
  readonly held: number;
  readonly markets: number;
  readonly bound: number;
  readonly met: boolean;
}

/** Counts the controls over outcomes of many seeds; bounds are in proportion to their number, rounded to the strict side. */
export function scoreRecognition(
  controls: readonly RecognitionControl[],
  outcomes: readonly RecognitionOutcome[],
): readonly RecognitionScore[] {
  return controls.flatMap(({ name, regime, sign, bound }) => {
    const own = outcomes.filter(({ control }) => control === name);
    const part = (own.length / recognitionMarkets) * bound;
    const scaled = sign === null ? Math.floor(part) : Math.ceil(part);
    const score = (test: RecognitionScore["test"], held: number): RecognitionScore => ({
      control: name,
      test,
      statement: sign === null ? "significant at 5 %, at most" : `${sign}, significant at 5 %, at least`,
      held,
      markets: own.length,
      bound: scaled,
      met: sign === null ? held <= scaled : held >= scaled,
    });
    // Labels that are turned by whole spacings leave the grid as it is: its strikes really draw the price.
    const blind = regime === "pin-shuffled-strikes";
    const each = steeringTests
      .filter((test) => !(blind && test === "grid"))
      .map((test) => {
        const significant = own.map(({ tests }) => tests[test]).filter(({ pValue }) => pValue < significance);
        const right = significant.filter(({ outward }) => (sign === "away" ? outward > 0 : outward < 0));
        return score(test, (sign === null ? significant : right).length);
      });
    const wanted = sign === "away" ? "STEER_AWAY" : "PIN_TOWARD";
    const found = own.filter((outcome) => (sign === null ? outcome.found !== null : outcome.found === wanted)).length;
    return blind ? each : [...each, score("together", found)];
  });
}
