import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { MarketProfile } from "../market/market-profile.js";
import { openInterestAsOf } from "../market/open-interest.js";
import type { BarTape } from "../market/tape.js";
import type { CanonicalDay } from "./canonical-format.js";
import { cboeProfile, expiryTime } from "./cboe-contract.js";
import { epochOf } from "./session-time.js";

/** One underlying of a session. */
export type CboeDay = Pick<CanonicalDay, "tape" | "openInterest">;

/** What was written. */
export interface WrittenIntervals {
  readonly sessions: number;
  /** Rows of option intervals. */
  readonly rows: number;
  readonly bytes: number;
}

const header =
  "underlying_symbol,quote_datetime,root,expiration,strike,option_type,open,high,low,close,trade_volume,bid_size,bid,ask_size,ask,underlying_bid,underlying_ask,implied_underlying_price,active_underlying_price,implied_volatility,delta,gamma,theta,vega,rho,open_interest\n";
const futuresHeader = "time,underlying,open,high,low,close,volume,buy_volume,sell_volume\n";

/**
 * Writes sessions as option intervals of CBOE DataShop with calcs and open interest, `UnderlyingOptionsIntervals_<date>.csv.gz` each,
 * and what these files have no columns for, the future, as `futures/futures.csv.gz`, which `--futures` reads: the path where
 * a tape has one, else the rows. The format has no trade side, so bought and sold volume are one; sizes of quotes are 0 and
 * volatility and greeks beside delta empty, because a tape has neither; prices keep four decimals. The same tapes give the same bytes.
 *
 * @param folder made when missing
 * @param sessions by date, ascending
 * @throws RangeError when dates do not ascend, a delta is not signed, or a series expires when none of its underlying can
 */
export async function writeCboeIntervals(
  folder: string,
  sessions: AsyncIterable<readonly CboeDay[]> | Iterable<readonly CboeDay[]>,
): Promise<WrittenIntervals> {
  await mkdir(join(folder, "futures"), { recursive: true });
  const futures = packedFile(join(folder, "futures", "futures.csv.gz"));
  const written = { sessions: 0, rows: 0, bytes: 0 };
  let last = "";
  try {
    await futures.write(futuresHeader);
    for await (const days of sessions) {
      const date = days[0]?.tape.date ?? "";
      if (date <= last) throw new RangeError(`invalid date: ${date}`);
      last = date;
      const path = join(folder, `UnderlyingOptionsIntervals_${date}.csv.gz`);
      const file = packedFile(path);
      try {
        await file.write(header);
        for (const day of days.toSorted((a, b) => (a.tape.underlying < b.tape.underlying ? -1 : 1))) {
          for (const lines of intervalLines(day)) await file.write(lines);
          await futures.write(futureLines(day.tape));
          written.rows += day.tape.prints.row.length;
        }
      } finally {
        await file.close();
      }
      written.sessions += 1;
      written.bytes += (await stat(path)).size;
    }
  } finally {
    await futures.close();
  }
  return written;
}

/** A gzip file that takes text; Node writes no time into it. */
function packedFile(path: string): { write(text: string): Promise<void>; close(): Promise<void> } {
  const gzip = createGzip();
  const file = createWriteStream(path);
  gzip.pipe(file);
  const done = finished(file);
  done.catch(() => {}); // Reported by close.
  file.on("error", (error) => gzip.destroy(error));
  return {
    async write(text) {
      if (!gzip.write(text)) await Promise.race([once(gzip, "drain"), done]);
    },
    async close() {
      gzip.end();
      await done;
    },
  };
}

/** The lines of a day, one text a row of the tape. */
function* intervalLines({ tape, openInterest }: CboeDay): Generator<string> {
  const { underlying, strikes, rows, prints, deltaConvention } = tape;
  if (deltaConvention === "magnitude") throw new RangeError("invalid deltaConvention: magnitude");
  const profile = cboeProfile(underlying);
  const contracts = strikes.flatMap(({ expiration, expiresAt, strike }) => {
    const root = rootOf(underlying, expiration, expiresAt, profile);
    return ["C", "P"].map((type) => `${root},${expiration},${strike},${type}`);
  });
  const byRow: number[][] = Array.from(rows.knownAt, () => []);
  for (const [print, row] of prints.row.entries()) byRow[row]!.push(print);
  for (const [row, own] of byRow.entries()) {
    const at = rows.knownAt[row]!;
    const level = decimal(rows.underlyingPrice[row]!);
    const known = openInterestAsOf(openInterest, at)?.contracts;
    const start = `${underlying},${localTime(at, profile)},`;
    const lines = own.map((print) => {
      const cell = prints.cell[print]!;
      const volume = [prints.buyVolume, prints.sellVolume, prints.unsignedVolume].reduce(
        (sum, column) => sum + (column[print]! || 0),
        0,
      );
      const price = decimal(prints.price[print]! || 0);
      const [bid, ask] = [decimal(prints.bid[print]! || 0), decimal(prints.ask[print]! || 0)];
      const held = text(known?.[cell] ?? Number.NaN);
      return `${start}${contracts[cell]},${price},${price},${price},${price},${volume},0,${bid},0,${ask},${level},${level},${level},${level},,${text(prints.delta[print]!)},,,,,${held}\n`;
    });
    yield lines.join("");
  }
}

/** Root of a series of an underlying: for the S&P 500, the morning's and the evening's have one each. */
function rootOf(underlying: string, expiration: string, expiresAt: number, profile: MarketProfile): string {
  const name = underlying.replace(/^\^/, "");
  const roots = name === "SPX" ? ["SPXW", "SPX"] : [name];
  const { timeZone } = profile.hours;
  const root = roots.find(
    (candidate) => epochOf(expiration, expiryTime(candidate, profile), timeZone, { file: underlying }) === expiresAt,
  );
  if (root === undefined)
    throw new RangeError(`invalid expiresAt: ${new Date(expiresAt).toISOString()} of ${underlying} ${expiration}`);
  return root;
}

function localTime(at: number, { hours }: MarketProfile): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(hours.timeZone);
  return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: "second" })}`;
}

function futureLines({ underlying, path, rows }: BarTape): string {
  const line = (at: number, values: readonly number[]): string =>
    `${new Date(at).toISOString()},${underlying},${values.map(text).join(",")}\n`;
  if (path) {
    const { at, price, high, low, buyVolume, sellVolume } = path;
    const cell = (column: Float64Array | null, k: number): number => column?.[k] ?? Number.NaN;
    return Array.from(at, (instant, k) => {
      const [buys, sells] = [cell(buyVolume, k), cell(sellVolume, k)];
      return line(instant, [Number.NaN, cell(high, k), cell(low, k), price[k]!, buys + sells, buys, sells]);
    }).join("");
  }
  const { future } = rows;
  if (!future) return "";
  const names = ["open", "high", "low", "close", "volume", "buyVolume", "sellVolume"] as const;
  return Array.from(rows.knownAt, (at, row) =>
    Number.isNaN(future.close[row])
      ? ""
      : line(
          at,
          names.map((name) => future[name][row]!),
        ),
  ).join("");
}

/** A price as feeds print it; what is unknown is an empty cell. */
function decimal(value: number): string {
  return text(Math.round(1e4 * value) / 1e4);
}

function text(value: number): string {
  return Number.isNaN(value) ? "" : String(value);
}
