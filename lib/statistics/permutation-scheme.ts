import type { RandomStream } from "../numeric/random.js";

/**
 * A way to rearrange values that leaves their law unchanged under the null. An arrangement is a list of places: place i
 * receives the value that was at `order[i]`.
 */
export interface PermutationScheme {
  /** In words. */
  readonly name: string;
  /** Number of values it rearranges. */
  readonly size: number;
  /** Number of arrangements, each as likely as the others; Infinity when beyond the largest double. */
  readonly arrangements: number;
  /** Writes a random arrangement; allocates nothing. */
  draw(order: Int32Array, stream: RandomStream): void;
  /** Writes every arrangement in turn, the given order first, and calls `visit` after each. */
  enumerate(order: Int32Array, visit: () => void): void;
}

/** Every value may take every place: for values that are independent of each other. */
export function unrestricted(size: number): PermutationScheme {
  checkSize(size);
  return blocksOf("unrestricted", size, [Int32Array.from({ length: size }, (_, i) => i)], 1);
}

/**
 * Values change places with those of the same stratum only (clock bucket, days to expiry, expiry flag, volatility
 * bucket, date; join several into one text), so that what the strata have in common stays where it is.
 */
export function withinStrata(labels: ArrayLike<string | number>): PermutationScheme {
  return blocksOf("within strata", labels.length, strataOf(labels), 1);
}

/**
 * Whole blocks of consecutive values change places, so that dependence shorter than a block is kept. The last block may
 * be shorter.
 *
 * @param block length, a whole number >= 1
 * @throws RangeError for another length
 */
export function inBlocks(size: number, block: number): PermutationScheme {
  checkSize(size);
  checkBlock(block);
  return blocksOf(`blocks of ${block}`, size, [Int32Array.from({ length: size }, (_, i) => i)], block);
}

/**
 * Blocks of consecutive values of the same stratum change places within the stratum.
 *
 * @param block length counted in values of the stratum, a whole number >= 1
 * @throws RangeError for another length
 */
export function withinStrataInBlocks(labels: ArrayLike<string | number>, block: number): PermutationScheme {
  checkBlock(block);
  return blocksOf(`blocks of ${block} within strata`, labels.length, strataOf(labels), block);
}

/**
 * Every session is turned as a ring by its own random number of places: what is near in time stays near, but its
 * position against anything else in the session is random.
 *
 * @param lengths of the sessions that follow each other, whole numbers >= 1
 * @throws RangeError for another length
 */
export function circularShift(lengths: readonly number[]): PermutationScheme {
  for (const length of lengths) {
    if (!(Number.isInteger(length) && length >= 1)) throw new RangeError(`invalid session length: ${length}`);
  }
  const starts = lengths.map((_, s) => lengths.slice(0, s).reduce((a, b) => a + b, 0));
  const size = lengths.reduce((a, b) => a + b, 0);
  const turn = (order: Int32Array, session: number, shift: number): void => {
    const start = starts[session]!;
    const length = lengths[session]!;
    for (let i = 0; i < length; ++i) order[start + i] = start + ((i + shift) % length);
  };
  const enumerate = (order: Int32Array, visit: () => void, session = 0): void => {
    if (session === lengths.length) {
      visit();
      return;
    }
    for (let shift = 0; shift < lengths[session]!; ++shift) {
      turn(order, session, shift);
      enumerate(order, visit, session + 1);
    }
  };
  return {
    name: "circular shift by session",
    size,
    arrangements: lengths.reduce((product, length) => product * length, 1),
    draw: (order, stream) => {
      for (let s = 0; s < lengths.length; ++s) turn(order, s, stream.integer(lengths[s]!));
    },
    enumerate: (order, visit) => enumerate(order, visit),
  };
}

/** Permutes blocks of `block` consecutive members of each stratum. */
function blocksOf(name: string, size: number, strata: readonly Int32Array[], block: number): PermutationScheme {
  const decks = strata.map((members) => {
    const blocks = Math.ceil(members.length / block);
    return { members, blocks, deck: new Int32Array(blocks), used: new Uint8Array(blocks) };
  });
  /** Lays the blocks of a stratum down in the order of its deck. */
  const lay = (order: Int32Array, { members, deck }: (typeof decks)[number]): void => {
    let place = 0;
    for (let b = 0; b < deck.length; ++b) {
      const from = deck[b]! * block;
      const end = Math.min(members.length, from + block);
      for (let i = from; i < end; ++i) order[members[place++]!] = members[i]!;
    }
  };
  const draw = (order: Int32Array, stream: RandomStream): void => {
    for (const stratum of decks) {
      const { deck } = stratum;
      for (let b = 0; b < deck.length; ++b) {
        const at = stream.integer(b + 1);
        deck[b] = deck[at]!;
        deck[at] = b;
      }
      lay(order, stratum);
    }
  };
  const enumerate = (order: Int32Array, visit: () => void, s = 0, position = 0): void => {
    const stratum = decks[s];
    if (stratum === undefined) {
      visit();
      return;
    }
    if (position === stratum.blocks) {
      lay(order, stratum);
      enumerate(order, visit, s + 1);
      return;
    }
    for (let b = 0; b < stratum.blocks; ++b) {
      if (stratum.used[b]) continue;
      stratum.used[b] = 1;
      stratum.deck[position] = b;
      enumerate(order, visit, s, position + 1);
      stratum.used[b] = 0;
    }
  };
  return {
    name,
    size,
    arrangements: decks.reduce((product, { blocks }) => product * factorial(blocks), 1),
    draw,
    enumerate: (order, visit) => enumerate(order, visit),
  };
}

function strataOf(labels: ArrayLike<string | number>): Int32Array[] {
  const strata = new Map<string | number, number[]>();
  for (let i = 0; i < labels.length; ++i) {
    const members = strata.get(labels[i]!);
    if (members) members.push(i);
    else strata.set(labels[i]!, [i]);
  }
  return [...strata.values()].map((members) => Int32Array.from(members));
}

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n && product < Infinity; ++i) product *= i;
  return product;
}

function checkSize(size: number): void {
  if (!(Number.isInteger(size) && size >= 0)) throw new RangeError(`invalid size: ${size}`);
}

function checkBlock(block: number): void {
  if (!(Number.isInteger(block) && block >= 1)) throw new RangeError(`invalid block: ${block}`);
}
