import { join } from "node:path";
import { configurationDigest, type RegistrationEntry } from "../evidence/ledger-line.js";
import { openingLook, type RegistrationLine, registrations, spentSentence } from "../evidence/vault.js";
import { DataError } from "../market/data-error.js";
import type { DatasetDescription } from "../market/session.js";
import { appendToLedger } from "../storage/append-to-ledger.js";
import { soundLedger } from "../storage/ledger-file.js";
import { checkWritable } from "../storage/writable-folder.js";
import { heldOutOf } from "../strategies/hold-out.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
import { presetConfiguration } from "../strategies/preset-configuration.js";
import { expirationPressureDoor } from "./expiration-pressure-door.js";
import { projectPath, projectVersion } from "./project.js";
import { openStudyData, presetOf, type StudyRequest } from "./run-study.js";
import type { NamedPreset, StrategyDoor } from "./strategy-door.js";
import { volumeShockDoor } from "./volume-shock-door.js";

/** A configuration that is frozen for the held-out sessions. */
export interface RegisteredStudy {
  readonly line: RegistrationLine;
  /** False when the same was registered before: that line stands. */
  readonly written: boolean;
  /** Whether the vault was opened for it already. */
  readonly opened: boolean;
}

/**
 * Freezes a configuration for the one look at the sessions held out: strategy, data, all parameters and the seed stand in the
 * ledger before anything of those sessions is seen.
 *
 * @throws UsageError for an unknown preset or parameter; DataError for data that cannot be used, that hold nothing back, or
 *   whose vault has been opened; StorageError where the ledger cannot be written
 */
export async function registerStudy<Preset extends NamedPreset, Study extends JudgedStudy>(
  strategy: StrategyDoor<Preset, Study>,
  request: Omit<StudyRequest, "confirm">,
): Promise<RegisteredStudy> {
  const preset = presetOf(strategy, request);
  const reports = request.reports ?? projectPath("reports");
  await checkWritable(reports);
  const { description } = await openStudyData(strategy.embedded, request);
  const path = join(reports, "ledger.jsonl");
  const { lines } = await soundLedger(path);
  const entry: RegistrationEntry = {
    ...{ kind: "registration", strategy: strategy.name, version: projectVersion(), dataset: description.name },
    ...{ data: description.digest, market: description.market ?? description.digest },
    ...{ seed: request.seed, configuration: presetConfiguration(preset), meaning: preset.meaning },
    ...{ heldOut: sessionsOf(description), at: request.at },
  };
  const known = registrations(lines).find((line) => isSame(line.entry, entry));
  const look = openingLook(lines, entry.strategy, entry.market);
  if (look && look.entry.registration !== known?.digest)
    throw new DataError(spentSentence(look), { file: description.name });
  if (known) return { line: known, written: false, opened: look !== null };
  const { line } = await appendToLedger(path, entry);
  return { line: line as RegistrationLine, written: true, opened: false };
}

/** {@link registerStudy} of volume shock. `runVolumeShockStudy` with `confirm` opens the vault for it, once. */
export function registerVolumeShockStudy(request: Omit<StudyRequest, "confirm">): Promise<RegisteredStudy> {
  return registerStudy(volumeShockDoor, request);
}

/** {@link registerStudy} of expiration pressure. `runExpirationPressureStudy` with `confirm` opens the vault for it, once. */
export function registerExpirationPressureStudy(request: Omit<StudyRequest, "confirm">): Promise<RegisteredStudy> {
  return registerStudy(expirationPressureDoor, request);
}

function sessionsOf(description: DatasetDescription): RegistrationEntry["heldOut"] {
  const { dates, name } = description;
  try {
    const { from, studied } = heldOutOf(description);
    return { from, until: dates.at(-1)!, sessions: studied };
  } catch (error) {
    if (error instanceof RangeError) throw new DataError(error.message, { file: name });
    throw error;
  }
}

function isSame(one: RegistrationEntry, other: RegistrationEntry): boolean {
  const alike = (["strategy", "version", "data", "seed"] as const).every((name) => one[name] === other[name]);
  return alike && configurationDigest(one.configuration) === configurationDigest(other.configuration);
}
