import { basename, dirname, join, resolve } from "node:path";
import type { TextFile } from "../evidence/digest.js";
import { isRepeatable, type Manifest, type ManifestCore, manifestVersion } from "../evidence/manifest.js";
import type { PackageFault } from "../evidence/package-fault.js";
import { checkLedger } from "../evidence/verify-ledger.js";
import { checkPackage } from "../evidence/verify-package.js";
import type { Progress } from "../ingest/reader.js";
import { DataError } from "../market/data-error.js";
import { findPackage } from "../storage/find-package.js";
import { readLedgerFile } from "../storage/ledger-file.js";
import { type DataSource, readContext } from "../storage/package-context.js";
import { readFolder } from "../storage/read-package.js";
import { type EmbeddedDataset, embeddedDataset, embeddedNames } from "./embedded-dataset.js";
import type { Recomputed } from "./recompute-study.js";
import { openStudyData } from "./run-study.js";
import { type SideFileRequest, sideFilesOf } from "./side-file-options.js";
import { strategyDoor } from "./strategies.js";

/** How a package is verified. */
export interface VerifyRequest extends SideFileRequest {
  /** Whether it is computed again from the data. */
  readonly recompute?: boolean;
  /** Where the data are; where the package was made from them, or with strikelab, where left out. */
  readonly data?: string;
  /** Folder of reports below which a package that is named by the first digits of its digest is looked for. */
  readonly reports?: string;
  /** Ledger to hold it against; the one in the folder of its reports where left out, null for none. */
  readonly ledger?: string | null;
  readonly progress?: Progress;
}

/** What is known of a package after it was verified. */
export interface VerifiedPackage {
  readonly folder: string;
  /** Null where it cannot be read. */
  readonly manifest: ManifestCore | null;
  readonly digest: string | null;
  /** Everything that is wrong, in the order in which it was found; empty: the package holds. */
  readonly faults: readonly PackageFault[];
  /** Where the ledger is, and the number of the line that wrote the package down; null where there is no ledger. */
  readonly ledger: { readonly path: string; readonly line: number | null } | null;
  /** Null where it was not computed again. */
  readonly recomputed: Recomputed | null;
}

/**
 * Verifies an evidence package: files, schemas, arithmetic, digest, its line in the ledger, and, where it is asked for, that the
 * same comes out again from the data. Nothing is written.
 *
 * @throws DataError for a folder that is no package, for data that cannot be opened, and where a package of an older version is to
 *   be computed again
 */
export async function verifyPackage(place: string, request: VerifyRequest = {}): Promise<VerifiedPackage> {
  const { folder, files } = await readFolder(await findPackage(place, request.reports ?? "reports"));
  const { manifest, digest, faults } = checkPackage(files, basename(resolve(folder)));
  const held = manifest ? await heldAgainst(folder, manifest, digest!, files, request.ledger) : null;
  const known = [...faults, ...(held?.faults ?? [])];
  const ledger = held && { path: held.path, line: held.line };
  const checked = { folder, manifest, digest, ledger };
  if (!request.recompute || manifest === null) return { ...checked, faults: known, recomputed: null };
  if (opensVault(manifest) && known.length > 0) {
    const problem = "is not computed again: it would show held-out sessions to what is not what was registered";
    const refused = { file: "manifest.json", field: "confirms", problem, found: null, expected: null };
    return { ...checked, faults: [...known, refused], recomputed: null };
  }
  const recomputed = await recompute(folder, manifest, files, request);
  return { ...checked, faults: [...known, ...differenceFaults(recomputed)], recomputed };
}

function opensVault(manifest: ManifestCore): boolean {
  return isRepeatable(manifest) && manifest.confirms !== null;
}

async function heldAgainst(
  folder: string,
  manifest: ManifestCore,
  digest: string,
  files: readonly TextFile[],
  asked: string | null | undefined,
) {
  if (asked === null) return null;
  const path = asked ?? join(dirname(dirname(resolve(folder))), "ledger.jsonl");
  const ledger = await readLedgerFile(path);
  const empty = ledger.lines.length === 0 && ledger.faults.length === 0;
  // A package that was sent on stands alone; a ledger that was named must be there.
  if (empty && asked === undefined) return null;
  if (empty) throw new DataError("no such ledger, or an empty one", { file: path });
  const evidence = parsed(files.find(({ name }) => name === "evidence.json")?.text);
  return { path, ...checkLedger(ledger, manifest, digest, evidence) };
}

function parsed(text: string | undefined) {
  try {
    return text === undefined ? {} : JSON.parse(text);
  } catch {
    // Its own check has said so already.
    return {};
  }
}

async function recompute(
  folder: string,
  manifest: ManifestCore,
  files: readonly TextFile[],
  request: VerifyRequest,
): Promise<Recomputed> {
  const { manifest_version: version } = manifest;
  if (!isRepeatable(manifest)) {
    const problem = `manifest_version ${version} does not tell enough to compute the package again (from ${manifestVersion} on it does): study the data again`;
    throw new DataError(problem, { file: join(folder, "manifest.json") });
  }
  const strategy = strategyDoor(manifest.strategy);
  const dataset = await openStudyData(strategy.embedded, await sourceOf(folder, manifest, request));
  const { progress } = request;
  return strategy.recompute(manifest, files, dataset, (done, total) => progress?.("computing sessions", done, total));
}

/** Where the data are: as asked, as the package's context has it, or among the sets that ship with strikelab. */
async function sourceOf(
  folder: string,
  { data }: Manifest,
  request: VerifyRequest,
): Promise<SideFileRequest & { readonly data: string; readonly progress?: Progress }> {
  const context = (await readContext(folder))?.source ?? {};
  const place = request.data ?? placeOf(context, data.name);
  if (place === undefined) {
    throw new DataError(
      `nothing here says where its data are (${data.name}, ${data.files.length} files): name them with --data`,
      {
        file: folder,
      },
    );
  }
  const { progress } = request;
  return { ...sideFilesOf(context), ...sideFilesOf(request), data: place, ...(progress ? { progress } : {}) };
}

function placeOf(context: DataSource, name: string): string | undefined {
  if (context.path !== undefined) return context.path;
  const embedded = embeddedNames.find((own): own is EmbeddedDataset => own === (context.embedded ?? name));
  return embedded && embeddedDataset(embedded);
}

function differenceFaults({ difference }: Recomputed): readonly PackageFault[] {
  if (!difference) return [];
  const { stage, file, field, recorded, computed } = difference;
  return [{ file, field, problem: `comes out otherwise (stage ${stage})`, found: recorded, expected: computed }];
}
