import { openDataset } from "../ingest/open-dataset.js";
import type { Progress } from "../ingest/reader.js";
import { checkWritable } from "../storage/writable-folder.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
import type { ExpirationPressureStudy } from "../strategies/study-expiration-pressure.js";
import { type ConductedStudy, conductStudy } from "./conduct-study.js";
import { embeddedDataset } from "./embedded-dataset.js";
import { expirationPressureDoor } from "./expiration-pressure-door.js";
import { projectPath } from "./project.js";
import { type SideFileRequest, sideFilesOf, sideFileWords } from "./side-file-options.js";
import type { NamedPreset, Overrides, StrategyDoor } from "./strategy-door.js";
import { UsageError } from "./usage-error.js";
import { volumeShockDoor } from "./volume-shock-door.js";

/** A study as it is asked for on the command line or in a notebook. */
export interface StudyRequest extends SideFileRequest {
  /** File, folder or glob; the generated set that ships with strikelab where left out. */
  readonly data?: string;
  /** `seed`, `seed-fixed` or `scientific`. */
  readonly preset: string;
  /** Parameters to change, stage by stage. */
  readonly overrides?: Overrides;
  /** Feeds every random draw. */
  readonly seed: number;
  /** Folder for packages and ledger; the project's own where left out. */
  readonly reports?: string;
  /** ISO 8601 instant of the run, for the ledger. */
  readonly at: string;
  readonly progress?: Progress;
}

/**
 * Opens the data, runs a strategy's study and writes package, report and ledger line.
 *
 * @throws UsageError for an unknown preset or parameter, DataError for data that cannot be used, StorageError where the
 *   package cannot be written
 */
export async function runStudy<Preset extends NamedPreset, Study extends JudgedStudy>(
  strategy: StrategyDoor<Preset, Study>,
  request: StudyRequest,
): Promise<ConductedStudy<Study>> {
  const preset = presetOf(strategy, request);
  const { progress } = request;
  const reports = request.reports ?? projectPath("reports");
  await checkWritable(reports);
  const dataset = await openDataset(request.data ?? embeddedDataset(strategy.embedded), {
    ...sideFilesOf(request),
    ...(progress ? { progress } : {}),
  });
  return conductStudy(strategy, dataset, {
    preset,
    seed: request.seed,
    reports,
    command: commandLine(strategy.name, request),
    at: request.at,
    onSession: (done, total) => progress?.("studying sessions", done, total),
  });
}

/** {@link runStudy} of volume shock. */
export function runVolumeShockStudy(request: StudyRequest): Promise<ConductedStudy> {
  return runStudy(volumeShockDoor, request);
}

/** {@link runStudy} of expiration pressure. */
export function runExpirationPressureStudy(request: StudyRequest): Promise<ConductedStudy<ExpirationPressureStudy>> {
  return runStudy(expirationPressureDoor, request);
}

/**
 * The preset that is asked for.
 *
 * @throws UsageError for an unknown preset or parameter
 */
export function presetOf<Preset extends NamedPreset>(
  strategy: Pick<StrategyDoor<Preset, JudgedStudy>, "presets" | "preset">,
  { preset, overrides }: Pick<StudyRequest, "preset" | "overrides">,
): Preset {
  const { presets } = strategy;
  if (!presets.includes(preset)) throw new UsageError(`unknown preset: ${preset} (there are ${presets.join(", ")})`);
  try {
    return strategy.preset(preset, overrides ?? {});
  } catch (error) {
    // Preset and parameters were asked for by a person here: a wrong one is wrong usage.
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

/** The command that repeats a study from the project's folder. */
function commandLine(strategy: string, request: StudyRequest): string {
  const { data, preset, overrides, seed } = request;
  const changes = Object.entries(overrides ?? {}).flatMap(([stage, values]) =>
    Object.entries(values ?? {}).map(([name, value]) => `--set ${stage}.${name}=${value}`),
  );
  const words = [
    `npx strikelab study ${strategy}`,
    data === undefined ? "" : `--data ${quoted(data)}`,
    ...sideFileWords(request, quoted),
    `--preset ${preset}`,
    ...changes,
    `--seed ${seed}`,
  ];
  return words.filter((word) => word !== "").join(" ");
}

function quoted(word: string): string {
  return /^[\w./=:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
