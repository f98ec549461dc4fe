import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { truthJson } from "../audit/truth-json.js";
import type { Json } from "../evidence/canonical-json.js";
import type { CanonicalDay, CanonicalManifest, GeneratedBy } from "../ingest/canonical-format.js";
import { generatedNote } from "../ingest/generated-note.js";
import { expirySessions, weekdaySessions } from "../ingest/session-plans.js";
import { writeCanonical } from "../ingest/write-canonical.js";
import { writeCboeIntervals } from "../ingest/write-cboe-intervals.js";
import { spxEs, synthetic } from "../market/market-profiles.js";
import { isPinRegime } from "../simulation/expiry-book.js";
import {
  type ExpiryDials,
  expiryShape,
  type Liquidity,
  liquidities,
  type MarketMode,
  type MarketParameters,
  studyShape,
} from "../simulation/market-parameters.js";
import { simulateMarket } from "../simulation/simulate-market.js";
import { replaceFolder } from "../storage/replace-folder.js";
import { UsageError } from "./usage-error.js";

/** Formats that a simulated market can be written in. */
export const marketFormats = ["canonical", "cboe-intervals"] as const;
export type MarketFormat = (typeof marketFormats)[number];

/** A simulated market as it is asked for. */
export interface SimulationRequest {
  readonly liquidity: Liquidity;
  readonly mode: MarketMode;
  /** For modes about what expires, whose sessions are shorter and list a series that expires on most days: see `ExpiryDials`. */
  readonly implementation: ExpiryDials["implementation"];
  readonly strength: number | null;
  /** Sessions. */
  readonly days: number;
  readonly seed: number;
  /** First date, `YYYY-MM-DD`. */
  readonly first: string;
  readonly folder: string;
  /**
   * `canonical` keeps all that was simulated. `cboe-intervals` is the vendor's: the same market as `^SPX`, with quotes,
   * without trade sides, the future in a file of its own.
   */
  readonly format: MarketFormat;
  /** The command that writes it again, for the manifest. */
  readonly command: string;
  readonly onSession?: (done: number, total: number) => void;
}

/** What was written. */
export interface WrittenMarket {
  readonly sessions: number;
  readonly bytes: number;
  readonly orders: number;
  readonly hedges: number;
  /** Sessions on which something expired that market makers might have held. */
  readonly expiries: number;
}

/** Calendar days from a session to the expiry of its series: deltas change little within the hour. */
const daysToExpiry = 7;

/**
 * Simulates a market and writes it as a dataset, with the truth apart in `truth.json`, which no reader opens. All or
 * nothing. A folder that holds a generated set is replaced; one that holds anything else is refused.
 *
 * @throws UsageError for a folder that is in use, StorageError where it cannot be written
 */
export async function writeSimulatedMarket(request: SimulationRequest): Promise<WrittenMarket> {
  const { liquidity, mode, days, seed, first, folder } = request;
  await requireReplaceable(folder);
  const ours = request.format === "canonical";
  const parameters = shapeOf(request);
  const profile = ours ? synthetic : spxEs;
  const calendar = { first, sessions: days, profile };
  const sessions = isPinRegime(mode) ? expirySessions(calendar) : weekdaySessions({ ...calendar, daysToExpiry });
  const market = { seed, underlying: ours ? "SIM" : "^SPX", profile, mode, parameters, sessions };
  const truths: Json[] = [];
  const counts = { orders: 0, hedges: 0, expiries: 0 };
  const walk = function* (): Generator<readonly [CanonicalDay]> {
    for (const { tape, openInterest, truth } of simulateMarket(market)) {
      // Only what the file tells is kept: a path is 100 kB a session.
      truths.push(truthJson(truth, tape));
      counts.orders += truth.orders.length;
      counts.hedges += truth.parents.length;
      if (truth.expiry) counts.expiries += 1;
      request.onSession?.(truths.length, days);
      yield [{ tape, openInterest, profile: profile.name, lot: { size: profile.optionMultiplier, derived: false } }];
    }
  };
  const generated: GeneratedBy = { label: labelOf(liquidity, mode), command: request.command, seed };
  return replaceFolder(folder, async (fresh) => {
    const dataset = ours
      ? sizeOf(await writeCanonical(fresh, generated, walk()))
      : await writeCboeIntervals(fresh, walk());
    // Canonical files tell in their manifest how they were made; the vendor's have no place for it.
    if (!ours) await writeFile(join(fresh, generatedNote), `${JSON.stringify(generated, null, 2)}\n`);
    await writeFile(join(fresh, "truth.json"), truthText({ seed, liquidity, mode, parameters }, truths));
    return { sessions: dataset.sessions, bytes: dataset.bytes, ...counts };
  });
}

function shapeOf({ liquidity, mode, implementation, strength, format }: SimulationRequest): MarketParameters {
  const futureVolume = liquidities[liquidity];
  if (!isPinRegime(mode)) return { ...studyShape, futureVolume, quotes: format !== "canonical" };
  return { ...expiryShape, futureVolume, expiry: { ...expiryShape.expiry, implementation, strength } };
}

function sizeOf({ sessions }: CanonicalManifest): Pick<WrittenMarket, "sessions" | "bytes"> {
  return { sessions: sessions.length, bytes: sessions.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** One session a line keeps the differences between two versions readable. */
function truthText(header: object, sessions: readonly Json[]): string {
  return `{"market":${JSON.stringify(header)},\n"sessions":[\n${sessions.map((session) => JSON.stringify(session)).join(",\n")}\n]}\n`;
}

/** What the set is, in words that a report can print. */
function labelOf(liquidity: Liquidity, mode: MarketMode): string {
  const volume = `${liquidities[liquidity].toLocaleString("en")} futures a session (${liquidity})`;
  const told: Readonly<Record<MarketMode, string>> = {
    truth: "market makers hedge large orders and the price yields",
    "null-no-impact": "market makers hedge large orders and the price does not yield",
    "null-no-hedging": "large orders that nobody hedges",
    "null-shuffled-sides": "market makers hedge large orders whose side prints at random",
    "pin-attract": "market makers are long of what expires, and their hedging draws the price to heavy strikes",
    "pin-neutral": "market makers hold nothing of what expires",
    "pin-repel": "market makers are short of what expires, and their hedging drives the price from heavy strikes",
    "pin-shuffled-strikes":
      "market makers are long of what expires, and its open interest is published under other strikes",
  };
  return `simulated market, ${volume}: ${told[mode]}`;
}

/** Somebody's recordings must not go because a folder's name was mistaken. */
async function requireReplaceable(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  if (names.length === 0) return;
  const own =
    /^(\d{4}-\d\d-\d\d\.parquet|manifest\.json|generated\.json|truth\.json|UnderlyingOptionsIntervals_\d{4}-\d\d-\d\d\.csv\.gz|futures(\/futures\.csv\.gz)?)$/;
  // Only a simulation has a truth to tell.
  if (!names.includes("truth.json") || !names.every((name) => own.test(name)))
    throw new UsageError(`${folder} holds something else than a generated set; name another folder`);
}
