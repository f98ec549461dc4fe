import { z } from "zod";
import type { Json } from "./canonical-json.js";
import type { PriorTrials } from "./ledger-line.js";
import { fieldPath } from "./package-fault.js";

/** Version of the manifests that are written. From 2 on a package can be computed again; 1 can be checked only. */
export const manifestVersion = 2;

/** A preset as a manifest holds it. */
export interface ManifestPreset {
  /** Name, parameter values and choices: its digest is the identity of a trial. */
  readonly configuration: Json;
  readonly meaning: string;
}

/** Everything that a package was made from. */
export interface Manifest extends ManifestPreset {
  readonly strategy: string;
  /** Version of the library that made it. */
  readonly strikelab: string;
  readonly manifest_version: 2;
  readonly seed: number;
  readonly data: {
    readonly name: string;
    readonly format: string;
    readonly generated: string | null;
    readonly digest: string;
    /** Digest of what was recorded, whatever its files are called; null where `digest` is it. */
    readonly market: string | null;
    readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  };
  readonly hold_out: {
    readonly from: string | null;
    readonly until: string | null;
    readonly studied: number;
    readonly keptBack: number;
    readonly statement: string;
  };
  /** Digest of the registration that the study confirms. */
  readonly confirms: string | null;
  readonly beside: readonly ManifestPreset[];
  readonly ledger: PriorTrials;
  /** The other JSON files of the package. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** The part that is the same in every version. */
export interface ManifestCore extends Pick<Manifest, "strategy" | "strikelab" | "seed" | "configuration" | "files"> {
  readonly manifest_version: number;
  readonly data: Pick<Manifest["data"], "name" | "format" | "digest" | "files">;
}

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("SHA-256, 64 hexadecimal digits");
const text = z.string();
const count = z.int().min(0);
const preset = {
  configuration: z
    .strictObject({
      preset: text,
      parameters: z.record(text, z.record(text, z.number())),
      choices: z.record(text, z.union([text, z.record(text, text)])),
    })
    .describe("every parameter value and choice; the digest of its canonical JSON is the identity of a trial"),
  meaning: text,
};
const core = {
  strategy: z.enum(["volume-shock", "expiration-pressure"]),
  strikelab: text.describe("version of the library"),
  seed: z.number(),
  files: z.array(z.strictObject({ name: text, bytes: count })).describe("the other JSON files of the package"),
};
const inputs = z.array(z.strictObject({ name: text, bytes: count, sha256: digest }));

const first = z.looseObject({
  ...core,
  manifest_version: z.literal(1),
  data: z.strictObject({ name: text, format: text, digest, files: inputs }),
  configuration: preset.configuration,
});

const second = z.strictObject({
  ...core,
  ...preset,
  manifest_version: z.literal(2),
  data: z.strictObject({
    ...{ name: text, format: text, generated: text.nullable(), digest, market: digest.nullable() },
    files: inputs,
  }),
  hold_out: z.strictObject({
    from: text.nullable().describe("first date that was studied; null: the first of all"),
    until: text.nullable().describe("last date that was studied; null: the last of all"),
    studied: count,
    keptBack: count,
    statement: text,
  }),
  confirms: digest.nullable().describe("line of the ledger that registered what this study confirms"),
  beside: z.array(z.strictObject(preset)),
  ledger: z.strictObject({
    head: digest,
    trials: count.describe("distinct trials of the strategy on these data, other than those of this study"),
    sharpes: z.strictObject({ trials: count, mean: z.number().nullable(), variance: z.number().nullable() }),
    looks: z.array(
      z.strictObject({ line: digest, registration: digest, dataset: text, market: digest, from: text, until: text }),
    ),
  }),
});

/** Why a manifest that is newer than {@link manifestVersion} cannot be read. */
export function newerManifest(version: number): string {
  return `manifest_version ${version} is newer than this strikelab knows (${manifestVersion}): update strikelab`;
}

/** What is wrong with a manifest: the field, and why. */
export interface ManifestFault {
  /** Path as `data.files[3].sha256`; null where it concerns the whole. */
  readonly field: string | null;
  readonly problem: string;
}

/**
 * Reads the part of a manifest that every version has, and finds what is wrong with the whole.
 *
 * @returns the manifest, or its faults: what is missing, of the wrong kind, unknown, or of a newer version
 */
export function readManifest(value: Json): ManifestCore | readonly ManifestFault[] {
  const version = typeof value === "object" && value !== null && "manifest_version" in value && value.manifest_version;
  if (typeof version === "number" && version > manifestVersion) {
    return [{ field: "manifest_version", problem: newerManifest(version) }];
  }
  const parsed = (version === 1 ? first : second).safeParse(value);
  if (parsed.success) return value as unknown as ManifestCore;
  return parsed.error.issues.map(({ path, message }) => ({
    field: fieldPath(path),
    problem: message,
  }));
}

/** Whether a manifest tells enough to compute its package again. */
export function isRepeatable(manifest: ManifestCore): manifest is Manifest {
  return manifest.manifest_version === manifestVersion;
}

/** The schema that is published. */
export function manifestJsonSchema(): object {
  return z.toJSONSchema(second);
}
