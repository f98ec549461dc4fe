import { z } from "zod";
import type { LotSize } from "../market/lot-size.js";
import type { OpenInterest } from "../market/open-interest.js";
import type { BarTape } from "../market/tape.js";

/**
 * The project's own files: one Parquet file a session, each row a record of one of five kinds, and a `manifest.json`
 * beside them. Columns that a kind of record does not use are null; so is what was not observed. Instants are epoch
 * milliseconds in UTC.
 *
 * | record          | says                                          | uses, besides `record` and `underlying` |
 * |-----------------|-----------------------------------------------|-----------------------------------------|
 * | `strike`        | a strike was listed (order = strike number)   | `expiration`, `expires_at`, `strike` |
 * | `open_interest` | positions of a contract from an instant on    | `known_at`, contract, `session` (whose positions), `open_interest` |
 * | `row`           | the market in the interval ending at `known_at` | `known_at`, `underlying_price`, `open` .. `close`, `volume`, `buy_volume`, `sell_volume` (the future) |
 * | `path`          | a price of the hedge instrument               | `known_at`, `price`, `high`, `low`, `buy_volume`, `sell_volume` (of the future since the price before) |
 * | `option`        | a contract in the interval ending at `known_at` | `known_at`, contract, `buy_volume`, `sell_volume`, `unsigned_volume`, `price`, `bid`, `ask`, `delta` |
 *
 * A contract is `expiration`, `expires_at`, `strike`, `option_type` (`call` or `put`): a morning and an evening series may share
 * their date. Volumes and open interest are counted in contracts; a position stands until another one is told.
 */
export const canonicalColumns = {
  record: "VARCHAR",
  underlying: "VARCHAR",
  known_at: "BIGINT",
  expiration: "DATE",
  expires_at: "BIGINT",
  strike: "DOUBLE",
  option_type: "VARCHAR",
  buy_volume: "DOUBLE",
  sell_volume: "DOUBLE",
  unsigned_volume: "DOUBLE",
  price: "DOUBLE",
  bid: "DOUBLE",
  ask: "DOUBLE",
  // Six decimals are more than any feed has, and as whole numbers the column takes a tenth of the space.
  delta: "DECIMAL(9,6)",
  session: "DATE",
  open_interest: "DOUBLE",
  underlying_price: "DOUBLE",
  open: "DOUBLE",
  high: "DOUBLE",
  low: "DOUBLE",
  close: "DOUBLE",
  volume: "DOUBLE",
} as const;

/** One underlying of a session, as it goes into a file. */
export interface CanonicalDay {
  /** Volumes in contracts. */
  readonly tape: BarTape;
  /** In contracts, in the order in which they became available. */
  readonly openInterest: readonly OpenInterest[];
  /** Name of a market profile. */
  readonly profile: string;
  /** Units in one contract. */
  readonly lot: LotSize;
}

/** What the manifest says of an underlying of a session. */
export interface CanonicalUnderlying {
  readonly name: string;
  /** Name of a market profile. */
  readonly profile: string;
  /** Units in one contract, and whether they were derived from the data instead of listed. */
  readonly lot: number;
  readonly lotDerived: boolean;
}

/** How and from what a dataset was generated. */
export interface GeneratedBy {
  /** What it is, in words that a report can print. */
  readonly label: string;
  /** The command that writes it again. */
  readonly command: string;
  /** Null where it was imported from files that do not tell it. */
  readonly seed: number | null;
}

/** One session's file. */
export interface CanonicalFile {
  /** Name within the folder. */
  readonly file: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly opensAt: number;
  readonly closesAt: number;
  /** By name. */
  readonly underlyings: readonly CanonicalUnderlying[];
  /** Records in the file. */
  readonly records: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** What `manifest.json` says. */
export interface CanonicalManifest {
  readonly format: "strikelab-canonical";
  readonly version: 2;
  readonly timeUnit: "epoch milliseconds, UTC";
  /** Convention of `delta`; null where no file has one. */
  readonly deltaConvention: "signed" | "magnitude" | null;
  /** Null for a recorded market. */
  readonly generated: GeneratedBy | null;
  /** By date, ascending. */
  readonly sessions: readonly CanonicalFile[];
}

/** Checks a `GeneratedBy` that was read from a file. */
export const generatedBySchema: z.ZodType<GeneratedBy> = z.object({
  label: z.string().min(1),
  command: z.string(),
  seed: z.number().nullable(),
});

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const manifestSchema = z.object({
  format: z.literal("strikelab-canonical"),
  version: z.literal(2),
  timeUnit: z.literal("epoch milliseconds, UTC"),
  deltaConvention: z.enum(["signed", "magnitude"]).nullable(),
  generated: generatedBySchema.nullable(),
  sessions: z.array(
    z.object({
      // A bare name: a manifest cannot reach out of its folder.
      file: z.string().regex(/^[^/\\]+\.parquet$/),
      date,
      opensAt: z.int(),
      closesAt: z.int(),
      underlyings: z
        .array(z.object({ name: z.string(), profile: z.string(), lot: z.number().positive(), lotDerived: z.boolean() }))
        .min(1),
      records: z.int().nonnegative(),
      bytes: z.int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** Reads a manifest's text. Throws `RangeError` in words when it is not one of this version. */
export function parseManifest(text: string): CanonicalManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new RangeError(`not JSON (${(error as Error).message})`);
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (version !== 2)
    throw new RangeError(`unknown version: ${JSON.stringify(version)}; this strikelab reads version 2`);
  const result = manifestSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new RangeError(`${issue!.path.join(".")}: ${issue!.message}`);
  }
  return result.data;
}
