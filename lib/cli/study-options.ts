import { resolve } from "node:path";
import type { Command } from "commander";
import type { Progress } from "../ingest/reader.js";
import type { StudyRequest } from "./run-study.js";
import { addSideFileOptions, type SideFileRequest, sideFilesOf } from "./side-file-options.js";
import { presetNames } from "./strategies.js";
import type { Overrides } from "./strategy-door.js";
import type { Surroundings } from "./surroundings.js";
import { UsageError } from "./usage-error.js";
import { wholeNumber } from "./whole-number.js";

/** Options that say what is studied and how. */
export interface ConfigurationOptions extends SideFileRequest {
  readonly data?: string;
  readonly preset: string;
  readonly set?: readonly string[];
  readonly seed: number;
  readonly out: string;
}

/** Adds the options that say what is studied and how, all but the data. */
export function addConfigurationOptions(command: Command): Command {
  return addSideFileOptions(command)
    .option("--preset <name>", `reading of the strategy: ${presetNames.join(", ")}`, "seed")
    .option(
      "--set <stage.name=value>",
      "change one parameter, e.g. detect.volumeRatio=6; can be given again (every report lists them all with their ranges)",
      collect,
    )
    .option("--seed <number>", "seed of every random draw", wholeNumber, 1);
}

/** What the options ask for. */
export function requestOf(options: ConfigurationOptions, world: Surroundings, progress: Progress): StudyRequest {
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
