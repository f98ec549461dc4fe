import type { ContractSize } from "./market-profile.js";

/** Units in one contract, and whether the data had to tell. */
export interface LotSize {
  readonly size: number;
  readonly derived: boolean;
}

/**
 * Size of one contract for a feed that counts units: the lot that the profile lists, else the greatest common divisor of
 * the traded volumes. Open interest (`positions`) is asked only where nothing was traded: corporate actions leave odd
 * positions behind, which make its divisor too small. Without any positive number the size is 1.
 */
export function lotSize(
  underlying: string,
  lots: Extract<ContractSize, { kind: "units" }>["lots"],
  volumes: readonly Float64Array[],
  positions: readonly Float64Array[],
): LotSize {
  if (Object.hasOwn(lots, underlying)) return { size: lots[underlying]!, derived: false };
  return { size: greatestCommonDivisor(volumes) || greatestCommonDivisor(positions) || 1, derived: true };
}

/** Greatest common divisor of the positive whole numbers in some arrays; 0 where there are none. */
export function greatestCommonDivisor(arrays: readonly Float64Array[]): number {
  let divisor = 0;
  for (const values of arrays) {
    let last = 0;
    for (const value of values) {
      if (value === last || !(value > 0) || !Number.isInteger(value)) continue;
      last = value;
      for (let rest = value; rest !== 0; ) [divisor, rest] = [rest, divisor % rest];
    }
  }
  return divisor;
}
