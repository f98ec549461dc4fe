import { canonicalJson, type Json } from "../evidence/canonical-json.js";
import { digestOfFiles, type TextFile } from "../evidence/digest.js";
import { configurationDigest, type PriorTrials } from "../evidence/ledger-line.js";
import type { JudgedStudy } from "./judged-study.js";

/** The JSON files of a study, and the digest that names their folder. */
export interface StudyPackage {
  readonly digest: string;
  /** Digest of parameters and choices. */
  readonly configuration: string;
  /** The same of the presets that ran beside. */
  readonly besideConfigurations: readonly string[];
  readonly files: readonly TextFile[];
}

export function jsonFile(name: string, value: Json): TextFile {
  return { name, text: canonicalJson(value) };
}

/**
 * The files of a study with the manifest that tells how to make them again.
 *
 * @param configuration everything that decides what the preset does; `beside` the same of the others
 * @param results the files of evidence
 * @param version of the library
 * @param ledger what had been tried before: an input like the data
 */
export function packageStudy(
  strategy: string,
  study: JudgedStudy,
  configuration: Json,
  beside: readonly Json[],
  results: readonly TextFile[],
  version: string,
  ledger: PriorTrials,
): StudyPackage {
  const { dataset, holdOut } = study;
  const manifest: Json = {
    strategy,
    strikelab: version,
    manifest_version: 1,
    seed: study.seed,
    data: {
      name: dataset.name,
      format: dataset.format,
      digest: dataset.digest,
      files: dataset.files.map((input) => ({ ...input })),
    },
    hold_out: { ...holdOut, until: holdOut.until ?? null },
    configuration,
    ledger: { ...ledger },
    files: results.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text).length })),
  };
  const files = [...results, jsonFile("manifest.json", manifest)];
  return {
    digest: digestOfFiles(files),
    configuration: configurationDigest(configuration),
    besideConfigurations: beside.map(configurationDigest),
    files,
  };
}
