import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { DataError } from "../market/data-error.js";

/**
 * The folder of a package, from what somebody calls it: the folder, its manifest.json or report.html, or the first digits of
 * its digest where just one package below `<reports>/<strategy>/` begins with them. What is there under that path is taken first.
 *
 * @throws DataError where there is no such package, or more than one
 */
export async function findPackage(word: string, reports: string): Promise<string> {
  const found = await stat(word).catch(() => null);
  if (found?.isFile() && ["manifest.json", "report.html"].includes(basename(word))) return dirname(word);
  if (found) return word;
  if (!/^[\da-f]{1,64}$/.test(word)) throw new DataError("there is no such folder", { file: word });
  const packages = await packagesBelow(reports);
  // Folders bear the first twelve digits; someone may give more.
  const matches = packages.filter((folder) => basename(folder).startsWith(word) || word.startsWith(basename(folder)));
  if (matches.length === 1) return matches[0]!;
  const problem =
    matches.length === 0
      ? `there is no such folder, and no package below ${reports} whose digest begins so`
      : `the digests of ${matches.length} packages begin so: ${matches.join(", ")}`;
  throw new DataError(problem, { file: word });
}

async function packagesBelow(reports: string): Promise<readonly string[]> {
  const strategies = await foldersIn(reports);
  const packages = await Promise.all(strategies.map(foldersIn));
  return packages.flat().filter((folder) => /^[\da-f]{12}$/.test(basename(folder)));
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.sort().map((name) => join(folder, name));
}
