import { relative, resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { canonicalJson } from "../evidence/canonical-json.js";
import { isDate } from "../ingest/session-time.js";
import { counted } from "../report/format.js";
import { type Liquidity, liquidities, type MarketMode, marketModes } from "../simulation/market-parameters.js";
import { terminalProgress } from "./progress.js";
import type { Surroundings } from "./surroundings.js";
import { positiveNumber, wholeNumber } from "./whole-number.js";
import { type MarketFormat, marketFormats, writeSimulatedMarket } from "./write-simulated-market.js";

interface SimulateOptions {
  readonly liquidity: Liquidity;
  readonly mode: MarketMode;
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
  strikelab simulate --format cboe-intervals --days 45 --out markets/cboe
  strikelab study --data markets/cboe --futures markets/cboe/futures/futures.csv.gz`,
    )
    .action((options: SimulateOptions) => simulate(options, world));
}

async function simulate(options: SimulateOptions, world: Surroundings): Promise<void> {
  const { liquidity, mode, days, seed, first, format, out, json } = options;
  const progress = terminalProgress(world.stderr, world.clock);
  try {
    const folder = resolve(out);
    const written = await writeSimulatedMarket({
      ...{ liquidity, mode, days, seed, first, format, folder },
      command: `npx strikelab simulate --liquidity ${liquidity} --mode ${mode} --days ${days} --seed ${seed} --first ${first}${format === "canonical" ? "" : ` --format ${format}`} --out ${out}`,
      onSession: (done, total) => progress.report("simulating sessions", done, total),
    });
    progress.done();
    const { sessions, bytes, orders, hedges } = written;
    world.stdout.write(
      json
        ? canonicalJson({ folder, ...written })
        : `${counted(sessions, "session")}, ${counted(orders, "large order")}, ${counted(hedges, "hedge")}, ${(bytes / 1e6).toFixed(1)} MB in ${relative(process.cwd(), folder) || "."}\n`,
    );
  } finally {
    progress.done();
  }
}

function date(text: string): string {
  if (!isDate(text)) throw new InvalidArgumentError("expected a date, YYYY-MM-DD");
  return text;
}
