import { canonicalJson, type Json } from "./canonical-json.js";
import { type JsonDifference, jsonDifferences, matchElements } from "./json-difference.js";
import { type PackageManifest, packageManifest } from "./package-manifest.js";

/** The parsed JSON files of a package, by name. */
export type PackageContent = ReadonlyMap<string, Json>;

/** A number that moved; what was or is no number is NaN, and the evidence says why beside it. */
export interface MovedNumber {
  readonly path: string;
  readonly before: number;
  readonly after: number;
  /** After less before. */
  readonly difference: number;
}

/** A long list of a file (trades, alerts, cases) in both packages. */
export interface ComparedList {
  readonly file: string;
  /** Path of the list in the file; empty where it is the file. */
  readonly list: string;
  /** Lengths. */
  readonly before: number;
  readonly after: number;
  /** What only one package has, and what both have but not alike. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Alike but for the name, which counts the events of a day: the names of both; they are neither added nor removed. */
  readonly renamed: readonly (readonly [before: string, after: string])[];
  readonly differences: readonly JsonDifference[];
}

/** A file of both packages, its long lists left out. */
export interface ComparedFile {
  readonly file: string;
  /** Its name in the second package: a count in a name does not make it another file. */
  readonly after: string;
  readonly numbers: readonly MovedNumber[];
  readonly others: readonly JsonDifference[];
}

/** Two evidence packages side by side; all paths begin in the file that is meant. */
export interface PackageComparison {
  /** Whether every file has the same JSON. */
  readonly same: boolean;
  readonly before: PackageManifest;
  readonly after: PackageManifest;
  /** Verdicts, the gate and its conditions, of the preset and those beside it: `evidence.json`. */
  readonly verdicts: readonly JsonDifference[];
  /** `configuration` of the manifest: parameters and choices. */
  readonly configuration: readonly JsonDifference[];
  readonly data: {
    /** Name, digest, format, sessions and hold-out. */
    readonly facts: readonly JsonDifference[];
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
  };
  /** Everything else that went in: preset, seed, versions, ledger. */
  readonly run: readonly JsonDifference[];
  /** Other numbers of `evidence.json`. */
  readonly numbers: readonly MovedNumber[];
  /** Whatever else moved in `evidence.json`: reasons and other words, members that only one has. */
  readonly statements: readonly JsonDifference[];
  readonly lists: readonly ComparedList[];
  /** Other files with differences, if only in the count of their name. */
  readonly files: readonly ComparedFile[];
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
}

/**
 * Compares two packages. Packages of different strategies are compared as far as they share files and fields.
 *
 * @throws RangeError for a package without `manifest.json`, or one whose manifest cannot be read
 */
export function comparePackages(before: PackageContent, after: PackageContent): PackageComparison {
  const manifests = [manifestOf(before), manifestOf(after)] as const;
  const inputs = jsonDifferences(...manifests);
  const evidence = jsonDifferences(before.get("evidence.json") ?? {}, after.get("evidence.json") ?? {});
  const outcome = evidence.filter(({ path }) => rootOf(path) !== "dataset");
  const rest = outcome.filter((difference) => !isVerdict(difference));
  const { pairs, removed, added } = pairFiles(before, after);
  const contents = pairs
    .filter(([name]) => !ownSection.has(name))
    .map(([name, other]) => compareFile(name, other, before.get(name)!, after.get(other)!));
  const renamed = pairs.some(([name, other]) => name !== other);
  const whole = removed.length + added.length === 0 && !renamed;
  return {
    same: whole && inputs.length + evidence.length === 0 && contents.every(isUnchanged),
    before: packageManifest(manifests[0]),
    after: packageManifest(manifests[1]),
    verdicts: outcome.filter(isVerdict).toSorted((a, b) => verdictRank(a) - verdictRank(b)),
    configuration: inputs.filter(({ path }) => rootOf(path) === "configuration" && path !== presetPath),
    data: dataOf(manifests, inputs, evidence),
    run: inputs.filter(({ path }) => isRun(path)),
    numbers: movedNumbers(rest),
    statements: rest.filter((difference) => movedNumber(difference) === null),
    lists: contents.flatMap(({ lists }) => lists).filter(({ differences }) => differences.length > 0),
    files: contents
      .map(({ file }) => file)
      .filter(({ file, after: other, numbers, others }) => file !== other || numbers.length + others.length > 0),
    onlyBefore: removed,
    onlyAfter: added,
  };
}

/** A difference as a number that moved; null where it is none. A number that became missing, or was, counts. */
export function movedNumber({ path, kind, before = null, after = null }: JsonDifference): MovedNumber | null {
  if (kind !== "changed" || (typeof before !== "number" && typeof after !== "number")) return null;
  const [a, b] = [numberOf(before), numberOf(after)];
  return a === null || b === null ? null : { path, before: a, after: b, difference: b - a };
}

/** Those of some differences that are numbers that moved. */
export function movedNumbers(differences: readonly JsonDifference[]): readonly MovedNumber[] {
  return differences.map(movedNumber).filter((moved) => moved !== null);
}

function numberOf(value: Json): number | null {
  if (value === null) return Number.NaN;
  return typeof value === "number" ? value : null;
}

const presetPath = "configuration.preset";
const ownSection: ReadonlySet<string> = new Set(["manifest.json", "evidence.json"]);

function manifestOf(content: PackageContent): Json {
  const manifest = content.get("manifest.json");
  if (manifest === undefined) throw new RangeError("invalid package: no manifest.json");
  return manifest;
}

/** The first name of a path. */
function rootOf(path: string): string {
  return /^[^.[]*/.exec(path)![0];
}

const verdictRoots = ["verdicts", "experimental_validity", "gate", "hypotheses", "beside"];
const verdictMember = /(^|\.)(verdict|experimental_validity|met)$/;

function isVerdict({ path }: JsonDifference): boolean {
  return verdictRoots.includes(rootOf(path)) && verdictMember.test(path);
}

function verdictRank({ path }: JsonDifference): number {
  return verdictRoots.indexOf(rootOf(path));
}

/** Lengths of the files follow from what stands in them, their names from which files there are. */
function isRun(path: string): boolean {
  const root = rootOf(path);
  if (root === "files") return !/\.bytes$/.test(path) && /\]\./.test(path);
  return !["configuration", "data", "hold_out"].includes(root) || path === presetPath;
}

function dataOf(
  [before, after]: readonly [Json, Json],
  inputs: readonly JsonDifference[],
  evidence: readonly JsonDifference[],
): PackageComparison["data"] {
  const { shared, added, removed } = matchElements(filesOf(before), filesOf(after));
  return {
    facts: [
      ...inputs.filter(({ path }) => /^(hold_out|data)\b/.test(path) && !/^data\.files\b/.test(path)),
      ...evidence.filter(({ path }) => rootOf(path) === "dataset" && !/^dataset\.(name|digest|format)$/.test(path)),
    ],
    added: added.map(([name]) => name),
    removed: removed.map(([name]) => name),
    changed: shared.filter((file) => jsonDifferences(file.before, file.after).length > 0).map(({ name }) => name),
  };
}

function filesOf(manifest: Json): readonly Json[] {
  const { data } = manifest as { readonly data: { readonly files?: Json } };
  return Array.isArray(data.files) ? data.files : [];
}

interface PairedFiles {
  readonly pairs: readonly (readonly [before: string, after: string])[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Files of both, by name, then by name but for a count: `..._322_cases.json` and `..._310_cases.json` are one. */
function pairFiles(before: PackageContent, after: PackageContent): PairedFiles {
  const alike = [...before.keys()].filter((name) => after.has(name));
  const rest = [...before.keys()].filter((name) => !after.has(name));
  const others = [...after.keys()].filter((name) => !before.has(name));
  const recounted = rest.flatMap((name): readonly (readonly [string, string])[] => {
    const same = (other: string): boolean => withoutCount(other) === withoutCount(name);
    const [other, another] = others.filter(same);
    return other === undefined || another !== undefined || rest.filter(same).length > 1 ? [] : [[name, other]];
  });
  const paired = new Set(recounted.flat());
  return {
    pairs: [...alike.map((name) => [name, name] as const), ...recounted],
    removed: rest.filter((name) => !paired.has(name)),
    added: others.filter((name) => !paired.has(name)),
  };
}

function withoutCount(name: string): string {
  return name.replace(/_\d+_/g, "_#_");
}

interface FileContents {
  readonly file: ComparedFile;
  readonly lists: readonly ComparedList[];
}

function compareFile(file: string, other: string, before: Json, after: Json): FileContents {
  const paths = [...listsOf(before).keys()].filter((list) => listsOf(after).has(list));
  const lists = paths.flatMap((list) => compareList(file, list, listsOf(before).get(list)!, listsOf(after).get(list)!));
  const inLists = new Set(lists.flatMap(({ differences }) => differences.map(({ path }) => path)));
  const differences = jsonDifferences(before, after).filter(({ path }) => !inLists.has(path));
  const others = differences.filter((difference) => movedNumber(difference) === null);
  return { file: { file, after: other, numbers: movedNumbers(differences), others }, lists };
}

function isUnchanged({ file, lists }: FileContents): boolean {
  return file.numbers.length + file.others.length === 0 && lists.every(({ differences }) => differences.length === 0);
}

/** The file itself where it is a list, else its members that are lists. */
function listsOf(content: Json): ReadonlyMap<string, readonly Json[]> {
  if (Array.isArray(content)) return new Map([["", content]]);
  if (typeof content !== "object" || content === null) return new Map();
  return new Map(
    Object.entries(content).filter((entry): entry is [string, readonly Json[]] => Array.isArray(entry[1])),
  );
}

function compareList(
  file: string,
  list: string,
  before: readonly Json[],
  after: readonly Json[],
): readonly ComparedList[] {
  const { by, shared, added, removed } = matchElements(before, after);
  if (typeof by === "string") return [];
  const differences = jsonDifferences(before, after).map((difference) => ({
    ...difference,
    path: `${list}${difference.path}`,
  }));
  const renamed = renamedElements(removed, added);
  const names = new Set(renamed.flat());
  const others = (elements: typeof added) => elements.map(([name]) => name).filter((name) => !names.has(name));
  return [
    {
      ...{ file, list, before: before.length, after: after.length, renamed },
      added: others(added),
      removed: others(removed),
      changed: shared.filter((pair) => jsonDifferences(pair.before, pair.after).length > 0).map(({ name }) => name),
      differences,
    },
  ];
}

type NamedElement = readonly [name: string, element: Json];

/** Pairs elements that have the same text but for their own names. */
function renamedElements(
  removed: readonly NamedElement[],
  added: readonly NamedElement[],
): readonly (readonly [string, string])[] {
  const waiting = Map.groupBy(added, nameless);
  return removed.flatMap((own): readonly (readonly [string, string])[] => {
    const twin = waiting.get(nameless(own))?.shift();
    return twin === undefined ? [] : [[own[0], twin[0]]];
  });
}

function nameless([name, element]: NamedElement): string {
  return canonicalJson(element).replaceAll(JSON.stringify(name), "name");
}
