import { z } from "zod";
import { canonicalJson, type Json } from "./canonical-json.js";
import { executionFile } from "./execution-schema.js";
import { expirationPressureAlertsFile, expiriesFile } from "./expiration-pressure-alert-schema.js";
import { expirationPressureArtefactFiles } from "./expiration-pressure-artefact-schema.js";
import { expirationPressureEvidenceFile } from "./expiration-pressure-evidence-schema.js";
import { inspectionFile } from "./inspection-schema.js";
import { manifestJsonSchema } from "./manifest.js";
import { fieldPath, type PackageFault } from "./package-fault.js";
import type { Schema } from "./schema-kinds.js";
import { tradesFile } from "./trade-schema.js";
import { validationScheduleFile } from "./validation-schedule-schema.js";
import { volumeShockAlertsFile } from "./volume-shock-alert-schema.js";
import { volumeShockArtefactFiles } from "./volume-shock-artefact-schema.js";
import { volumeShockEvidenceFile } from "./volume-shock-evidence-schema.js";

/** The files of each strategy's package but its manifest; `<n>` stands for a number. */
const packages: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  "expiration-pressure": {
    "evidence.json": expirationPressureEvidenceFile,
    "alerts.json": expirationPressureAlertsFile,
    "expiries.json": expiriesFile,
    "trades.json": tradesFile,
    "execution.json": executionFile,
    ...expirationPressureArtefactFiles,
    "validation_schedule.json": validationScheduleFile,
    "inspection.json": inspectionFile,
  },
  "volume-shock": {
    "evidence.json": volumeShockEvidenceFile,
    "alerts.json": volumeShockAlertsFile,
    "trades.json": tradesFile,
    "execution.json": executionFile,
    ...volumeShockArtefactFiles,
    "validation_schedule.json": validationScheduleFile,
    "inspection.json": inspectionFile,
  },
};

/**
 * Names of the files that a strategy's package has beside its manifest, `<n>` for a number that the data decide.
 *
 * @throws RangeError for an unknown strategy
 */
export function packageFileNames(strategy: string): readonly string[] {
  return Object.keys(packageOf(strategy));
}

/** A file's name with `<n>` for the number in it. */
export function namePattern(fileName: string): string {
  return fileName.replace(/_\d+_/, "_<n>_");
}

/**
 * Where a file of a package is not what its schema says: fields that are missing, of another kind or not known.
 *
 * @param value the file's content
 * @throws RangeError for an unknown strategy
 */
export function schemaFaults(strategy: string, fileName: string, value: Json): readonly PackageFault[] {
  const files = packageOf(strategy);
  const pattern = namePattern(fileName);
  if (!Object.hasOwn(files, pattern)) {
    return [
      {
        file: fileName,
        field: null,
        problem: `is no file of a package of ${strategy}`,
        found: null,
        expected: Object.keys(files).join(", "),
      },
    ];
  }
  const { success, error } = files[pattern]!.safeParse(value);
  return success ? [] : error.issues.flatMap((issue) => issueFaults(issue, [], fileName, value));
}

/**
 * Every schema as a JSON Schema (draft 2020-12), named `<strategy>/<file>.schema.json`, the number in a file's name as
 * `n`; both strategies' manifests have one, `manifest.schema.json`.
 */
export function publishedSchemas(): readonly { readonly name: string; readonly text: string }[] {
  const text = (schema: object, title: string) => canonicalJson({ ...(schema as { [key: string]: Json }), title });
  const ofStrategies = Object.entries(packages).flatMap(([strategy, files]) =>
    Object.entries(files).map(([pattern, schema]) => ({
      name: `${strategy}/${pattern.replace("<n>", "n").replace(/\.json$/, "")}.schema.json`,
      text: text(z.toJSONSchema(schema), `${strategy}: ${pattern}`),
    })),
  );
  return [...ofStrategies, { name: "manifest.schema.json", text: text(manifestJsonSchema(), "manifest.json") }];
}

function packageOf(strategy: string): Readonly<Record<string, Schema>> {
  if (!Object.hasOwn(packages, strategy)) throw new RangeError(`unknown strategy: ${strategy}`);
  return packages[strategy]!;
}

type Issue = z.core.$ZodIssue;

function issueFaults(issue: Issue, above: readonly PropertyKey[], file: string, root: Json): readonly PackageFault[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const own = [...path, key];
      return {
        file,
        field: fieldPath(own),
        problem: "is not a known field",
        found: shown(valueAt(root, own)),
        expected: null,
      };
    });
  }
  if (issue.code === "invalid_union") {
    // Of the alternatives the one that fits best says what is wrong; the others would name fields that were never meant.
    const [nearest] = [...alternativesOf(issue)].sort((a, b) => weight(a) - weight(b));
    const inside = nearest?.some(({ path: own, code }) => own.length > 0 || code === "unrecognized_keys");
    if (inside) return nearest!.flatMap((own) => issueFaults(own, path, file, root));
  }
  const found = valueAt(root, path);
  return [
    {
      file,
      field: fieldPath(path),
      problem: found === undefined ? "is missing" : "is not what the schema allows",
      found: shown(found),
      expected: expectation(issue),
    },
  ];
}

/** How far a value is from an alternative: the fields that are wrong. */
function weight(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1), 0);
}

/** An alternative may be a choice of its own: then its alternatives stand beside the others. */
function alternativesOf({ errors }: Extract<Issue, { code: "invalid_union" }>): readonly (readonly Issue[])[] {
  return errors.flatMap((own) => {
    const [first] = own;
    return own.length === 1 && first?.code === "invalid_union" && first.path.length === 0
      ? alternativesOf(first)
      : [own];
  });
}

function expectation(issue: Issue): string {
  if (issue.code === "invalid_type") return issue.expected === "int" ? "a whole number" : issue.expected;
  if (issue.code === "invalid_union")
    return alternativesOf(issue)
      .map(([first]) => expectation(first!))
      .join(" or ");
  if (issue.code === "invalid_value") return issue.values.map((value) => JSON.stringify(value)).join(" or ");
  if (issue.code === "too_small") return `${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`;
  if (issue.code === "too_big") return `${issue.inclusive ? "at most" : "less than"} ${issue.maximum}`;
  if (issue.code === "invalid_format" && issue.pattern) return `text like ${issue.pattern}`;
  return issue.message;
}

function valueAt(root: Json, path: readonly PropertyKey[]): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path) {
    if (value === null || typeof value !== "object") return undefined;
    value = Object.hasOwn(value, step) ? (value as Readonly<Record<PropertyKey, Json>>)[step] : undefined;
  }
  return value;
}

/** Long values are cut: what matters is that they are there. */
function shown(value: Json | undefined): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
