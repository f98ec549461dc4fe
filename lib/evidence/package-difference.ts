import type { Json } from "./canonical-json.js";
import type { TextFile } from "./digest.js";
import { firstDifference } from "./first-difference.js";

/** Where along the way from the data to the verdict something differs. */
export type StudyStage =
  | "data"
  | "configuration"
  | "inspect"
  | "detect"
  | "settle"
  | "execute"
  | "judge"
  | "package"
  | "report";

/** The first thing that comes out otherwise than it was recorded. */
export interface RecomputedDifference {
  readonly stage: StudyStage;
  readonly file: string;
  /** Path in the file; null where it is the whole. */
  readonly field: string | null;
  /** JSON of both values; null where one side has nothing. */
  readonly recorded: string | null;
  readonly computed: string | null;
}

/** Files in the order in which a study comes to them; all others are judged. */
const stages: readonly (readonly [file: string, stage: StudyStage])[] = [
  ["inspection.json", "inspect"],
  ["alerts.json", "detect"],
  ["expiries.json", "settle"],
  ["trades.json", "execute"],
  ["execution.json", "execute"],
];

/** Files in the order in which a study comes to them, so that the first difference is nearest to its cause. */
export function inStageOrder(files: readonly TextFile[]): readonly TextFile[] {
  const rank = ({ name }: TextFile): number => {
    const early = stages.findIndex(([file]) => file === name);
    return early >= 0
      ? early
      : name === "evidence.json"
        ? stages.length
        : name === "manifest.json"
          ? stages.length + 2
          : stages.length + 1;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}

/** Most characters of a value that are shown: a whole file would be no answer. */
const mostShown = 200;

function shown(value: Json | undefined): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length <= mostShown ? text : `${text.slice(0, mostShown)}... (${text.length} characters)`;
}

function stageOf(file: string): StudyStage {
  if (file === "manifest.json") return "package";
  return stages.find(([name]) => name === file)?.[1] ?? "judge";
}

/**
 * The first place in which a file that was computed again differs; null where every byte is the same. A manifest of another
 * version of strikelab is the same when nothing else in it differs.
 *
 * @param recorded text in the package; undefined where the file is not there
 * @param version of strikelab that made the package, and that computed it again
 */
export function fileDifference(
  { name, text }: TextFile,
  recorded: string | undefined,
  version: { readonly recorded: string; readonly here: string },
): RecomputedDifference | null {
  if (recorded === text) return null;
  const place = { stage: stageOf(name), file: name };
  if (recorded === undefined) return { ...place, field: null, recorded: null, computed: "a file" };
  const [before, now] = [parsed(recorded), parsed(text)!];
  if (before === undefined) return { ...place, field: null, recorded: "no JSON", computed: "JSON" };
  // The version is told apart: whether the results are the same is the question.
  const expected = name === "manifest.json" ? { ...(now as object), strikelab: version.recorded } : now;
  const difference = firstDifference(before, expected as Json);
  if (!difference)
    return name === "manifest.json" && version.recorded !== version.here
      ? null
      : { ...place, field: null, recorded: "other spelling", computed: "canonical JSON" };
  return {
    ...place,
    field: difference.field,
    recorded: shown(difference.recorded),
    computed: shown(difference.computed),
  };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first place in which a page differs. */
export function pageDifference(recorded: string, computed: string): RecomputedDifference {
  const [before, now] = [recorded.split("\n"), computed.split("\n")];
  const k = before.findIndex((line, n) => line !== now[n]);
  const line = k < 0 ? before.length : k;
  const start = commonStart(before[line] ?? "", now[line] ?? "");
  const excerpt = (own: string | undefined): string | null =>
    own === undefined ? null : JSON.stringify(own.slice(Math.max(0, start - 20), start + 40));
  return {
    stage: "report",
    file: "report.html",
    field: `line ${line + 1}`,
    recorded: excerpt(before[line]),
    computed: excerpt(now[line]),
  };
}

function commonStart(a: string, b: string): number {
  let k = 0;
  while (k < a.length && a[k] === b[k]) k++;
  return k;
}
