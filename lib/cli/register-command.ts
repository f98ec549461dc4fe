import type { Command } from "commander";
import { canonicalJson } from "../evidence/canonical-json.js";
import { terminalProgress } from "./progress.js";
import type { RegisteredStudy } from "./register-study.js";
import { sideFileHelp, sideFileWords } from "./side-file-options.js";
import { strategyDoor, strategyNames } from "./strategies.js";
import { addConfigurationOptions, type ConfigurationOptions, requestOf } from "./study-options.js";
import type { Surroundings } from "./surroundings.js";

const defaultFolder = "reports";

interface RegisterOptions extends ConfigurationOptions {
  readonly json?: true;
}

export function addRegisterCommand(program: Command, world: Surroundings): void {
  const command = program
    .command("register")
    .summary("freeze a configuration for the one look at the sessions held out")
    .description(
      "Freezes a strategy's configuration in the ledger: data, parameters, seed. `strikelab study <strategy> --confirm` then tries it once on the sessions held out. Nothing of those sessions is looked at here.",
    )
    .argument("<strategy>", `the strategy: ${strategyNames.join(", ")}`)
    .option("--data <path>", "file, folder or glob (default: the generated set that ships with strikelab)");
  addConfigurationOptions(command)
    .option("--out <folder>", "folder that holds the ledger, from the current folder", defaultFolder)
    .option("--json", "print the registration for machines")
    .addHelpText(
      "after",
      `${sideFileHelp}

The last 30 % of the sessions are held out where there are 60 or more. Any number of configurations may be registered; the vault
opens for one of them, once.

Examples:
  strikelab register volume-shock --data recordings/ --preset scientific --set execute.latency=30
  strikelab study volume-shock --data recordings/ --confirm 3f2a90c1`,
    )
    .action((strategy: string, options: RegisterOptions) => register(strategy, options, world));
}

async function register(strategy: string, options: RegisterOptions, world: Surroundings): Promise<void> {
  const progress = terminalProgress(world.stderr, world.clock);
  try {
    const registered = await strategyDoor(strategy).register(requestOf(options, world, progress.report));
    progress.done();
    world.stdout.write(options.json ? registeredJson(registered) : registeredWords(registered, options));
  } finally {
    progress.done();
  }
}

function registeredWords(
  { line: { digest, entry }, written, opened }: RegisteredStudy,
  options: RegisterOptions,
): string {
  const { strategy, dataset, meaning, heldOut, seed } = entry;
  const { preset } = entry.configuration as { readonly preset: string };
  const { data, out } = options;
  const confirmation = [
    `strikelab study ${strategy}`,
    ...(data === undefined ? [] : [`--data ${data}`]),
    ...sideFileWords(options, (path) => path),
    `--confirm ${digest.slice(0, 12)}`,
    ...(out === defaultFolder ? [] : [`--out ${out}`]),
  ].join(" ");
  return `
${written ? "Registered" : "Registered before, and unchanged"}: ${digest}
${strategy} on ${dataset}, preset ${preset} (${meaning}), seed ${seed}
${
  opened
    ? `the vault was opened for it: its ${heldOut.sessions} sessions from ${heldOut.from} to ${heldOut.until} have been looked at; the same again is`
    : `${heldOut.sessions} sessions from ${heldOut.from} to ${heldOut.until} are held out; the vault opens once, with`
}
    ${confirmation}
`;
}

function registeredJson({ line: { digest, entry }, written, opened }: RegisteredStudy): string {
  return canonicalJson({ registration: digest, written, opened, ...entry, heldOut: { ...entry.heldOut } });
}
