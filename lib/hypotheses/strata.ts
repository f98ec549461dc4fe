import type { RandomStream } from "../numeric/random.js";

/** Places of the members of each stratum that has more than one: what may be exchanged for one another. */
export function strataOf(keys: readonly (string | number)[]): readonly Int32Array[] {
  const members = new Map<string | number, number[]>();
  keys.forEach((key, place) => {
    const own = members.get(key);
    if (own) own.push(place);
    else members.set(key, [place]);
  });
  return [...members.values()].filter(({ length }) => length > 1).map((places) => Int32Array.from(places));
}

/** Shuffles values in place, each stratum for itself (Fisher and Yates); all orders are equally likely. */
export function shuffleWithin(
  values: Float64Array | Int32Array | Uint8Array,
  strata: readonly Int32Array[],
  stream: RandomStream,
): void {
  for (const places of strata) {
    for (let k = places.length - 1; k > 0; k--) {
      const [one, other] = [places[k]!, places[stream.integer(k + 1)]!];
      const kept = values[one]!;
      values[one] = values[other]!;
      values[other] = kept;
    }
  }
}
