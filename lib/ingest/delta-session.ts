import { foldSnapshots } from "../market/fold-snapshots.js";
import { crypto24h } from "../market/market-profiles.js";
import { type Counts, isBalanced, mergeQuality, setAsideRows, tally } from "../market/quality.js";
import type { LoadedSession } from "../market/session.js";
import type { SnapshotTape } from "../market/tape.js";
import type { DeltaPrints } from "./delta-prints.js";
import { sessionTimes } from "./session-time.js";

/** What the recorder recorded: its files do not name their underlying. */
const underlying = "BTC";

/** Lowest mark of the venue, USD: options worth less have it as well. */
const priceFloor = 0.1;

const notes = [
  "the feed has no price of the underlying: it is what the chain's marks imply by put-call parity, and unknown while the series settles in an average",
  "the feed's volume is of the last 24 hours and rolls: it is no volume of a row and is left out",
];

/**
 * Folds the rows of an expiry, from all files that hold it, into the session that ends with it. Set aside: `unidentified` (no
 * strike) and what `foldSnapshots` leaves out, which also says what is mended.
 */
export function foldDeltaSession(date: string, files: readonly DeltaPrints[]): LoadedSession {
  const { tape, setAside } = deltaTape(date, files);
  const { day, quality: folded } = foldSnapshots(tape, crypto24h);
  const unplaced = { date, read: setAsideRows({ setAside }), clean: 0, repaired: 0, repairs: {}, setAside, notes: [] };
  const quality = { ...mergeQuality(date, [unplaced, folded]), notes };
  const rows = files.reduce((total, { knownAt }) => total + knownAt.length, 0);
  if (!isBalanced(quality) || quality.read !== rows)
    throw new Error(`unbalanced account of ${date}, ${rows} rows: ${JSON.stringify(quality)}`);
  return { session: { date, days: day ? [day] : [] }, quality };
}

/** The tape of an expiry: both sides of a strike in one print, marks as prices, open interest in contracts. */
function deltaTape(date: string, files: readonly DeltaPrints[]): { tape: SnapshotTape; setAside: Counts } {
  const place = { file: files.map(({ file }) => file.source.name).join(", ") };
  const times = sessionTimes(date, crypto24h.hours, place);
  const setAside: Counts = {};
  const parts = files.map(({ knownAt, numbers }) => {
    const named = (_: number, row: number): boolean =>
      numbers.strike_price[row]! > 0 && Number.isFinite(numbers.strike_price[row]);
    tally(setAside, "unidentified", knownAt.length - knownAt.filter(named).length);
    return { named, knownAt, numbers };
  });
  const column = (valuesOf: (part: (typeof parts)[number]) => Float64Array): Float64Array =>
    Float64Array.from(parts.flatMap((part) => Array.from(valuesOf(part).filter(part.named))));
  const strikePrice = column(({ numbers }) => numbers.strike_price);
  const listed = [...new Set(strikePrice)].sort((a, b) => a - b);
  const numberOf = new Map(listed.map((strike, number) => [strike, number]));
  const unknown = new Float64Array(strikePrice.length).fill(Number.NaN);
  return {
    setAside,
    tape: {
      kind: "snapshots",
      underlying,
      date,
      ...times,
      strikes: listed.map((strike) => ({ expiration: date, expiresAt: times.closesAt, strike })),
      knownAt: column(({ knownAt }) => knownAt),
      strike: Int32Array.from(strikePrice, (strike) => numberOf.get(strike)!),
      callPrice: column(({ numbers }) => numbers.call_mark),
      callOpenInterest: column(({ numbers }) => numbers.call_oi),
      callVolume: unknown,
      putPrice: column(({ numbers }) => numbers.put_mark),
      putOpenInterest: column(({ numbers }) => numbers.put_oi),
      putVolume: unknown,
      underlyingPrice: unknown,
      deltas: {
        convention: "signed",
        call: column(({ numbers }) => numbers.call_delta),
        put: column(({ numbers }) => numbers.put_delta),
      },
      priceFloor,
    },
  };
}
