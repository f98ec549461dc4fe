import { canonicalJson, type Json } from "../evidence/canonical-json.js";
import { digestOfFiles, type TextFile } from "../evidence/digest.js";
import { configurationDigest, type PriorTrials } from "../evidence/ledger-line.js";
import { priorJson } from "../evidence/ledger-trials.js";
import { manifestVersion } from "../evidence/manifest.js";
import type { JudgedStudy } from "./judged-study.js";
import { presetConfiguration } from "./preset-configuration.js";

/** The JSON files of a study, and the digest that names their folder. */
export interface StudyPackage {
  readonly digest: string;
  /** Digest of parameters and choices. */
  readonly configuration: string;
  /** The same of the presets that ran beside. */
  readonly besideConfigurations: readonly string[];
  readonly files: readonly TextFile[];
}

/** What a package holds besides the study. */
export interface PackageInputs {
  /** What `inspect` says of the data. */
  readonly inspection: Json;
  /** Version of the library. */
  readonly version: string;
  /** What had been tried before: an input like the data. */
  readonly prior: PriorTrials;
  /** Digest of the registration that the study confirms; null for a study of the sessions that anybody may see. */
  readonly confirms: string | null;
}

export function jsonFile(name: string, value: Json): TextFile {
  return { name, text: canonicalJson(value) };
}

/**
 * The files of a study with the manifest that tells how to make them again.
 *
 * @param results the files of evidence
 */
export function packageStudy(
  strategy: string,
  study: JudgedStudy,
  results: readonly TextFile[],
  { version, prior, confirms }: Omit<PackageInputs, "inspection">,
): StudyPackage {
  const { dataset, holdOut } = study;
  const [main, ...beside] = [study.main, ...study.beside].map(({ record: { preset } }) => ({
    configuration: presetConfiguration(preset),
    meaning: preset.meaning,
  }));
  const manifest: Json = {
    strategy,
    strikelab: version,
    manifest_version: manifestVersion,
    seed: study.seed,
    data: {
      name: dataset.name,
      format: dataset.format,
      generated: dataset.generated,
      digest: dataset.digest,
      market: dataset.market ?? null,
      files: dataset.files.map((input) => ({ ...input })),
    },
    hold_out: { ...holdOut, from: holdOut.from ?? null, until: holdOut.until ?? null },
    confirms,
    ...main!,
    beside: beside.map((own) => ({ ...own })),
    ledger: priorJson(prior),
    files: results.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text).length })),
  };
  const files = [...results, jsonFile("manifest.json", manifest)];
  return {
    digest: digestOfFiles(files),
    configuration: configurationDigest(main!.configuration),
    besideConfigurations: beside.map(({ configuration }) => configurationDigest(configuration)),
    files,
  };
}
