import { join } from "node:path";
import { type PackageEvidence, packageEvidence } from "../evidence/package-evidence.js";
import { DataError } from "../market/data-error.js";
import { packageContent, readPackage } from "./read-package.js";

/**
 * What the `evidence.json` of a package on disk says, as plain records.
 *
 * @param folder of the package
 * @throws DataError for what is no package, and for evidence that does not keep its schema
 */
export async function readEvidence(folder: string): Promise<PackageEvidence> {
  const content = packageContent(await readPackage(folder));
  try {
    return packageEvidence(content.get("evidence.json") ?? null);
  } catch (error) {
    if (error instanceof RangeError) throw new DataError(error.message, { file: join(folder, "evidence.json") });
    throw error;
  }
}
