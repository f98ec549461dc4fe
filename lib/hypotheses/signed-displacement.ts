import type { ExpiryCase } from "../detectors/expiry-case.js";
import { normalCdf, normalQuantile } from "../numeric/normal.js";
import type { RandomStream } from "../numeric/random.js";
import { clusteredVariance, clusterPlaces, clusterSums } from "../statistics/cluster.js";
import { permutationPValue } from "../statistics/permutation-p-value.js";
import type { Interval } from "../statistics/test-result.js";
import { wilson } from "../statistics/wilson.js";
import type { Answer, LeftOut } from "./answer.js";
import { dayMeanFinding } from "./day-mean-finding.js";
import { type Displacement, displacements } from "./heaviest-strike.js";
import type { Finding } from "./hypothesis.js";
import { nothingLeft } from "./select-cases.js";

/** How the displacement is tried. */
export interface DisplacementRule {
  /** Strikes within this many points of the price may lend their label to another. */
  readonly reach: number;
  readonly level: number;
  readonly draws: number;
  /** Two-sided level of the test whose power is stated, and the true mean z that it is stated for. */
  readonly alpha: number;
  readonly designMean: number;
}

/** Whether the price moves away from the heaviest strike (above zero) or to it (below). */
export interface SignedDisplacement {
  readonly displacements: readonly Displacement[];
  readonly leftOut: readonly LeftOut[];
  /** Mean of z, standard deviations of the move. */
  readonly mean: Answer;
  /** Cases that ended farther out on the side where they were, and their share. */
  readonly outward: {
    readonly cases: number;
    readonly rate: number;
    readonly interval: Interval;
    /** The share against one half; where the mean is bounded by the distance to the strike, it sees attraction better. */
    readonly share: Answer;
  };
  /** The same mean with the open interest turned among the strikes within reach. */
  readonly rotated: {
    /** Mean z of each rotation, as drawn. */
    readonly means: Float64Array;
    /** Two-sided, about the mean of the rotations; NaN where no case has two strikes within reach. */
    readonly pValue: number;
    /** Cases whose label can go elsewhere. */
    readonly movable: number;
  };
}

/**
 * EP-P (ii): z = sign(price - strike) x (settlement - price) / deviation of the heaviest strike within reach, two-sided. Whole days are
 * the units: their signs are flipped below 30 days, from then on they are clusters of a t test. STEER_AWAY says above zero,
 * PIN_TOWARD below. Beside it the open interest is turned by a random number of strikes, the same share of a turn for all
 * underlyings of a day: what is left of the mean when the label of the heaviest strike means nothing.
 */
export function signedDisplacement(
  cases: readonly ExpiryCase[],
  rule: DisplacementRule,
  stream: RandomStream,
): SignedDisplacement {
  const { level, draws, alpha, designMean } = rule;
  const { kept, leftOut } = displacements(cases);
  const z = kept.map((own) => own.z);
  const dates = kept.map(({ own }) => own.date);
  const outward = z.filter((value) => value > 0).length;
  const spread = Math.sqrt(clusteredVariance(clusterSums(z, dates)));
  const finding =
    kept.length === 0
      ? null
      : {
          ...dayMeanFinding(z, dates, { claimed: 0, side: "two-sided", level, draws, alwaysFlip: false }, stream),
          power: powerAt(designMean, spread, alpha),
        };
  const reason = finding ? null : nothingLeft("expiries", leftOut);
  const rotated = rotate(kept, rule, stream);
  // A price that did not move is on neither side.
  const sides = z.map((value) => (Math.sign(value) + 1) / 2);
  const share = (): Finding =>
    dayMeanFinding(sides, dates, { claimed: 0.5, side: "two-sided", level, draws, alwaysFlip: false }, stream);
  return {
    displacements: kept,
    leftOut,
    mean: { finding, reason },
    outward: {
      cases: outward,
      rate: outward / kept.length,
      interval: wilson(outward, kept.length, level),
      share: { finding: finding && share(), reason },
    },
    rotated,
  };
}

function powerAt(mean: number, spread: number, alpha: number) {
  if (!(mean > 0 && spread > 0)) return null;
  const limit = normalQuantile(1 - alpha / 2);
  return {
    value: normalCdf(mean / spread - limit) + normalCdf(-mean / spread - limit),
    alternative: `true mean of ${mean} standard deviations, to either side, with the spread that was seen`,
  };
}

/** Mean z with labels turned among the strikes within reach of each case. */
function rotate(
  kept: readonly Displacement[],
  { reach, draws }: DisplacementRule,
  stream: RandomStream,
): SignedDisplacement["rotated"] {
  const { places: dayOf, count } = clusterPlaces(kept.map(({ own }) => own.date));
  const ladders = kept.map(({ own, strike }) => {
    const { price, point, deviation, settlement } = own;
    const near = own.strikes.filter((other) => other === strike || Math.abs(other.strike - price) <= reach * point);
    return {
      start: near.indexOf(strike),
      z: near.map((other) => (Math.sign(price - other.strike) * (settlement.price - price)) / deviation),
    };
  });
  const movable = ladders.filter(({ z }) => z.length > 1).length;
  if (movable === 0) return { means: new Float64Array(0), pValue: Number.NaN, movable };
  const turns = new Float64Array(count);
  const means = Float64Array.from({ length: draws }, () => {
    for (let day = 0; day < count; day++) turns[day] = stream.uniform();
    let sum = 0;
    for (const [k, { start, z }] of ladders.entries()) {
      sum += z[(start + Math.floor(turns[dayOf[k]!]! * z.length)) % z.length]!;
    }
    return sum / ladders.length;
  });
  const centre = means.reduce((sum, value) => sum + value, 0) / draws;
  const observed = kept.reduce((sum, { z }) => sum + z, 0) / kept.length;
  const reached = means.filter((value) => Math.abs(value - centre) >= Math.abs(observed - centre) - 1e-12).length;
  return { means, pValue: permutationPValue(reached, draws), movable };
}
