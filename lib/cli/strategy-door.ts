import type { Json } from "../evidence/canonical-json.js";
import type { PriorTrials } from "../evidence/ledger-line.js";
import type { Inspection } from "../market/inspection.js";
import type { Dataset } from "../market/session.js";
import type { ReportAssets } from "../report/report-assets.js";
import type { SessionChoice } from "../strategies/hold-out.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
import type { ConfiguredPreset } from "../strategies/preset-configuration.js";
import type { PackageInputs, StudyPackage } from "../strategies/study-package.js";
import type { OnSession } from "../strategies/walk-sessions.js";
import type { EmbeddedDataset } from "./embedded-dataset.js";

/** Changes to single parameters, stage by stage, as a person asks for them. */
export type Overrides = { readonly [stage: string]: Readonly<Record<string, number | undefined>> | undefined };

/** A preset of any strategy, as far as it is printed. */
export interface NamedPreset extends ConfiguredPreset {
  readonly meaning: string;
}

/** What the command line, notebooks and storage need of a strategy: every strategy is entered by the same door. */
export interface StrategyDoor<Preset extends NamedPreset, Study extends JudgedStudy> {
  /** As it is asked for, and as it stands in paths: `volume-shock`. */
  readonly name: string;
  /** As it is printed: `Volume shock`. */
  readonly title: string;
  /** Short name with which the ids of its hypotheses begin. */
  readonly prefix: string;
  /** What a session must have to be judged: `a volume baseline`. */
  readonly judgedWith: string;
  readonly presets: readonly string[];
  /** What the strategy says beside its verdicts: a question and an answer in a sentence each. */
  remarks(study: Study): readonly (readonly [question: string, answer: string])[];
  /** The dataset that it is studied on where none is named. */
  readonly embedded: EmbeddedDataset;
  /** @throws RangeError for an unknown preset or parameter */
  preset(name: string, overrides: Overrides): Preset;
  /**
   * A preset from its configuration as it was written down.
   *
   * @throws RangeError for parameters and choices that are unknown, missing or out of range
   */
  presetFrom(configuration: Json, meaning: string): Preset;
  study(
    dataset: Dataset,
    options: {
      readonly preset: Preset;
      readonly beside: readonly Preset[];
      readonly seed: number;
      readonly prior: PriorTrials;
      readonly sessions: SessionChoice;
      readonly onSession?: OnSession;
    },
  ): Promise<Study>;
  pack(study: Study, inputs: PackageInputs): StudyPackage;
  report(study: Study, inspection: Inspection, assets: ReportAssets): string;
}
