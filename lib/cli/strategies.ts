import type { JudgedStudy } from "../strategies/judged-study.js";
import type { ConductedStudy } from "./conduct-study.js";
import { expirationPressureDoor } from "./expiration-pressure-door.js";
import { presetOf, runStudy, type StudyRequest } from "./run-study.js";
import { volumeShockDoor } from "./volume-shock-door.js";

const runs: Readonly<Record<string, (request: StudyRequest) => Promise<ConductedStudy<JudgedStudy>>>> = {
  [volumeShockDoor.name]: (request) => runStudy(volumeShockDoor, request),
  [expirationPressureDoor.name]: (request) => runStudy(expirationPressureDoor, request),
};

/** Strategies by the names that they are asked for with. */
export const strategyNames: readonly string[] = Object.keys(runs);

/** Asks for every strategy, one after the other. */
export const allStrategies = "all";

/** Presets that every strategy has. */
export const presetNames: readonly string[] = volumeShockDoor.presets.filter((name) =>
  expirationPressureDoor.presets.includes(name),
);

/**
 * Makes sure that every one of some strategies can take a request, before the first of them runs.
 *
 * @throws UsageError for a preset or parameter that one of them does not have
 */
export function checkRequest(names: readonly string[], request: Pick<StudyRequest, "preset" | "overrides">): void {
  if (names.includes(volumeShockDoor.name)) presetOf(volumeShockDoor, request);
  if (names.includes(expirationPressureDoor.name)) presetOf(expirationPressureDoor, request);
}

/**
 * Runs the study of a strategy by its name.
 *
 * @throws RangeError for an unknown name; else as {@link runStudy}
 */
export function runNamedStudy(name: string, request: StudyRequest): Promise<ConductedStudy<JudgedStudy>> {
  const run = Object.hasOwn(runs, name) ? runs[name] : undefined;
  if (!run) throw new RangeError(`unknown strategy: ${name}`);
  return run(request);
}
