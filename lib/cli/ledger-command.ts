import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { faultSentence } from "../evidence/read-ledger.js";
import { DataError } from "../market/data-error.js";
import { readLedgerFile } from "../storage/ledger-file.js";
import { ledgerJson, ledgerSummary } from "./ledger-summary.js";
import { shownPath } from "./shown-path.js";
import type { Surroundings } from "./surroundings.js";

interface LedgerOptions {
  readonly reports: string;
  readonly json?: true;
}

export function addLedgerCommand(program: Command, world: Surroundings): void {
  program
    .command("ledger")
    .summary("every evaluation so far: trials by strategy and data, and whether the chain holds")
    .description(
      "Reads the ledger of evaluations, checks its chain and counts the trials by strategy and data. Nothing is written. Ends with exit code 2 when the chain is broken.",
    )
    .option("--reports <folder>", "folder that holds the ledger, from the current folder", "reports")
    .option("--json", "print the state for machines")
    .addHelpText(
      "after",
      `
The same configuration on the same data with the same seed is one trial, however often it was run; presets that ran beside
a study are trials, and so are studies that failed. A sweep is as many as it has distinct points.

Examples:
  strikelab ledger
  strikelab ledger --reports elsewhere/reports --json | jq .trials`,
    )
    .action((options: LedgerOptions) => showLedger(options, world));
}

async function showLedger({ reports, json }: LedgerOptions, world: Surroundings): Promise<void> {
  const folder = resolve(reports);
  const path = join(folder, "ledger.jsonl");
  const ledger = await readLedgerFile(path);
  const names = await readdir(folder).catch(() => []);
  const tornFiles = names.filter((name) => name.startsWith("ledger.jsonl.torn-")).sort();
  const state = { path: json ? path : shownPath(path), ledger, tornFiles };
  world.stdout.write(json ? ledgerJson(state) : ledgerSummary(state));
  const [fault] = ledger.faults;
  if (fault) throw new DataError(`the chain is broken: ${faultSentence(fault)}`, { file: path });
}
