import type { Command } from "commander";
import { compareStoredPackages } from "../storage/compare-stored-packages.js";
import { comparisonJson, comparisonSummary } from "./compare-summary.js";
import type { Surroundings } from "./surroundings.js";

interface CompareOptions {
  readonly reports: string;
  readonly json?: true;
  readonly all?: true;
}

export function addCompareCommand(program: Command, world: Surroundings): void {
  program
    .command("compare")
    .summary("two evidence packages side by side: what went in otherwise, and what came out otherwise")
    .description(
      "Compares two evidence packages: verdicts and gate that moved, parameters, data and other inputs that differ, then numbers, alerts and trades. Nothing is written. Ends with exit code 0 whether or not something moved.",
    )
    .argument("<A>", "package before: its folder, its manifest.json or report.html, or first digits of its digest")
    .argument("<B>", "package after, named likewise")
    .option("--all", "list every number and text that moved, not only the most telling")
    .option("--json", "print the whole comparison for machines")
    .option("--reports <folder>", "where digests are looked up, from the current folder", "reports")
    .addHelpText(
      "after",
      `
Elements of lists are matched by what identifies them (id, detection, name, date...), not by position:
hypotheses[VS-T3-points].p_value. Events are numbered within a day, so one more event can rename those behind it: an
element that is alike but for its name counts as renamed. Differences are B less A. Whether the packages are sound is not
judged here.

Examples:
  strikelab compare 5715db e59743
  strikelab compare reports/volume-shock/5715db59eb0d elsewhere/volume-shock/79c0a2ac72af --all
  strikelab compare 5715db e59743 --json | jq .verdicts`,
    )
    .action((before: string, after: string, options: CompareOptions) => compare(before, after, options, world));
}

async function compare(before: string, after: string, options: CompareOptions, world: Surroundings): Promise<void> {
  const comparison = await compareStoredPackages(before, after, options.reports);
  world.stdout.write(
    options.json ? comparisonJson(comparison) : comparisonSummary(comparison, { all: options.all === true }),
  );
}
