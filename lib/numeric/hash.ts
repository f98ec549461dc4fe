const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

function scramble(block: number): number {
  const k = Math.imul(block, C1);
  return Math.imul((k << 15) | (k >>> 17), C2);
}

/**
 * MurmurHash3, x86 32-bit variant (Austin Appleby, 2011, public domain), of the UTF-8 bytes of a text.
 * For naming random streams; not for security.
 *
 * @param text what to hash
 * @param seed unsigned 32-bit seed: different seeds give independent hashes
 * @returns an unsigned 32-bit integer
 */
export function murmurHash(text: string, seed: number): number {
  const bytes = new TextEncoder().encode(text);
  const tail = bytes.length & ~3;
  let h = seed | 0;
  for (let i = 0; i < tail; i += 4) {
    h ^= scramble(bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24));
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  let rest = 0;
  for (let i = bytes.length - 1; i >= tail; --i) rest = (rest << 8) | bytes[i]!;
  if (tail < bytes.length) h ^= scramble(rest);
  h ^= bytes.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
