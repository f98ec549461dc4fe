import type { Observation } from "../execution/observation.js";
import { isWin, type Trade } from "../execution/trade.js";
import type { RandomStream } from "../numeric/random.js";
import { ranks } from "../numeric/ranks.js";
import { fisherExact } from "../statistics/fisher-exact.js";
import { ksTwoSample } from "../statistics/ks-two-sample.js";
import { mannWhitney } from "../statistics/mann-whitney.js";
import { newcombe } from "../statistics/newcombe.js";
import { permutationPValue } from "../statistics/permutation-p-value.js";
import { type PermutationScheme, withinStrata } from "../statistics/permutation-scheme.js";
import { twoSampleEffects } from "../statistics/two-sample-effects.js";
import type { Finding } from "./hypothesis.js";

/** What two classes are compared in. */
export const signatures = ["win-rate", "hold", "magnitude", "distribution"] as const;

export type Signature = (typeof signatures)[number];

/** One comparison of the two classes, in their order. */
export interface SignatureTest {
  readonly finding: Finding;
  /** p of the same comparison with trades taken as independent. */
  readonly pIndependent: number;
}

/** Whether the two classes leave different marks. */
export interface ClassSignatures {
  /** The two classes, and how many trades each has. */
  readonly classes: readonly [string, string];
  readonly trades: readonly [number, number];
  readonly tests: Readonly<Record<Signature, SignatureTest>>;
}

const level = 0.95;

/**
 * VS-S3 and EP-S3: win rate (Fisher, Newcombe interval), hold and observed move (Mann-Whitney, Cliff's delta) and the whole law of net points
 * (Kolmogorov-Smirnov) of one class against another. Trades of a day are no independent draws: every p comes from exchanging
 * the class labels within days, two-sided about the mean of the exchanges; the textbook p stands beside it.
 *
 * @param observations of the alerts, for the observed move
 * @returns null where one of the classes has no trade
 */
export function classSignatures(
  classes: readonly [string, string],
  trades: readonly Trade[],
  observations: readonly Observation[],
  draws: number,
  stream: RandomStream,
): ClassSignatures | null {
  const own = trades.filter(({ label }) => classes.includes(label));
  const isFirst = Uint8Array.from(own, ({ label }) => (label === classes[0] ? 1 : 0));
  const firsts = isFirst.reduce((sum, one) => sum + one, 0);
  const seconds = own.length - firsts;
  if (firsts === 0 || seconds === 0) return null;
  const moves = new Map(observations.map(({ detection, observedMagnitude }) => [detection, observedMagnitude]));
  const wins = Float64Array.from(own, (trade) => (isWin(trade) ? 1 : 0));
  const holds = Float64Array.from(own, ({ holdMinutes }) => holdMinutes);
  const magnitudes = Float64Array.from(own, ({ order }) => moves.get(order.plan.detection) || 0);
  const points = Float64Array.from(own, ({ netPoints }) => netPoints);
  const order = Int32Array.from(points.keys()).sort((a, b) => points[a]! - points[b]!);
  const [holdRanks, moveRanks] = [ranks(holds), ranks(magnitudes)];
  const measures: Readonly<Record<Signature, (labels: Uint8Array) => number>> = {
    "win-rate": (labels) => sumOver(wins, labels),
    hold: (labels) => sumOver(holdRanks, labels),
    magnitude: (labels) => sumOver(moveRanks, labels),
    distribution: (labels) => distance(points, order, labels, firsts, seconds),
  };
  const scheme = withinStrata(own.map(({ date }) => date));
  const p = permute(measures, isFirst, scheme, draws, stream);

  const [first, second] = [1, 0].map((label) => own.map((_, k) => k).filter((k) => isFirst[k] === label)) as [
    number[],
    number[],
  ];
  const of = (values: Float64Array): readonly [number[], number[]] => [
    first.map((k) => values[k]!),
    second.map((k) => values[k]!),
  ];
  const count = (places: readonly number[]): number => places.reduce((sum, k) => sum + wins[k]!, 0);
  const [won, wonSecond] = [count(first), count(second)];
  const shared = {
    pOpposite: null,
    method: `class labels exchanged within days, ${draws} drawn`,
    trades: own.length,
    days: new Set(own.map(({ date }) => date)).size,
    designEffect: Number.NaN,
    power: null,
    violated: scheme.arrangements === 1 ? ["no day has two trades whose labels could be exchanged"] : [],
  };
  const timed = own.filter(({ exitReason }) => exitReason === "time").length;
  const rankTest = (values: Float64Array, signature: Signature, violated: readonly string[]): SignatureTest => {
    const [x, y] = of(values);
    const plain = mannWhitney(x, y, "two-sided");
    return {
      finding: {
        ...shared,
        estimate: twoSampleEffects(x, y).cliffDelta,
        interval: null,
        pValue: p[signature],
        violated: [...shared.violated, ...violated],
      },
      pIndependent: Number.isNaN(plain.pExact) ? plain.pValue : plain.pExact,
    };
  };
  const ks = ksTwoSample(...of(points));
  return {
    classes,
    trades: [firsts, seconds],
    tests: {
      "win-rate": {
        finding: {
          ...shared,
          estimate: won / firsts - wonSecond / seconds,
          interval: newcombe(won, firsts, wonSecond, seconds, level),
          pValue: p["win-rate"],
        },
        pIndependent: fisherExact(won, firsts, wonSecond, seconds, "two-sided"),
      },
      hold: rankTest(
        holds,
        "hold",
        timed > 0 ? [`${timed} of ${own.length} trades ended at a time limit that their class sets itself`] : [],
      ),
      magnitude: rankTest(magnitudes, "magnitude", []),
      distribution: {
        finding: { ...shared, estimate: ks.distance, interval: null, pValue: p.distribution },
        pIndependent: ks.pExact,
      },
    },
  };
}

/** p of each measure by exchanging labels. */
function permute(
  measures: Readonly<Record<Signature, (labels: Uint8Array) => number>>,
  labels: Uint8Array,
  scheme: PermutationScheme,
  draws: number,
  stream: RandomStream,
): Readonly<Record<Signature, number>> {
  const order = new Int32Array(labels.length);
  const deck = labels.slice();
  const drawn = signatures.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    scheme.draw(order, stream);
    for (let k = 0; k < order.length; k++) deck[k] = labels[order[k]!]!;
    for (const [k, signature] of signatures.entries()) drawn[k]![draw] = measures[signature](deck);
  }
  const entries = signatures.map((signature, k) => {
    // A distance of laws is large or not; the others depart to both sides of what exchanges give.
    const centre = signature === "distribution" ? 0 : drawn[k]!.reduce((sum, value) => sum + value, 0) / draws;
    const observed = Math.abs(measures[signature](labels) - centre);
    const slack = 1e-9 * (1 + Math.abs(centre));
    const reached = drawn[k]!.reduce((sum, value) => sum + (Math.abs(value - centre) >= observed - slack ? 1 : 0), 0);
    return [signature, permutationPValue(reached, draws)];
  });
  return Object.fromEntries(entries);
}

function sumOver(values: Float64Array, labels: Uint8Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) if (labels[k]) sum += values[k]!;
  return sum;
}

/** Kolmogorov-Smirnov distance of the labelled from the others, in their common order. */
function distance(values: Float64Array, order: Int32Array, labels: Uint8Array, n: number, m: number): number {
  let [most, gap] = [0, 0];
  for (let k = 0; k < order.length; k++) {
    gap += labels[order[k]!] ? 1 / n : -1 / m;
    const tied = k + 1 < order.length && values[order[k + 1]!] === values[order[k]!];
    if (!tied) most = Math.max(most, Math.abs(gap));
  }
  return most;
}
