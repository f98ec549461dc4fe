import { join, resolve } from "node:path";
import { type RegistrationLine, registrationNamed } from "../evidence/vault.js";
import { openDataset } from "../ingest/open-dataset.js";
import type { Progress } from "../ingest/reader.js";
import { DataError } from "../market/data-error.js";
import type { Dataset, DatasetDescription } from "../market/session.js";
import { soundLedger } from "../storage/ledger-file.js";
import type { DataSource } from "../storage/package-context.js";
import { checkWritable } from "../storage/writable-folder.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
import type { ExpirationPressureStudy } from "../strategies/study-expiration-pressure.js";
import { type ConductedStudy, conductStudy } from "./conduct-study.js";
import { type EmbeddedDataset, embeddedDataset } from "./embedded-dataset.js";
import { expirationPressureDoor } from "./expiration-pressure-door.js";
import { projectPath, projectVersion } from "./project.js";
import { shownPath } from "./shown-path.js";
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
  /**
   * Confirms what was registered on the sessions held out: first digits of the registration. Preset, parameters and seed are
   * then those that were registered.
   */
  readonly confirm?: string;
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
  const { progress, confirm, at } = request;
  const reports = request.reports ?? projectPath("reports");
  await checkWritable(reports);
  const confirms = confirm === undefined ? null : await registrationAsked(strategy.name, confirm, reports);
  if (confirms) requireRegisteredVersion(confirms);
  const preset = confirms ? registeredPreset(strategy, confirms) : presetOf(strategy, request);
  const dataset = await openStudyData(strategy.embedded, request);
  if (confirms) requireRegisteredData(confirms, dataset.description);
  return conductStudy(strategy, dataset, {
    preset,
    seed: confirms?.entry.seed ?? request.seed,
    reports,
    command: commandLine(strategy.name, request),
    source: sourceOf(strategy.embedded, request),
    ...(confirms ? { confirms } : {}),
    at,
    onSession: (done, total) => progress?.("studying sessions", done, total),
  });
}

/** Opens the data that a study is asked for, with the files beside them. */
export function openStudyData(
  embedded: EmbeddedDataset,
  request: Pick<StudyRequest, "data" | "progress" | keyof SideFileRequest>,
): Promise<Dataset> {
  const { data, progress } = request;
  return openDataset(data ?? embeddedDataset(embedded), {
    ...sideFilesOf(request),
    ...(progress ? { progress } : {}),
  });
}

/** Where the data are, for whoever computes the package again on this machine. */
function sourceOf(embedded: EmbeddedDataset, request: StudyRequest): DataSource {
  const beside = Object.entries(sideFilesOf(request)).map(([role, path]) => [role, resolve(path)]);
  const place = request.data === undefined ? { embedded } : { path: resolve(request.data) };
  return { ...place, ...Object.fromEntries(beside) };
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

/** @throws UsageError for a registration that is not there, or of another strategy */
async function registrationAsked(strategy: string, digits: string, reports: string): Promise<RegistrationLine> {
  const { lines } = await soundLedger(join(reports, "ledger.jsonl"));
  try {
    const found = registrationNamed(lines, digits);
    if (found.entry.strategy !== strategy)
      throw new RangeError(`invalid registration: ${digits} is one of ${found.entry.strategy}`);
    return found;
  } catch (error) {
    if (error instanceof RangeError)
      throw new UsageError(`${error.message}; \`strikelab ledger --reports ${shownPath(reports)}\` lists them`);
    throw error;
  }
}

function registeredPreset<Preset extends NamedPreset>(
  strategy: Pick<StrategyDoor<Preset, JudgedStudy>, "presetFrom">,
  { entry: { configuration, meaning }, digest }: RegistrationLine,
): Preset {
  try {
    return strategy.presetFrom(configuration, meaning);
  } catch (error) {
    // Frozen by another version, whose parameters were others.
    if (error instanceof RangeError)
      throw new UsageError(`registration ${digest.slice(0, 12)} does not fit this strikelab: ${error.message}`);
    throw error;
  }
}

/** The code is a part of what was frozen. */
function requireRegisteredVersion({ entry, digest }: RegistrationLine): void {
  const here = projectVersion();
  if (entry.version === here) return;
  throw new UsageError(
    `registration ${digest.slice(0, 12)} was made with strikelab ${entry.version}, this is ${here}: other code is another configuration`,
  );
}

function requireRegisteredData({ entry, digest }: RegistrationLine, { name, digest: found }: DatasetDescription): void {
  if (found === entry.data) return;
  const problem = `these are not the data of registration ${digest.slice(0, 12)}, which were ${entry.dataset} with digest ${entry.data}; found ${found}`;
  throw new DataError(problem, { file: name });
}

/** The command that repeats a study from the project's folder. */
function commandLine(strategy: string, request: StudyRequest): string {
  const { data, preset, overrides, seed, confirm } = request;
  const changes = Object.entries(overrides ?? {}).flatMap(([stage, values]) =>
    Object.entries(values ?? {}).map(([name, value]) => `--set ${stage}.${name}=${value}`),
  );
  const words = [
    `npx strikelab study ${strategy}`,
    data === undefined ? "" : `--data ${quoted(data)}`,
    ...sideFileWords(request, quoted),
    ...(confirm === undefined ? [`--preset ${preset}`, ...changes, `--seed ${seed}`] : [`--confirm ${confirm}`]),
  ];
  return words.filter((word) => word !== "").join(" ");
}

function quoted(word: string): string {
  return /^[\w./=:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
