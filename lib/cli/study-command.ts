import type { Command } from "commander";
import { canonicalJson, type Json } from "../evidence/canonical-json.js";
import { bothStrategies, type PrimaryClaim } from "../hypotheses/both-strategies.js";
import { terminalProgress } from "./progress.js";
import type { StudyRequest } from "./run-study.js";
import { sideFileHelp } from "./side-file-options.js";
import { allStrategies, checkRequest, runNamedStudy, strategyNames } from "./strategies.js";
import { addConfigurationOptions, type ConfigurationOptions, requestOf } from "./study-options.js";
import { studyFields, studyJson, studySummary } from "./study-summary.js";
import type { Surroundings } from "./surroundings.js";
import { togetherJson, togetherSummary } from "./together-summary.js";
import { UsageError } from "./usage-error.js";

interface StudyOptions extends ConfigurationOptions {
  readonly confirm?: string;
  readonly json?: true;
}

export function addStudyCommand(program: Command, world: Surroundings): void {
  const command = program
    .command("study")
    .summary("run a strategy on data: verdict, evidence package, HTML report")
    .description(
      "Runs a strategy on data and writes verdict, evidence package and HTML report; the other presets are printed beside. Of 60 sessions or more the last 30 % are held out, for --confirm. Ends with exit code 0 whatever the verdict.",
    )
    .argument("[strategy]", `the strategy to test: ${[...strategyNames, allStrategies].join(", ")}`, "volume-shock")
    .option("--data <path>", "file, folder or glob to study (default: the generated set that ships with strikelab)");
  addConfigurationOptions(command)
    .option(
      "--confirm <registration>",
      "confirm what was registered on the sessions held out: first digits of its line in the ledger; opens the vault",
    )
    .option("--out <folder>", "where packages and the ledger go, from the current folder", "reports")
    .option("--json", "print the result for machines")
    .addHelpText(
      "after",
      `${sideFileHelp}

Examples:
  strikelab study volume-shock --data recordings/ --preset scientific
  strikelab study --data "recordings/*2026-01*.csv.gz" --set execute.latency=30 --set detect.volumeRatio=6
  strikelab study --data cboe/ --futures es.csv.gz --calendar releases.csv --volatility vix.csv
  strikelab study expiration-pressure --data recordings/
  strikelab study all
  strikelab study volume-shock --data recordings/ --confirm 3f2a90c1
  strikelab study all --json | jq '.together.primaries'
  strikelab study --json | jq '.effect.verdict'`,
    )
    .action((strategy: string, options: StudyOptions) => {
      if (options.confirm !== undefined) refuseConfiguration(command, strategy);
      return study(strategy, options, world);
    });
}

/** What is confirmed was frozen: nothing of it can be chosen again. */
function refuseConfiguration(command: Command, strategy: string): void {
  for (const option of ["preset", "set", "seed"]) {
    if (command.getOptionValueSource(option) === "cli")
      throw new UsageError(`invalid --${option}: the registration that is confirmed has its own`);
  }
  if (strategy === allStrategies) throw new UsageError("invalid --confirm: a registration is of one strategy");
}

async function study(strategy: string, options: StudyOptions, world: Surroundings): Promise<void> {
  const names = strategy === allStrategies ? strategyNames : [strategy];
  for (const name of names) {
    if (!strategyNames.includes(name))
      throw new UsageError(`unknown strategy: ${name} (there are ${[...strategyNames, allStrategies].join(", ")})`);
  }
  const progress = terminalProgress(world.stderr, world.clock);
  try {
    const started = world.clock();
    const studies: Json[] = [];
    const claims: PrimaryClaim[] = [];
    const request = (): StudyRequest => ({
      ...requestOf(options, world, progress.report),
      ...(options.confirm === undefined ? {} : { confirm: options.confirm }),
    });
    checkRequest(names, request());
    for (const name of names) {
      const conducted = await runNamedStudy(name, request());
      progress.done();
      claims.push({ strategy: name, primary: conducted.study.main.judgement.primary });
      if (!options.json) world.stdout.write(studySummary(conducted));
      else if (strategy === allStrategies) studies.push(studyFields(conducted));
      else world.stdout.write(studyJson(conducted));
    }
    if (strategy === allStrategies) {
      const joint = bothStrategies(claims);
      const together = options.json
        ? canonicalJson({ studies, together: togetherJson(joint) })
        : togetherSummary(joint);
      world.stdout.write(together);
    }
    if (!options.json) world.stdout.write(`Done in ${((world.clock() - started) / 1000).toFixed(1)} s\n`);
  } finally {
    progress.done();
  }
}
