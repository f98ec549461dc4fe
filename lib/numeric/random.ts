import { murmurHash } from "./hash.js";
import { normalQuantile } from "./normal.js";

/** A reproducible source of random numbers. Each call advances the stream. */
export interface RandomStream {
  /** Uniform on [0, 1), a multiple of 2^-53. */
  uniform(): number;
  /**
   * Uniform on the integers 0 .. below - 1, without bias.
   *
   * @param below number of outcomes, an integer from 1 to 2^32
   * @throws RangeError when `below` is anything else
   */
  integer(below: number): number;
  /** Standard normal, by inversion: exactly one draw from `uniform` (a zero is drawn again). */
  normal(): number;
}

/**
 * The generator xoshiro128** 1.1 of Blackman and Vigna ("Scrambled linear pseudorandom number generators", ACM TOMS 47,
 * 2021; period 2^128 - 1), from its four words of state. Returns unsigned 32-bit integers.
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state.map((word) => word | 0) as [number, number, number, number];
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/**
 * An independent random stream for each list of names under one seed, so that adding a study does not move another's
 * numbers: `createStream(7, "placebo", day)` is the same sequence whatever else has been drawn. The state is the
 * 128-bit hash of seed and names. `uniform` and `integer` use integer arithmetic only and are the same on every
 * machine; `normal` also uses `Math.log` in the tails, which is the same in every V8.
 *
 * @param seed any finite number
 * @param names texts or numbers; `1` and `"1"` name different streams, and so do `("ab")` and `("a", "b")`
 * @throws RangeError when the seed is not finite
 */
export function createStream(seed: number, ...names: readonly (string | number)[]): RandomStream {
  if (!Number.isFinite(seed)) throw new RangeError(`invalid seed: ${seed}`);
  // Length-prefixed and typed, so that no two lists of names spell the same text (JSON would merge NaN and Infinity).
  const key = [seed, ...names].map((name) => `${typeof name}:${String(name).length}:${name}`).join(",");
  const words = [murmurHash(key, 0), murmurHash(key, 1), murmurHash(key, 2), murmurHash(key, 3)] as const;
  // The all-zero state is the generator's only fixed point.
  const next = xoshiro128(words.every((word) => word === 0) ? [1, 2, 3, 4] : words);

  const uniform = (): number => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;
  const integer = (below: number): number => {
    if (!(Number.isInteger(below) && below >= 1 && below <= 0x100000000))
      throw new RangeError(`invalid below: ${below}`);
    const limit = 0x100000000 - (0x100000000 % below);
    let draw = next();
    while (draw >= limit) draw = next();
    return draw % below;
  };
  const normal = (): number => {
    let p = uniform();
    while (p === 0) p = uniform();
    return normalQuantile(p);
  };
  return { uniform, integer, normal };
}
