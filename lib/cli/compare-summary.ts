import { canonicalJson, type Json } from "../evidence/canonical-json.js";
import {
  type ComparedFile,
  type ComparedList,
  type MovedNumber,
  movedNumber,
  movedNumbers,
  type PackageComparison,
} from "../evidence/compare-packages.js";
import type { JsonDifference } from "../evidence/json-difference.js";
import type { PackageManifest } from "../evidence/package-manifest.js";
import { counted } from "../report/format.js";
import type { ComparedFolder, StoredComparison } from "../storage/compare-stored-packages.js";
import { textTable } from "./text-table.js";

/** How much of a comparison is shown: of numbers and names the most telling, or all. */
export interface SummaryOptions {
  readonly all: boolean;
}

/** What a comparison says on the terminal: verdicts first, then what went in otherwise, then numbers. */
export function comparisonSummary(comparison: StoredComparison, { all }: SummaryOptions): string {
  const { before, after, folders, same, onlyBefore, onlyAfter } = comparison;
  const heading = ["", ...headingOf("A", before, folders.before), ...headingOf("B", after, folders.after), ""];
  if (same) return [...heading, "Nothing moved: every JSON file of the two is the same.", ""].join("\n");
  return [
    ...heading,
    ...strategiesLines(comparison),
    ...verdictLines(comparison),
    ...configurationLines(comparison),
    ...dataLines(comparison),
    ...runLines(comparison),
    ...numberLines(comparison, all),
    ...statementLines(comparison, all),
    ...listLines(comparison, all),
    ...fileLines(comparison.files, all),
    ...spaced([...onlyLines("A", onlyBefore), ...onlyLines("B", onlyAfter)]),
  ].join("\n");
}

/** The same for machines, complete whatever the options. */
export function comparisonJson(comparison: StoredComparison): string {
  // Plain records of JSON values and numbers; only their interfaces do not say so.
  return canonicalJson(comparison as unknown as Json);
}

function headingOf(
  letter: string,
  { strategy, preset, seed, data, strikelab }: PackageManifest,
  { folder, digest }: ComparedFolder,
): readonly string[] {
  return [
    `${letter}  ${folder}`,
    `   ${strategy}; preset ${preset}; seed ${seed}; data ${shortened(data.name, 24)}; strikelab ${strikelab}; digest ${digest.slice(0, 12)}`,
  ];
}

function strategiesLines({ before, after }: PackageComparison): readonly string[] {
  if (before.strategy === after.strategy) return [];
  return [
    `Two strategies, ${before.strategy} and ${after.strategy}: compared as far as they share fields, which may not mean the same.`,
    "",
  ];
}

function verdictLines({ verdicts, ...comparison }: PackageComparison): readonly string[] {
  const [rows, only] = shownOf(comparison, verdicts);
  if (rows.length + only.length === 0) return ["Verdicts and gate: none moved.", ""];
  return ["Verdicts and gate that moved", "", ...differenceTable("verdict", rows), ...only, ""];
}

function configurationLines({ configuration, ...comparison }: PackageComparison): readonly string[] {
  const [rows, only] = shownOf(comparison, configuration);
  if (rows.length + only.length === 0) return ["Parameters and choices: the same.", ""];
  const named = rows.map((row) => ({ ...row, path: row.path.replace(/^configuration\.(parameters\.)?/, "") }));
  return ["Parameters and choices that differ", "", ...differenceTable("parameter", named), ...only, ""];
}

/** Fields of one side only are a finding in two runs of a strategy, and only to be counted between two strategies. */
function shownOf(
  { before, after }: Pick<PackageComparison, "before" | "after">,
  differences: readonly JsonDifference[],
): readonly [rows: readonly JsonDifference[], only: readonly string[]] {
  if (before.strategy === after.strategy) return [differences, []];
  const count = (kind: JsonDifference["kind"]): number => differences.filter((own) => own.kind === kind).length;
  const [a, b] = [count("removed"), count("added")];
  const only = a + b === 0 ? [] : [`${a} only in A, ${b} only in B`];
  return [differences.filter(({ kind }) => kind !== "added" && kind !== "removed"), only];
}

function dataLines({ data }: PackageComparison): readonly string[] {
  const { facts, added, removed, changed } = data;
  if (facts.length + added.length + removed.length + changed.length === 0) return ["Data: the same.", ""];
  return [
    "Data that differ",
    "",
    ...differenceTable("data", facts),
    ...namesLine("files changed", changed),
    ...namesLine("files only in A", removed),
    ...namesLine("files only in B", added),
    "",
  ];
}

function runLines({ run, ...comparison }: PackageComparison): readonly string[] {
  const [rows, only] = shownOf(comparison, run);
  if (rows.length + only.length === 0) return ["Seed, version, ledger: the same.", ""];
  return ["What else went in otherwise", "", ...differenceTable("input", rows), ...only, ""];
}

/** At most so many of the most telling numbers are shown. */
const telling = 30;

/** Numbers that tell most, the first first: how many alerts and trades, how they performed, what each test says. */
const tellingPaths: readonly RegExp[] = [
  /^alerts\.[^.[]+$/,
  /^performance_metrics\.[^.[]+$/,
  /^hypotheses\[.*\]\.(estimate|p_value|trades)$/,
  /^gate\[.*\]\.value$/,
  /^beside\[/,
];

function numberLines({ numbers }: PackageComparison, all: boolean): readonly string[] {
  if (numbers.length === 0) return ["Numbers of evidence.json: none moved.", ""];
  const rank = ({ path }: MovedNumber): number => {
    const own = tellingPaths.findIndex((pattern) => pattern.test(path));
    return own < 0 ? tellingPaths.length : own;
  };
  const ranked = numbers.toSorted((a, b) => rank(a) - rank(b));
  const most = ranked.filter((number) => rank(number) < tellingPaths.length);
  const shown = all ? numbers : (most.length > 0 ? most : ranked).slice(0, telling);
  const part = shown.length === numbers.length ? String(numbers.length) : `${shown.length} of ${numbers.length}`;
  return [
    `Numbers of evidence.json that moved: ${part}${shown.length < numbers.length ? " (--all lists them all)" : ""}`,
    "",
    numberTable(shown, all),
    "",
  ];
}

function statementLines({ statements }: PackageComparison, all: boolean): readonly string[] {
  if (statements.length === 0) return [];
  if (all) return ["Other members of evidence.json that moved", "", ...differenceTable("member", statements), ""];
  return [
    `Other members of evidence.json, such as reasons, moved in ${counted(statements.length, "place")} (--all lists them)`,
    "",
  ];
}

function listLines({ lists, before, after }: PackageComparison, all: boolean): readonly string[] {
  if (lists.length === 0) return [];
  const comparable = before.strategy === after.strategy && before.data.digest === after.data.digest;
  return [
    "Lists that moved, matched by the names of their elements",
    ...(comparable ? [] : ["(strategies or data differ: two events of one name need not be the same event)"]),
    "",
    textTable(
      ["list", "in A", "in B", "only A", "only B", "changed", "renamed"],
      lists.map(({ before, after, added, removed, changed, renamed, ...named }) => [
        shortened(nameOf(named), 69),
        ...[before, after, removed.length, added.length, changed.length, renamed.length].map(String),
      ]),
    ),
    "",
    ...spaced(lists.filter(({ file }) => ["trades.json", "alerts.json"].includes(file)).flatMap(firstOf)),
    ...(all ? lists.flatMap((list) => everyDifference(nameOf(list), list.differences)) : []),
  ];
}

/** Lines with an empty one behind them; nothing for none. */
function spaced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [...lines, ""];
}

function nameOf({ file, list }: Pick<ComparedList, "file" | "list">): string {
  return list === "" ? file : `${file}: ${list}`;
}

function firstOf(list: ComparedList): readonly string[] {
  const name = nameOf(list);
  return [
    ...namesLine(`${name} only in A`, list.removed),
    ...namesLine(`${name} only in B`, list.added),
    ...namesLine(`${name} changed`, list.changed),
    ...namesLine(
      `${name} renamed`,
      list.renamed.map(([before, after]) => `${before} to ${after}`),
    ),
  ];
}

function fileLines(files: readonly ComparedFile[], all: boolean): readonly string[] {
  if (files.length === 0) return [];
  return [
    "Other differences by file",
    "",
    textTable(
      ["file", "numbers", "other members"],
      files.map(({ file, after, numbers, others }) => [
        shortened(file === after ? file : `${file} / ${countIn(after)}`, 90),
        ...[numbers, others].map(({ length }) => String(length)),
      ]),
    ),
    "",
    ...(all
      ? files.flatMap(({ file, numbers, others }) => [
          ...(numbers.length === 0 ? [] : [`Numbers of ${file} that moved`, "", numberTable(numbers, true), ""]),
          ...(others.length === 0
            ? []
            : [`Other members of ${file} that moved`, "", ...differenceTable("member", others), ""]),
        ])
      : []),
  ];
}

/** The count in a file's name. */
function countIn(name: string): string {
  return /_(\d+)_/.exec(name)?.[1] ?? name;
}

function everyDifference(name: string, differences: readonly JsonDifference[]): readonly string[] {
  const numbers = movedNumbers(differences);
  const others = differences.filter((difference) => movedNumber(difference) === null);
  return [
    ...(numbers.length === 0 ? [] : [`Numbers of ${name} that moved`, "", numberTable(numbers, true), ""]),
    ...(others.length === 0 ? [] : [`Other differences of ${name}`, "", ...differenceTable("member", others), ""]),
  ];
}

function onlyLines(letter: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `Only ${letter} has ${name}`);
}

/** At most so many names are shown before the rest is counted, fewer where the line is full. */
const firstFew = 4;
const lineLength = 116;

function namesLine(title: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const line = (count: number): string => {
    const rest = names.length - count;
    const shown = names.slice(0, count).map((name) => shortened(name, 40));
    return `${title}: ${[...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(", ")}`;
  };
  let count = Math.min(firstFew, names.length);
  while (count > 1 && line(count).length > lineLength) count -= 1;
  return [line(count)];
}

function differenceTable(title: string, differences: readonly JsonDifference[]): readonly string[] {
  if (differences.length === 0) return [];
  const rows = differences.map(({ path, kind, before, after }) => {
    const place = path === "" ? "(whole)" : shortened(path, 56);
    if (kind === "reordered") return [place, "one order", "another order"];
    const [a, b] = typeof before === "number" && typeof after === "number" ? bothNumbers(before, after) : [];
    return [place, a ?? valueText(before), b ?? valueText(after)];
  });
  return [textTable([title, "A", "B"], rows)];
}

function numberTable(numbers: readonly MovedNumber[], all: boolean): string {
  return textTable(
    ["number", "A", "B", "difference"],
    numbers.map(({ path, before, after, difference }) => [
      all ? path : shortened(path, 68),
      ...bothNumbers(before, after),
      Number.isNaN(difference) ? "-" : `${difference > 0 ? "+" : ""}${numberText(difference, 4)}`,
    ]),
  );
}

/** Two numbers with as many digits as tell them apart, four to eight. */
function bothNumbers(before: number, after: number): readonly [string, string] {
  for (let digits = 4; digits < 9; ++digits) {
    const texts = [numberText(before, digits), numberText(after, digits)] as const;
    if (texts[0] !== texts[1]) return texts;
  }
  return [numberText(before, 4), numberText(after, 4)];
}

function numberText(value: number, digits: number): string {
  if (Number.isNaN(value)) return "-";
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(digits)));
}

function valueText(value: Json | undefined): string {
  if (value === undefined) return "(none)";
  if (value === null) return "-";
  if (typeof value === "string") return /^[\da-f]{64}$/.test(value) ? value.slice(0, 12) : shortened(value, 28);
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  return Array.isArray(value)
    ? `(${counted(value.length, "element")})`
    : `(${counted(Object.keys(value).length, "member")})`;
}

/** A text with its middle left out where it is longer. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = Math.ceil((length - 3) / 2);
  return `${text.slice(0, head)}...${text.slice(text.length - (length - 3 - head))}`;
}
