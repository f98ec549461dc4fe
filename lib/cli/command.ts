import { Command, CommanderError } from "commander";
import { DataError } from "../market/data-error.js";
import { StorageError } from "../storage/storage-error.js";
import { addCompareCommand } from "./compare-command.js";
import { addConformanceCommand } from "./conformance-command.js";
import { addImportCommand } from "./import-command.js";
import { addInspectCommand } from "./inspect-command.js";
import { addLedgerCommand } from "./ledger-command.js";
import { projectVersion } from "./project.js";
import { addRegisterCommand } from "./register-command.js";
import { addSimulateCommand } from "./simulate-command.js";
import { addStudyCommand } from "./study-command.js";
import type { Surroundings } from "./surroundings.js";
import { UsageError } from "./usage-error.js";
import { addVerifyCommand } from "./verify-command.js";

/** 0: done, whatever the verdict. 1: a fault of ours, a failed reference case included. 2: wrong usage, unusable input or output. */
export type ExitCode = 0 | 1 | 2;

const examples = `
Examples:
  strikelab study                                   the volume-shock study on the data that ship with strikelab
  strikelab study volume-shock --data recordings/   the same on a folder, a file or a glob of your own
  strikelab study --data recordings/ --preset seed-fixed --set detect.volumeRatio=6
  strikelab inspect recordings/                     what is in the data, before any study
  strikelab inspect recordings/ --json | jq .total
  strikelab import recordings/ --out data/mine       the same rows as strikelab's own files, quicker to read
  strikelab simulate --mode null-no-impact --seed 7 --out markets/null
  strikelab compare 5715db e59743                   two packages side by side: what went in and came out otherwise
  strikelab verify 5715db --recompute               a package checked, and computed again byte for byte
  strikelab register volume-shock --preset scientific    freeze a configuration for the sessions held out
  strikelab ledger                                  every evaluation so far, and whether its chain holds
  strikelab conformance statistics.json             the statistics against reference numbers of others`;

/** Runs the `strikelab` command; never throws. */
export async function runCommand(words: readonly string[], world: Surroundings): Promise<ExitCode> {
  const program = new Command("strikelab")
    .description("Tests whether option market makers move the price in a way that can be seen, measured and traded.")
    .version(projectVersion())
    .addHelpText("after", examples)
    .showHelpAfterError("(strikelab --help shows the commands)")
    .exitOverride()
    .configureOutput({ writeOut: (text) => world.stdout.write(text), writeErr: (text) => world.stderr.write(text) });
  addStudyCommand(program, world);
  addInspectCommand(program, world);
  addImportCommand(program, world);
  addSimulateCommand(program, world);
  addRegisterCommand(program, world);
  addVerifyCommand(program, world);
  addLedgerCommand(program, world);
  addCompareCommand(program, world);
  let code: ExitCode = 0;
  addConformanceCommand(program, world, () => {
    code = 1;
  });
  try {
    await program.parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    return explain(error, world);
  }
}

function explain(error: unknown, { stderr }: Surroundings): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof DataError || error instanceof UsageError || error instanceof StorageError) {
    stderr.write(`strikelab: ${error.message}\n`);
    return 2;
  }
  stderr.write(
    `strikelab: this is a fault of strikelab, not of your input\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 1;
}
