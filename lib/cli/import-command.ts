import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import { canonicalJson } from "../evidence/canonical-json.js";
import { inspectionJson } from "../evidence/inspection-json.js";
import { canonicalDays } from "../ingest/canonical-days.js";
import { openDataset } from "../ingest/open-dataset.js";
import { writeCanonical } from "../ingest/write-canonical.js";
import { createInspector } from "../market/inspect.js";
import { counted } from "../report/format.js";
import { replaceFolder } from "../storage/replace-folder.js";
import { checkWritable } from "../storage/writable-folder.js";
import { accountOf } from "./inspection-summary.js";
import { terminalProgress } from "./progress.js";
import { shownPath } from "./shown-path.js";
import {
  addSideFileOptions,
  type SideFileRequest,
  sideFileHelp,
  sideFilesOf,
  sideFileWords,
} from "./side-file-options.js";
import type { Surroundings } from "./surroundings.js";
import { UsageError } from "./usage-error.js";

interface ImportOptions extends SideFileRequest {
  readonly out: string;
  readonly json?: true;
}

export function addImportCommand(program: Command, world: Surroundings): void {
  const command = program
    .command("import")
    .summary("write a vendor's files as strikelab's own: smaller, checked by digest, quick to read")
    .description(
      "Reads data of any format and writes them as canonical files, one Parquet file a session with a manifest. A study of the result gives the same numbers. All or nothing.",
    )
    .argument("<path>", "file, folder or glob");
  // Calendars and volatility are no part of a tape: they are named when the result is studied.
  addSideFileOptions(command, ["futures", "lots"])
    .requiredOption("--out <folder>", "where the dataset goes; the folder must be new or empty")
    .option("--json", "print the account of the rows for machines")
    .addHelpText(
      "after",
      `${sideFileHelp}

Examples:
  strikelab import downloads/spx/ --out data/spx
  strikelab import downloads/spx/ --futures downloads/es.csv.gz --out data/spx
  strikelab study --data data/spx`,
    )
    .action((path: string, options: ImportOptions) => importData(path, options, world));
}

async function importData(path: string, options: ImportOptions, world: Surroundings): Promise<void> {
  const { out, json } = options;
  const progress = terminalProgress(world.stderr, world.clock);
  const started = world.clock();
  try {
    const folder = resolve(out);
    await requireEmpty(folder);
    await checkWritable(folder);
    const dataset = await openDataset(path, { ...sideFilesOf(options), progress: progress.report });
    const inspector = createInspector(dataset.description);
    const total = dataset.description.dates.length;
    let done = 0;
    const sessions = canonicalDays(dataset, (loaded) => {
      inspector.add(loaded);
      done += 1;
      progress.report("importing sessions", done, total);
    });
    const { generated: label } = dataset.description;
    // What was generated stays so, whatever file it comes in.
    const words = ["npx strikelab import", path, ...sideFileWords(options, (file) => file), "--out", out];
    const generated = label === null ? null : { label, command: words.join(" "), seed: null };
    const manifest = await replaceFolder(folder, (fresh) => writeCanonical(fresh, generated, sessions));
    progress.done();
    const inspection = inspector.inspection();
    if (json) {
      world.stdout.write(canonicalJson({ folder, inspection: inspectionJson(inspection) }));
      return;
    }
    const bytes = manifest.sessions.reduce((sum, session) => sum + session.bytes, 0);
    const where = shownPath(folder);
    world.stdout.write(
      [
        "",
        ...accountOf(inspection),
        `${counted(manifest.sessions.length, "session")}, ${(bytes / 1e6).toFixed(1)} MB in ${where} (${((world.clock() - started) / 1000).toFixed(1)} s)`,
        "",
        `Next: npx strikelab study --data ${where}`,
        "",
      ].join("\n"),
    );
  } finally {
    progress.done();
  }
}

/** Somebody's files must not go, nor mix with others. */
async function requireEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.length > 0) throw new UsageError(`${folder} is not empty; name another folder`);
}
