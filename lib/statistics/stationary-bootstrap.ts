import type { RandomStream } from "../numeric/random.js";

/** Writes a block of consecutive places, going round at the end; returns the place after what was written. */
export function writeBlock(indices: Int32Array, at: number, start: number, length: number): number {
  const end = Math.min(indices.length, at + length);
  let index = start;
  for (let i = at; i < end; ++i) {
    indices[i] = index;
    index = index + 1 === indices.length ? 0 : index + 1;
  }
  return end;
}

/**
 * Places of a resample of n values from given blocks, cut at n: the deterministic half of the stationary bootstrap.
 *
 * @throws RangeError when the blocks do not fill the resample
 */
export function indicesOfBlocks(starts: ArrayLike<number>, lengths: ArrayLike<number>, n: number): Int32Array {
  const indices = new Int32Array(n);
  let at = 0;
  for (let b = 0; b < starts.length && at < n; ++b) at = writeBlock(indices, at, starts[b]!, lengths[b]!);
  if (at < n) throw new RangeError(`invalid blocks: ${at} of ${n}`);
  return indices;
}

/**
 * Logarithm of the chance that a block of the stationary bootstrap goes on, what {@link geometricLength} needs: -Infinity
 * for a mean of 1.
 *
 * @throws RangeError for a mean below 1
 */
export function logContinue(meanBlock: number): number {
  if (!(meanBlock >= 1 && meanBlock < Infinity)) throw new RangeError(`invalid mean block: ${meanBlock}`);
  return Math.log1p(-1 / meanBlock);
}

/** Draws the length of a block: geometric from 1. A chance of nothing to go on draws nothing from the stream. */
export function geometricLength(logChance: number, stream: RandomStream): number {
  return logChance === -Infinity ? 1 : 1 + Math.floor(Math.log1p(-stream.uniform()) / logChance);
}

/**
 * Fills `indices` with one resample of the stationary bootstrap (Politis and Romano, JASA 89, 1994): blocks that start
 * anywhere, have geometric lengths and go round at the end. A mean block of 1 draws places independently. Allocates
 * nothing: reuse the array.
 *
 * @param meanBlock mean length of a block, >= 1
 * @throws RangeError for a shorter block
 */
export function fillStationaryIndices(indices: Int32Array, meanBlock: number, stream: RandomStream): void {
  const logChance = logContinue(meanBlock);
  for (let at = 0; at < indices.length; ) {
    const start = stream.integer(indices.length);
    at = writeBlock(indices, at, start, geometricLength(logChance, stream));
  }
}
