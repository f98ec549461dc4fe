import type { RandomStream } from "../numeric/random.js";
import { checkCircularBlock, fillCircularIndices } from "./circular-bootstrap.js";
import { optimalBlockLength } from "./optimal-block-length.js";
import { fillStationaryIndices, geometricLength, logContinue } from "./stationary-bootstrap.js";
import { checkDraws } from "./test-result.js";

/** How a series is resampled in blocks: of geometric length with this mean, or all of this one whole length. */
export interface BlockRule {
  readonly kind: "stationary" | "circular";
  /** >= 1; 1 resamples independent values. */
  readonly length: number;
}

/** The rule with the automatic block length of these values; the circular length is rounded. See `optimalBlockLength`. */
export function automaticBlockRule(values: ArrayLike<number>, kind: BlockRule["kind"]): BlockRule {
  const { stationary, circular } = optimalBlockLength(values);
  return { kind, length: kind === "stationary" ? stationary : Math.round(circular) };
}

/**
 * Draws block lengths by the rule.
 *
 * @throws RangeError for a length that the rule cannot have
 */
export function blockLengths({ kind, length }: BlockRule, stream: RandomStream): () => number {
  if (kind === "stationary") {
    const logChance = logContinue(length);
    return () => geometricLength(logChance, stream);
  }
  checkCircularBlock(length);
  return () => length;
}

/** Fills `indices` with one resample by the rule; allocates nothing. Errors as for {@link blockLengths}. */
export function fillBlockIndices(indices: Int32Array, { kind, length }: BlockRule, stream: RandomStream): void {
  if (kind === "stationary") fillStationaryIndices(indices, length, stream);
  else fillCircularIndices(indices, length, stream);
}

/**
 * Places of many resamples of `n` values, draws x n, row by row: what several models resampled together need, and what
 * can be cut into parts for several workers without a change of the result.
 *
 * @throws RangeError for a length that the rule cannot have, or no draws
 */
export function blockIndexSets(n: number, draws: number, rule: BlockRule, stream: RandomStream): Int32Array {
  checkDraws(draws);
  const sets = new Int32Array(draws * n);
  const indices = new Int32Array(n);
  for (let draw = 0; draw < draws; ++draw) {
    fillBlockIndices(indices, rule, stream);
    sets.set(indices, draw * n);
  }
  return sets;
}
