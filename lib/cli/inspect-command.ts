import type { Command } from "commander";
import { canonicalJson } from "../evidence/canonical-json.js";
import { inspectionJson } from "../evidence/inspection-json.js";
import { openDataset } from "../ingest/open-dataset.js";
import { createInspector } from "../market/inspect.js";
import { inspectionSummary } from "./inspection-summary.js";
import { terminalProgress } from "./progress.js";
import { addSideFileOptions, type SideFileRequest, sideFileHelp, sideFilesOf } from "./side-file-options.js";
import type { Surroundings } from "./surroundings.js";

interface InspectOptions extends SideFileRequest {
  readonly json?: true;
}

export function addInspectCommand(program: Command, world: Surroundings): void {
  const command = program
    .command("inspect")
    .summary("what is in the data: sessions, coverage, gaps, repairs")
    .description(
      "Reads data and says what is in them: sessions, coverage, gaps, what was repaired or set aside and why. Nothing is written.",
    )
    .argument("<path>", "file, folder or glob");
  addSideFileOptions(command)
    .option("--json", "print the inspection for machines")
    .addHelpText(
      "after",
      `${sideFileHelp}

Examples:
  strikelab inspect recordings/
  strikelab inspect cboe/ --futures es.csv.gz
  strikelab inspect recordings/ --json > inspection.json`,
    )
    .action((path: string, options: InspectOptions) => inspect(path, options, world));
}

async function inspect(path: string, options: InspectOptions, world: Surroundings): Promise<void> {
  const progress = terminalProgress(world.stderr, world.clock);
  try {
    const dataset = await openDataset(path, { ...sideFilesOf(options), progress: progress.report });
    const inspector = createInspector(dataset.description);
    const total = dataset.description.dates.length;
    let done = 0;
    for await (const loaded of dataset.sessions()) {
      inspector.add(loaded);
      done += 1;
      progress.report("inspecting sessions", done, total);
    }
    progress.done();
    const inspection = inspector.inspection();
    world.stdout.write(options.json ? canonicalJson(inspectionJson(inspection)) : inspectionSummary(inspection));
  } finally {
    progress.done();
  }
}
