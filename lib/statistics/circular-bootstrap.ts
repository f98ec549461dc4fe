import type { RandomStream } from "../numeric/random.js";
import { writeBlock } from "./stationary-bootstrap.js";

/** @throws RangeError when a block length is not a whole number >= 1 */
export function checkCircularBlock(block: number): void {
  if (!(Number.isInteger(block) && block >= 1)) throw new RangeError(`invalid block: ${block}`);
}

/**
 * Fills `indices` with one resample of the circular block bootstrap (Politis and Romano, in LePage and Billard 1992):
 * blocks of one length that start anywhere and go round at the end, the last one cut. A block of 1 draws places
 * independently. Allocates nothing: reuse the array.
 *
 * @param block length, a whole number >= 1
 * @throws RangeError for another length
 */
export function fillCircularIndices(indices: Int32Array, block: number, stream: RandomStream): void {
  checkCircularBlock(block);
  for (let at = 0; at < indices.length; ) at = writeBlock(indices, at, stream.integer(indices.length), block);
}
