import type { Command } from "commander";
import { faultWords } from "../evidence/package-fault.js";
import { DataError } from "../market/data-error.js";
import { terminalProgress } from "./progress.js";
import { addSideFileOptions, type SideFileRequest, sideFileHelp, sideFilesOf } from "./side-file-options.js";
import type { Surroundings } from "./surroundings.js";
import { verifyPackage } from "./verify-package.js";
import { verifyJson, verifySummary } from "./verify-summary.js";

interface VerifyOptions extends SideFileRequest {
  readonly recompute?: true;
  readonly data?: string;
  readonly ledger?: string;
  readonly reports: string;
  readonly json?: true;
}

export function addVerifyCommand(program: Command, world: Surroundings): void {
  const command = program
    .command("verify")
    .summary("check an evidence package: files, schemas, arithmetic, digest, ledger; compute it again")
    .description(
      "Checks an evidence package from its own files and its line in the ledger; with --recompute everything is computed again from the data and compared byte for byte. Nothing is written. Ends with exit code 2 when anything is wrong, naming file, field and both values.",
    )
    .argument("<package>", "folder of the package, its manifest.json or report.html, or the first digits of its digest")
    .option("--recompute", "compute it again from its manifest and the data")
    .option("--data <path>", "where the data are now (default: where they were, or the set that ships with strikelab)")
    .option("--ledger <file>", "ledger to hold it against (default: ledger.jsonl in the folder of its reports)")
    .option("--reports <folder>", "where digits are looked up, from the current folder", "reports")
    .option("--json", "print the result for machines");
  addSideFileOptions(command)
    .addHelpText(
      "after",
      `${sideFileHelp}

Examples:
  strikelab verify reports/volume-shock/0123456789ab
  strikelab verify 0123456789ab --recompute
  strikelab verify received/0123456789ab --recompute --data recordings/`,
    )
    .action((place: string, options: VerifyOptions) => verify(place, options, world));
}

async function verify(place: string, options: VerifyOptions, world: Surroundings): Promise<void> {
  const { recompute, data, ledger, reports, json } = options;
  const progress = terminalProgress(world.stderr, world.clock);
  try {
    const verified = await verifyPackage(place, {
      ...sideFilesOf(options),
      recompute: recompute === true,
      reports,
      ...(data === undefined ? {} : { data }),
      ...(ledger === undefined ? {} : { ledger }),
      progress: progress.report,
    });
    progress.done();
    world.stdout.write(json ? verifyJson(verified) : verifySummary(verified));
    const [fault] = verified.faults;
    if (fault) throw new DataError(`not verified: ${faultWords(fault)}`, { file: place });
  } finally {
    progress.done();
  }
}
