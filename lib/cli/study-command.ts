import { resolve } from "node:path";
import type { Command } from "commander";
import { canonicalJson, type Json } from "../evidence/canonical-json.js";
import { bothStrategies, type PrimaryClaim } from "../hypotheses/both-strategies.js";
import type { Progress } from "../ingest/reader.js";
import { terminalProgress } from "./progress.js";
import type { StudyRequest } from "./run-study.js";
import { addSideFileOptions, type SideFileRequest, sideFileHelp, sideFilesOf } from "./side-file-options.js";
import { allStrategies, checkRequest, presetNames, runNamedStudy, strategyNames } from "./strategies.js";
import type { Overrides } from "./strategy-door.js";
import { studyFields, studyJson, studySummary } from "./study-summary.js";
import type { Surroundings } from "./surroundings.js";
import { togetherJson, togetherSummary } from "./together-summary.js";
import { UsageError } from "./usage-error.js";
import { wholeNumber } from "./whole-number.js";

interface StudyOptions extends SideFileRequest {
  readonly data?: string;
  readonly preset: string;
  readonly set?: readonly string[];
  readonly seed: number;
  readonly out: string;
  readonly json?: true;
}

export function addStudyCommand(program: Command, world: Surroundings): void {
  const command = program
    .command("study")
    .summary("run a strategy on data: verdict, evidence package, HTML report")
    .description(
      "Runs a strategy on data and writes verdict, evidence package and HTML report. Ends with exit code 0 whatever the verdict.",
    )
    .argument("[strategy]", `the strategy to test: ${[...strategyNames, allStrategies].join(", ")}`, "volume-shock")
    .option("--data <path>", "file, folder or glob to study (default: the generated set that ships with strikelab)");
  addSideFileOptions(command)
    .option(
      "--preset <name>",
      `reading of the strategy: ${presetNames.join(", ")}; the others are printed beside it`,
      "seed",
    )
    .option(
      "--set <stage.name=value>",
      "change one parameter, e.g. detect.volumeRatio=6; can be given again (every report lists them all with their ranges)",
      collect,
    )
    .option("--seed <number>", "seed of every random draw", wholeNumber, 1)
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
  strikelab study all --json | jq '.together.primaries'
  strikelab study --json | jq '.effect.verdict'`,
    )
    .action((strategy: string, options: StudyOptions) => study(strategy, options, world));
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
    checkRequest(names, requestOf(options, world, progress.report));
    for (const name of names) {
      const conducted = await runNamedStudy(name, requestOf(options, world, progress.report));
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

function requestOf(options: StudyOptions, world: Surroundings, progress: Progress): StudyRequest {
  return {
    ...(options.data === undefined ? {} : { data: options.data }),
    ...sideFilesOf(options),
    preset: options.preset,
    overrides: overridesOf(options.set ?? []),
    seed: options.seed,
    reports: resolve(options.out),
    at: world.now(),
    progress,
  };
}

function overridesOf(words: readonly string[]): Overrides {
  // Without a prototype, so that `__proto__` is a name like any other and is refused as unknown.
  const overrides: Record<string, Record<string, number>> = Object.create(null);
  for (const word of words) {
    const [, stage, name, text] = /^(\w+)\.(\w+)=(.+)$/.exec(word) ?? [];
    if (stage === undefined || name === undefined)
      throw new UsageError(`invalid --set: ${word} (expected stage.name=value)`);
    const value = Number(text);
    if (!Number.isFinite(value)) throw new UsageError(`invalid --set: ${word} (${text} is not a number)`);
    overrides[stage] = { ...overrides[stage], [name]: value };
  }
  return overrides as Overrides;
}

function collect(word: string, words: readonly string[] = []): readonly string[] {
  return [...words, word];
}
