import type { TextFile } from "../evidence/digest.js";
import type { Manifest } from "../evidence/manifest.js";
import type { Dataset } from "../market/session.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
import type { ConductedStudy } from "./conduct-study.js";
import type { EmbeddedDataset } from "./embedded-dataset.js";
import { expirationPressureDoor } from "./expiration-pressure-door.js";
import { type Recomputed, recomputeStudy } from "./recompute-study.js";
import { type RegisteredStudy, registerStudy } from "./register-study.js";
import { presetOf, runStudy, type StudyRequest } from "./run-study.js";
import type { NamedPreset, StrategyDoor } from "./strategy-door.js";
import { UsageError } from "./usage-error.js";
import { volumeShockDoor } from "./volume-shock-door.js";

/** A strategy with its door open: what can be asked of it without knowing its types. */
export interface EnteredStrategy {
  /** The dataset that it is studied on where none is named. */
  readonly embedded: EmbeddedDataset;
  run(request: StudyRequest): Promise<ConductedStudy<JudgedStudy>>;
  register(request: StudyRequest): Promise<RegisteredStudy>;
  recompute(
    manifest: Manifest,
    files: readonly TextFile[],
    dataset: Dataset,
    onSession: (done: number, total: number) => void,
  ): Promise<Recomputed>;
  /** @throws UsageError for a preset or parameter that it does not have */
  check(request: Pick<StudyRequest, "preset" | "overrides">): void;
}

const strategies: Readonly<Record<string, EnteredStrategy>> = {
  [volumeShockDoor.name]: entered(volumeShockDoor),
  [expirationPressureDoor.name]: entered(expirationPressureDoor),
};

/** Strategies by the names that they are asked for with. */
export const strategyNames: readonly string[] = Object.keys(strategies);

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
  for (const name of names) strategyDoor(name).check(request);
}

/**
 * Runs the study of a strategy by its name.
 *
 * @throws UsageError for an unknown name; else as {@link runStudy}
 */
export function runNamedStudy(name: string, request: StudyRequest): Promise<ConductedStudy<JudgedStudy>> {
  return strategyDoor(name).run(request);
}

/**
 * A strategy by its name.
 *
 * @throws UsageError for an unknown name
 */
export function strategyDoor(name: string): EnteredStrategy {
  const strategy = Object.hasOwn(strategies, name) ? strategies[name] : undefined;
  if (!strategy) throw new UsageError(`unknown strategy: ${name} (there are ${strategyNames.join(", ")})`);
  return strategy;
}

function entered<Preset extends NamedPreset, Study extends JudgedStudy>(
  door: StrategyDoor<Preset, Study>,
): EnteredStrategy {
  return {
    embedded: door.embedded,
    recompute: (...given) => recomputeStudy(door, ...given),
    run: (request) => runStudy(door, request),
    register: (request) => registerStudy(door, request),
    check(request) {
      presetOf(door, request);
    },
  };
}
