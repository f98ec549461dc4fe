import type { Manifest } from "../evidence/manifest.js";
import type { RecomputedDifference } from "../evidence/package-difference.js";
import type { Dataset, DatasetDescription, InputFile } from "../market/session.js";

/**
 * The data that a manifest names, found in a dataset: under the names that the manifest knows them by, or the first file that is
 * another. Bytes decide: files and folder may have been renamed, which is said.
 */
export function matchData(
  { data }: Manifest,
  dataset: Dataset,
): { readonly dataset: Dataset; readonly notes: readonly string[] } | { readonly difference: RecomputedDifference } {
  const { description } = dataset;
  const differs = (field: string, recorded: string | null, computed: string | null) => ({
    difference: { stage: "data" as const, file: "manifest.json", field, recorded, computed },
  });
  if (description.format !== data.format)
    return differs("data.format", JSON.stringify(data.format), JSON.stringify(description.format));
  // The digest of data without files, which were made in memory, is all that they have.
  if (data.files.length === 0 && description.digest !== data.digest)
    return differs("data.digest", JSON.stringify(data.digest), JSON.stringify(description.digest));
  const found = new Map(description.files.map((file) => [file.name, file]));
  const notes: string[] = [];
  if (!sameNames(data.files, description.files)) {
    const digests = (own: readonly InputFile[]): string =>
      own
        .map(({ sha256 }) => sha256)
        .sort()
        .join();
    if (digests(data.files) !== digests(description.files)) {
      const [missing] = data.files.filter(({ name }) => !found.has(name));
      const known = new Set(data.files.map(({ name }) => name));
      const [surplus] = description.files.filter(({ name }) => !known.has(name));
      return differs("data.files", JSON.stringify(missing) ?? null, JSON.stringify(surplus) ?? null);
    }
    notes.push("the files of the data have other names, and the same bytes");
  } else {
    for (const [k, { name, bytes, sha256 }] of data.files.entries()) {
      const { bytes: length, sha256: other } = found.get(name)!;
      if (length !== bytes) return differs(`data.files[${k}].bytes (${name})`, String(bytes), String(length));
      if (other !== sha256)
        return differs(`data.files[${k}].sha256 (${name})`, JSON.stringify(sha256), JSON.stringify(other));
    }
  }
  if (description.name !== data.name) notes.push(`the data are called ${description.name} here, not ${data.name}`);
  const named: DatasetDescription = { ...description, name: data.name, files: data.files, digest: data.digest };
  return { dataset: { ...dataset, description: named }, notes };
}

function sameNames(one: readonly InputFile[], other: readonly InputFile[]): boolean {
  const names = (files: readonly InputFile[]): string => JSON.stringify(files.map(({ name }) => name).sort());
  return names(one) === names(other);
}
