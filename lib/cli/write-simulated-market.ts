import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { truthJson } from "../audit/truth-json.js";
import type { Json } from "../evidence/canonical-json.js";
import { type CanonicalDay, type GeneratedBy, parseManifest } from "../ingest/canonical-format.js";
import { weekdaySessions } from "../ingest/session-plans.js";
import { writeCanonical } from "../ingest/write-canonical.js";
import { synthetic } from "../market/market-profiles.js";
import { type Liquidity, liquidities, type MarketMode, studyShape } from "../simulation/market-parameters.js";
import { simulateMarket } from "../simulation/simulate-market.js";
import { replaceFolder } from "../storage/replace-folder.js";
import { UsageError } from "./usage-error.js";

/** A simulated market as it is asked for. */
export interface SimulationRequest {
  readonly liquidity: Liquidity;
  readonly mode: MarketMode;
  /** Sessions. */
  readonly days: number;
  readonly seed: number;
  /** First date, `YYYY-MM-DD`. */
  readonly first: string;
  readonly folder: string;
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
}

/** Calendar days from a session to the expiry of its series: deltas change little within the hour. */
const daysToExpiry = 7;

/**
 * Simulates a market and writes it as canonical files, with the truth apart in `truth.json`, which no reader opens. All or
 * nothing. A folder that holds a generated set is replaced; one that holds anything else is refused.
 *
 * @throws UsageError for a folder that is in use, StorageError where it cannot be written
 */
export async function writeSimulatedMarket(request: SimulationRequest): Promise<WrittenMarket> {
  const { liquidity, mode, days, seed, first, folder } = request;
  await requireReplaceable(folder);
  const parameters = { ...studyShape, futureVolume: liquidities[liquidity] };
  const sessions = weekdaySessions({ first, sessions: days, profile: synthetic, daysToExpiry });
  const market = { seed, underlying: "SIM", profile: synthetic, mode, parameters, sessions };
  const truths: Json[] = [];
  const counts = { orders: 0, hedges: 0 };
  const walk = function* (): Generator<readonly [CanonicalDay]> {
    for (const { tape, openInterest, truth } of simulateMarket(market)) {
      // Only what the file tells is kept: a path is 100 kB a session.
      truths.push(truthJson(truth, tape));
      counts.orders += truth.orders.length;
      counts.hedges += truth.parents.length;
      request.onSession?.(truths.length, days);
      yield [
        { tape, openInterest, profile: synthetic.name, lot: { size: synthetic.optionMultiplier, derived: false } },
      ];
    }
  };
  const generated: GeneratedBy = { label: labelOf(liquidity, mode), command: request.command, seed };
  return replaceFolder(folder, async (fresh) => {
    const manifest = await writeCanonical(fresh, generated, walk());
    const header = { seed, liquidity, mode, parameters };
    await writeFile(join(fresh, "truth.json"), truthText(header, truths));
    const bytes = manifest.sessions.reduce((sum, session) => sum + session.bytes, 0);
    return { sessions: manifest.sessions.length, bytes, ...counts };
  });
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
  };
  return `simulated market, ${volume}: ${told[mode]}`;
}

/** Somebody's recordings must not go because a folder's name was mistaken. */
async function requireReplaceable(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) return;
  const manifest = await readFile(join(folder, "manifest.json"), "utf8").then(parseManifest).catch(() => null);
  const own = (name: string): boolean => /^(\d{4}-\d\d-\d\d\.parquet|manifest\.json|truth\.json)$/.test(name);
  if (manifest?.generated == null || !names.every(own))
    throw new UsageError(`${folder} holds something else than a generated set; name another folder`);
}
