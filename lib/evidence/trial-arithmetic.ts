import { type CombinedVerdict, combineVerdicts } from "../hypotheses/combine-verdicts.js";
import type { Trial } from "../hypotheses/hypothesis.js";
import { judge } from "../hypotheses/judge.js";
import { primaryVerdict } from "../hypotheses/primary-verdict.js";
import { holm } from "../statistics/holm.js";
import { disagreements, faultAt, type Place } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { primaryJson } from "./primary-json.js";
import { sentenceFaults } from "./sentence-arithmetic.js";
import { type WrittenTrial, writtenTrial } from "./written-trial.js";

interface TriedEvidence {
  readonly hypotheses: readonly WrittenTrial[];
  readonly verdicts: Readonly<Record<CombinedName, CombinedVerdict>> & { readonly primary: WrittenPrimary };
  readonly hypothesis_validation: { readonly primary_hypothesis_supported: boolean };
}

type CombinedName = "primary" | "effect" | "as_advertised";

interface WrittenPrimary extends CombinedVerdict {
  readonly p_value_reason: string | null;
}

interface TestsFile {
  readonly tests: unknown;
  readonly verdicts: unknown;
}

/** What decides how the trials of a strategy are put together. */
export interface TrialLayout {
  /** Ids of the parts of the primary hypothesis, in their order. */
  readonly primary: readonly string[];
  /** Name of the file that holds the trials again. */
  readonly testsFile: string;
}

/** Trials against themselves, against each other, and against the verdicts that rest on them. */
export function trialFaults(contents: PackageContents, { primary, testsFile }: TrialLayout): readonly PackageFault[] {
  const { file, content } = contentOf<TriedEvidence>(contents, "evidence.json");
  const { hypotheses, verdicts, hypothesis_validation: validation } = content;
  const trials = hypotheses.map(writtenTrial);
  const again = contentOf<TestsFile>(contents, testsFile);
  const parts = primary.flatMap((id) => trials.find(({ hypothesis }) => hypothesis.id === id) ?? []);
  const family = (name: Trial["hypothesis"]["family"]): readonly Trial[] =>
    trials.filter(({ hypothesis }) => hypothesis.family === name);
  const combined = (name: CombinedName, own: readonly Trial[]): readonly PackageFault[] => {
    const place = { file, steps: ["verdicts", name], found: verdicts[name] };
    return own.length === 0
      ? [faultAt(place, null, "rests on no trial")]
      : disagreements(place, combineVerdicts(own), "does not follow from its trials");
  };
  return [
    ...hypotheses.flatMap((row, k) => rowFaults(file, row, trials[k]!, k)),
    ...adjustmentFaults(file, hypotheses),
    ...primaryFaults({ file, steps: ["verdicts", "primary"], found: verdicts.primary }, verdicts.primary, parts),
    ...combined("effect", family("effect")),
    ...combined("as_advertised", family("advertised")),
    ...disagreements(
      {
        file,
        steps: ["hypothesis_validation", "primary_hypothesis_supported"],
        found: validation.primary_hypothesis_supported,
      },
      verdicts.primary.verdict === "SUPPORTED",
      "does not follow from the verdict",
    ),
    ...disagreements(
      { file: again.file, steps: ["tests"], found: again.content.tests },
      // What it would take stands in evidence.json alone.
      hypotheses.map(({ needed: _, ...row }) => row),
      "is another than in evidence.json",
    ),
    ...disagreements(
      { file: again.file, steps: ["verdicts"], found: again.content.verdicts },
      { primary: verdicts.primary, effect: verdicts.effect, as_advertised: verdicts.as_advertised },
      "is another than in evidence.json",
    ),
  ];
}

/** The parts together, and the largest p of theirs. */
function primaryFaults(place: Place, found: WrittenPrimary, parts: readonly Trial[]): readonly PackageFault[] {
  if (parts.length === 0) return [faultAt(place, null, "rests on no trial")];
  const levels = new Set(parts.map(({ hypothesis }) => hypothesis.level));
  if (levels.size > 1) return [faultAt(place, null, `rests on parts of several levels: ${[...levels].join(", ")}`)];
  const expected = primaryJson(primaryVerdict(parts)) as { readonly p_value_reason: string | null };
  // A p without an answer is written as null, so that the wording of its reason cannot be told again.
  const reason = expected.p_value_reason === null ? null : found.p_value_reason;
  return disagreements(place, { ...expected, p_value_reason: reason }, "does not follow from its trials");
}

function rowFaults(file: string, row: WrittenTrial, trial: Trial, k: number): readonly PackageFault[] {
  const at = (name: keyof WrittenTrial) => ({ file, steps: ["hypotheses", k, name], found: row[name] });
  const adjusted = row.p_value_adjusted;
  return [
    ...(adjusted !== null && row.p_value !== null && adjusted < row.p_value
      ? [faultAt(at("p_value_adjusted"), `at least ${row.p_value}`, "is smaller than the p that was adjusted")]
      : []),
    ...((adjusted === null) === (row.adjustment === null)
      ? []
      : [faultAt(at("p_value_adjusted"), null, "stands without its adjustment, or the adjustment without it")]),
    ...verdictFaults(at, row, trial),
  ];
}

function verdictFaults(
  at: (name: keyof WrittenTrial) => { file: string; steps: PropertyKey[]; found: unknown },
  row: WrittenTrial,
  trial: Trial,
): readonly PackageFault[] {
  const { finding, hypothesis, verdict } = trial;
  const open = verdict === "NOT_TESTABLE" || verdict === "INSUFFICIENT_DATA";
  if (!finding) return open ? [] : [faultAt(at("verdict"), "NOT_TESTABLE or INSUFFICIENT_DATA", "rests on no finding")];
  if (verdict === "NOT_TESTABLE") return [faultAt(at("verdict"), null, "stands beside a finding")];
  // From how many days on anything is tested is a parameter, which stands in the manifest.
  const judged = judge(
    hypothesis,
    finding,
    { descriptiveDays: 0 },
    { adjustment: trial.adjustment, standing: trial.standing },
  );
  // Too few trades of a class, or too few days to be more than descriptive: neither can be told from the trial.
  if (open && (hypothesis.id.includes("-S3-") || trial.reason.includes("descriptive only"))) return [];
  // A p without an answer is written as null: what was insufficient may look decided.
  if (open && row.p_value === null) return [];
  const faults = disagreements(at("verdict"), judged.verdict, "does not follow from estimate, interval and p");
  // A breakdown tells of its groups, which stand elsewhere.
  const ownWords = open || hypothesis.family === "exploratory";
  return faults.length > 0 || ownWords ? faults : sentenceFaults(at("reason"), judged.reason);
}

/** Holm over the tests that were adjusted together, where all of them are still there. */
function adjustmentFaults(file: string, rows: readonly WrittenTrial[]): readonly PackageFault[] {
  const places = rows.flatMap((row, k) => (row.adjustment?.method === "Holm" && row.p_value !== null ? [k] : []));
  if (places.length === 0 || places.some((k) => rows[k]!.adjustment!.tests !== places.length)) return [];
  const adjusted = holm(places.map((k) => rows[k]!.p_value!));
  return places.flatMap((k, rank) =>
    disagreements(
      { file, steps: ["hypotheses", k, "p_value_adjusted"], found: rows[k]!.p_value_adjusted },
      adjusted[rank],
      `is not Holm's over the ${places.length} tests that were adjusted together`,
    ),
  );
}
