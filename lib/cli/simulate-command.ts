import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { canonicalJson } from "../evidence/canonical-json.js";
import { isDate } from "../ingest/session-time.js";
import { counted } from "../report/format.js";
import { isPinRegime } from "../simulation/expiry-book.js";
import {
  type ExpiryDials,
  type Liquidity,
  liquidities,
  type MarketMode,
  marketModes,
} from "../simulation/market-parameters.js";
import { terminalProgress } from "./progress.js";
import { shownPath } from "./shown-path.js";
import type { Surroundings } from "./surroundings.js";
import { UsageError } from "./usage-error.js";
import { positiveNumber, wholeNumber } from "./whole-number.js";
import { type MarketFormat, marketFormats, writeSimulatedMarket } from "./write-simulated-market.js";

interface SimulateOptions {
  readonly liquidity: Liquidity;
  readonly mode: MarketMode;
  readonly implementation?: ExpiryDials["implementation"];
  readonly strength?: number;
  readonly days: number;
  readonly seed: number;
  readonly first: string;
  readonly format: MarketFormat;
  readonly out: string;
  readonly json?: true;
}

export function addSimulateCommand(program: Command, world: Surroundings): void {
  program
    .command("simulate")
    .summary("make a market whose truth is known, to try a strategy on")
    .description(
      "Simulates a market with planted hedging, or without it, and writes it as a dataset. What was planted stands apart in truth.json, which no study reads.",
    )
    .addOption(
      new Option("--liquidity <name>", "futures a session trades: what a hedge is measured against")
        .choices(Object.keys(liquidities))
        .default("seed-true"),
    )
    .addOption(new Option("--mode <name>", "what is true in it").choices(marketModes).default("truth"))
    .addOption(
      new Option(
        "--implementation <name>",
        "pin modes: how what expires is hedged; mechanistic follows its delta with a delay, drift only the decay of delta (default: mechanistic)",
      ).choices(["mechanistic", "drift"]),
    )
    .option(
      "--strength <number>",
      "pin modes: |A| of the heaviest strike near the price an hour before the close (default: what 30 % of the open interest comes to)",
      strength,
    )
    .option("--days <number>", "sessions", positiveNumber, 90)
    .option("--seed <number>", "seed of every random draw", wholeNumber, 1)
    .option("--first <date>", "first session, YYYY-MM-DD; weekends are left out, holidays are not", date, "2026-01-05")
    .addOption(
      new Option(
        "--format <name>",
        "of the files; cboe-intervals has no trade sides, and futures/futures.csv.gz beside it",
      )
        .choices(marketFormats)
        .default("canonical"),
    )
    .requiredOption("--out <folder>", "where the dataset goes; a generated set that is there is replaced")
    .option("--json", "print the result for machines")
    .addHelpText(
      "after",
      `
Examples:
  strikelab simulate --liquidity seed-true --days 90 --seed 7 --out markets/planted
  strikelab simulate --mode null-no-impact --seed 7 --out markets/null
  strikelab study --data markets/planted --preset scientific
  strikelab simulate --mode pin-attract --strength 2 --implementation drift --days 240 --out markets/expiry
  strikelab simulate --format cboe-intervals --days 45 --out markets/cboe
  strikelab study --data markets/cboe --futures markets/cboe/futures/futures.csv.gz`,
    )
    .action((options: SimulateOptions) => simulate(options, world));
}

async function simulate(options: SimulateOptions, world: Surroundings): Promise<void> {
  const { liquidity, mode, days, seed, first, format, out, json } = options;
  const pins = isPinRegime(mode);
  for (const name of ["implementation", "strength"] as const)
    if (!pins && options[name] !== undefined)
      throw new UsageError(`--${name} is for modes about what expires, not for ${mode}`);
  const implementation = options.implementation ?? "mechanistic";
  const planted = options.strength ?? null;
  const progress = terminalProgress(world.stderr, world.clock);
  try {
    const folder = resolve(out);
    const written = await writeSimulatedMarket({
      ...{ liquidity, mode, implementation, days, seed, first, format, folder },
      strength: planted,
      command: [
        `npx strikelab simulate --liquidity ${liquidity} --mode ${mode}`,
        ...(pins ? [`--implementation ${implementation}`] : []),
        ...(planted === null ? [] : [`--strength ${planted}`]),
        `--days ${days} --seed ${seed} --first ${first}`,
        ...(format === "canonical" ? [] : [`--format ${format}`]),
        `--out ${out}`,
      ].join(" "),
      onSession: (done, total) => progress.report("simulating sessions", done, total),
    });
    progress.done();
    const { sessions, bytes, orders, hedges, expiries } = written;
    const inside = pins
      ? [expiries === 1 ? "1 expiry" : `${expiries} expiries`]
      : [counted(orders, "large order"), counted(hedges, "hedge")];
    world.stdout.write(
      json
        ? canonicalJson({ folder, ...written })
        : `${[counted(sessions, "session"), ...inside, `${(bytes / 1e6).toFixed(1)} MB`].join(", ")} in ${shownPath(folder)}\n`,
    );
  } finally {
    progress.done();
  }
}

function strength(text: string): number {
  const value = Number(text);
  if (!(text.trim() !== "" && value >= 0 && Number.isFinite(value)))
    throw new InvalidArgumentError("expected a number of at least 0");
  return value;
}

function date(text: string): string {
  if (!isDate(text)) throw new InvalidArgumentError("expected a date, YYYY-MM-DD");
  return text;
}
