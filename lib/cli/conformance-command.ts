import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { type ConformanceResult, checkConformance } from "../audit/conformance.js";
import { canonicalJson } from "../evidence/canonical-json.js";
import { parseConformanceFile } from "./conformance-file.js";
import type { Surroundings } from "./surroundings.js";
import { UsageError } from "./usage-error.js";

/** Differences told in a line; `--json` has all of them. */
const TOLD = 3;

/** @param onFailure called when a case fails, for the exit code */
export function addConformanceCommand(program: Command, world: Surroundings, onFailure: () => void): void {
  program
    .command("conformance")
    .summary("check the statistics against reference numbers computed elsewhere")
    .description(
      "Answers each case of a file of reference numbers with the library and compares every field within the case's tolerance. Exit code 1 when any case fails or is of an unknown family.",
    )
    .argument("<file>", "JSON: cases with id, family, function, input, expected, tolerance {rel, abs}")
    .option("--json", "print the result for machines")
    .addHelpText(
      "after",
      `
Examples:
  strikelab conformance statistics.json
  strikelab conformance statistics.json --json | jq '.cases[] | select(.differences != [])'`,
    )
    .action(async (file: string, options: { readonly json?: true }) => {
      const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
        throw new UsageError(`cannot read ${file}: ${error.code}`);
      });
      const results = checkConformance(parseConformanceFile(text, file));
      const failed = results.filter(({ differences }) => differences.length > 0).length;
      world.stdout.write(options.json ? canonicalJson(resultsJson(results, failed)) : resultsText(results, failed));
      if (failed > 0) onFailure();
    });
}

function resultsText(results: readonly ConformanceResult[], failed: number): string {
  const lines = results.map(({ id, differences }) => {
    if (differences.length === 0) return `${id}  ok`;
    const more = differences.length > TOLD ? `; and ${differences.length - TOLD} more` : "";
    return `${id}  FAILED  ${differences.slice(0, TOLD).join("; ")}${more}`;
  });
  return `${[...lines, `${results.length - failed} passed, ${failed} failed`].join("\n")}\n`;
}

const resultsJson = (results: readonly ConformanceResult[], failed: number) => ({
  passed: results.length - failed,
  failed,
  cases: results.map(({ id, family, differences }) => ({ id, family, differences })),
});
