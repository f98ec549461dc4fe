import { comparePackages, type PackageComparison } from "../evidence/compare-packages.js";
import { digestOfFiles } from "../evidence/digest.js";
import { DataError } from "../market/data-error.js";
import { findPackage } from "./find-package.js";
import { jsonFiles, type PackageOnDisk, packageContent, readPackage } from "./read-package.js";

/** Where a compared package lies, and the digest of its JSON as it is now. */
export interface ComparedFolder {
  readonly folder: string;
  readonly digest: string;
}

/** Two packages on disk side by side. */
export interface StoredComparison extends PackageComparison {
  readonly folders: { readonly before: ComparedFolder; readonly after: ComparedFolder };
}

/**
 * Compares two packages on disk, each named by its folder, its manifest.json or report.html, or the first digits of its digest
 * below `reports`. Whether their digests hold is not judged.
 *
 * @throws DataError for what is no package, or cannot be read
 */
export async function compareStoredPackages(
  before: string,
  after: string,
  reports = "reports",
): Promise<StoredComparison> {
  const [a, b] = [await packageAt(before, reports), await packageAt(after, reports)];
  return {
    ...comparePackages(packageContent(a), packageContent(b)),
    folders: { before: folderOf(a), after: folderOf(b) },
  };
}

async function packageAt(word: string, reports: string): Promise<PackageOnDisk> {
  if (word === "") throw new DataError("a package is named by its folder or its digest", { file: '""' });
  return readPackage(await findPackage(word, reports));
}

function folderOf({ folder, files }: PackageOnDisk): ComparedFolder {
  return { folder, digest: digestOfFiles(jsonFiles(files)) };
}
