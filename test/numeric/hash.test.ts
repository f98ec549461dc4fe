import { expect, test } from "vitest";
import { murmurHash } from "../../lib/numeric/hash.js";

test("murmurHash gives the published test vectors", () => {
  // Published vectors of MurmurHash3_x86_32.
  const vectors = [
    ["", 0, 0],
    ["", 1, 0x514e28b7],
    ["", 0xffffffff, 0x81f16f39],
    ["a", 0x9747b28c, 0x7fa09ea6],
    ["aa", 0x9747b28c, 0x5d211726],
    ["aaa", 0x9747b28c, 0x283e0130],
    ["aaaa", 0x9747b28c, 0x5a97808a],
    ["Hello, world!", 0x9747b28c, 0x24884cba],
    ["The quick brown fox jumps over the lazy dog", 0x9747b28c, 0x2fa826cd],
    ["ππππππππ", 0x9747b28c, 0xd58063c1],
  ] as const;
  for (const [text, seed, hash] of vectors) expect(murmurHash(text, seed)).toBe(hash);
});
