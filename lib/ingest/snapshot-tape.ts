import type { MarketProfile } from "../market/market-profile.js";
import type { SnapshotTape } from "../market/tape.js";
import { sessionTimes } from "./session-time.js";
import type { SnapshotPrints } from "./snapshot-prints.js";

/** The prints of one underlying from all files of a date, with the chain they show, ordered by expiry and strike. */
export function snapshotTape(
  underlying: string,
  date: string,
  profile: MarketProfile,
  files: readonly SnapshotPrints[],
): SnapshotTape {
  const parts = files.flatMap((prints) => {
    const code = prints.file.symbols.indexOf(underlying);
    return code < 0 ? [] : [{ prints, rows: prints.order.subarray(prints.start[code], prints.start[code + 1]) }];
  });
  const length = parts.reduce((total, { rows }) => total + rows.length, 0);
  const column = (valuesOf: (prints: SnapshotPrints) => Float64Array): Float64Array => {
    const gathered = new Float64Array(length);
    let next = 0;
    for (const { prints, rows } of parts) {
      const values = valuesOf(prints);
      for (const row of rows) gathered[next++] = values[row]!;
    }
    return gathered;
  };

  const listings = new Listings();
  const knownAt = new Float64Array(length);
  const listed = new Int32Array(length);
  let next = 0;
  for (const { prints, rows } of parts) {
    const { stamps, expirations } = prints.file;
    for (const row of rows) {
      knownAt[next] = stamps[prints.stamp[row]!]!.knownAt;
      listed[next++] = listings.numberOf(expirations[prints.expiration[row]!]!, prints.numbers.Strike[row]!);
    }
  }
  const { sorted, place } = listings.inOrder();
  const where = { file: parts[0]?.prints.file.source.name ?? underlying };
  const expirations = new Set(sorted.map(({ expiration }) => expiration));
  const expiresAt = new Map([...expirations].map((day) => [day, sessionTimes(day, profile.hours, where).closesAt]));
  return {
    kind: "snapshots",
    underlying,
    date,
    ...sessionTimes(date, profile.hours, where),
    strikes: sorted.map(({ expiration, strike }) => ({ expiration, expiresAt: expiresAt.get(expiration)!, strike })),
    knownAt,
    strike: listed.map((number) => place[number]!),
    callPrice: column(({ numbers }) => numbers.CE_LTP),
    callOpenInterest: column(({ numbers }) => numbers.CE_OI),
    callVolume: column(({ numbers }) => numbers.CE_Volume),
    putPrice: column(({ numbers }) => numbers.PE_LTP),
    putOpenInterest: column(({ numbers }) => numbers.PE_OI),
    putVolume: column(({ numbers }) => numbers.PE_Volume),
    underlyingPrice: column((prints) => prints.underlying),
  };
}

interface Listing {
  readonly expiration: string;
  readonly strike: number;
  readonly number: number;
}

/** Numbers the strikes of a chain as they come, for want of their order. */
class Listings {
  readonly #chains = new Map<string, Map<number, number>>();
  readonly #listings: Listing[] = [];

  numberOf(expiration: string, strike: number): number {
    let chain = this.#chains.get(expiration);
    if (!chain) {
      chain = new Map();
      this.#chains.set(expiration, chain);
    }
    let number = chain.get(strike);
    if (number === undefined) {
      number = this.#listings.length;
      chain.set(strike, number);
      this.#listings.push({ expiration, strike, number });
    }
    return number;
  }

  /** The strikes by expiry and price, and the place of each number among them. */
  inOrder(): { sorted: readonly Listing[]; place: Int32Array } {
    const byExpiry = (a: Listing, b: Listing): number =>
      a.expiration < b.expiration ? -1 : a.expiration > b.expiration ? 1 : 0;
    const sorted = this.#listings.toSorted((a, b) => byExpiry(a, b) || a.strike - b.strike);
    const place = new Int32Array(sorted.length);
    for (const [index, { number }] of sorted.entries()) place[number] = index;
    return { sorted, place };
  }
}
