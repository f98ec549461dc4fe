import { configurationDigest, type Evaluation } from "../evidence/ledger-line.js";
import { trialOf } from "../evidence/trial-json.js";
import type { JudgedStudy } from "./judged-study.js";
import { type ConfiguredPreset, presetConfiguration } from "./preset-configuration.js";

/**
 * The looks at the data that a study took, as the ledger lists them: its preset, then those beside.
 *
 * @param prefix short name of the strategy, with which the ids of its hypotheses begin
 */
export function studyEvaluations({ main, beside }: JudgedStudy, prefix: string): readonly Evaluation[] {
  return [main, ...beside].map(({ record, judgement }) => {
    const sharpe = trialOf(judgement, `${prefix}-T6-sharpe`).finding?.estimate ?? Number.NaN;
    return evaluation(record.preset, Number.isFinite(sharpe) ? sharpe : null);
  });
}

/** The same of presets whose results nobody has, since their study failed. */
export function failedEvaluations(presets: readonly ConfiguredPreset[]): readonly Evaluation[] {
  return presets.map((preset) => evaluation(preset, null));
}

function evaluation(preset: ConfiguredPreset, sharpe: number | null): Evaluation {
  return { preset: preset.name, configuration: configurationDigest(presetConfiguration(preset)), sharpe };
}
