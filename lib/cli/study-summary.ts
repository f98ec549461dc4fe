import { canonicalJson, type Json } from "../evidence/canonical-json.js";
import { marketOf } from "../evidence/ledger-line.js";
import { priorJson, priorTrialsSentence } from "../evidence/ledger-trials.js";
import { primaryJson } from "../evidence/primary-json.js";
import { trialOf, trialsJson } from "../evidence/trial-json.js";
import { looksSentence } from "../evidence/vault.js";
import type { Finding, Trial } from "../hypotheses/hypothesis.js";
import { neededSummary } from "../hypotheses/needed-summary.js";
import { rivalsInWords } from "../hypotheses/rival-explanations.js";
import { primaryWords } from "../report/primary-words.js";
import { sentence } from "../report/sentence.js";
import type { JudgedRun, JudgedStudy } from "../strategies/judged-study.js";
import type { ConductedStudy } from "./conduct-study.js";
import { shownPath } from "./shown-path.js";
import { textTable } from "./text-table.js";

/** What a finished study says on the terminal: the verdict first, in words, then the numbers it rests on. */
export function studySummary(conducted: ConductedStudy<JudgedStudy>): string {
  const { strategy, study, inspection, prior, appended, report } = conducted;
  const { dataset, main, beside } = study;
  const { judgement, record } = main;
  const lines = [
    "",
    `${strategy.title}, preset ${record.preset.name} (${record.preset.meaning})`,
    `Data: ${dataset.name}, ${dataset.format}, ${study.quality[0]?.date} to ${study.quality.at(-1)?.date}${dataset.generated ? ` - GENERATED, NOT A MARKET: ${dataset.generated}` : ""}`,
    `      ${inspection.total.read.toLocaleString("en")} rows read, ${study.holdOut.studied} sessions studied, ${record.judgedDates.length} with ${strategy.judgedWith}; ${study.holdOut.statement}`,
    ...record.lacks.map((lack) => `      not on these data: ${lack}`),
    "",
    `Is there an effect?      ${judgement.effect.verdict}`,
    ...wrapped(judgement.effect.reason),
    `Is it as advertised?     ${judgement.advertised.verdict}`,
    ...wrapped(judgement.advertised.reason),
    `Rival explanations:      ${rivalsInWords(judgement.rivals.effect)} (of the effect)`,
    "What it would take",
    ...wrapped(neededSummary(judgement.trials, record.judgedDates.length)),
    `Primary hypothesis:      ${judgement.primary.verdict}`,
    ...wrapped(judgement.primary.reason),
    ...wrapped(primaryWords(judgement.primary)),
    `The document's own gate: ${judgement.gate.validity}`,
    ...wrapped(judgement.gate.reason),
    ...strategy.remarks(study).flatMap(([question, answer]) => [question, ...wrapped(answer)]),
    "",
    textTable(["test", "estimate", "95 % interval", "p", "n", "days", "verdict"], judgement.trials.map(trialCells)),
    "",
    textTable(
      ["preset", "alerts", "trades", "win rate", "points/trade", "p (placebo)", "effect", "as advertised", "gate"],
      [main, ...beside].map((judged) => presetCells(judged, strategy.prefix)),
    ),
    "",
    sentence(priorTrialsSentence(prior)),
    ...(study.holdOut.keptBack > 0 || prior.looks.length > 0
      ? [sentence(looksSentence(prior.looks, marketOf({ data: dataset.digest, market: dataset.market })))]
      : []),
    ...(appended.torn
      ? [`The ledger ended in a line that a killed run left unfinished: kept in ${shownPath(appended.torn)}`]
      : []),
    ...(appended.unchained
      ? [`The ledger had no chain yet and has one now; its former lines are kept in ${shownPath(appended.unchained)}`]
      : []),
    `Report: ${shownPath(report)}${conducted.written ? "" : " (unchanged: the same inputs gave the same bytes)"}`,
    "",
  ];
  return lines.join("\n");
}

/** The same for machines. */
export function studyJson(conducted: ConductedStudy<JudgedStudy>): string {
  return canonicalJson(studyFields(conducted));
}

/** What {@link studyJson} writes. */
export function studyFields(conducted: ConductedStudy<JudgedStudy>): Json {
  const { strategy, study, prior, confirms, digest, folder, report, written } = conducted;
  const { judgement, record } = study.main;
  return {
    strategy: strategy.name,
    preset: record.preset.name,
    dataset: study.dataset.name,
    digest,
    folder,
    report,
    written,
    ledger: priorJson(prior),
    confirms,
    experimental_validity: judgement.gate.validity,
    experimental_validity_reason: judgement.gate.reason,
    gate: judgement.gate.criteria.map((criterion) => ({ ...criterion })),
    primary: primaryJson(judgement.primary),
    effect: { ...judgement.effect },
    as_advertised: { ...judgement.advertised },
    rivals: rivalsInWords(judgement.rivals.effect),
    detections: record.detections.length,
    trades: record.trades.length,
    hypotheses: trialsJson(judgement.trials, record.judgedDates.length),
  };
}

function trialCells({ hypothesis, finding, verdict, standing }: Trial): readonly string[] {
  if (!finding) return [hypothesis.id, "-", "-", "-", "-", "-", verdict];
  const { interval, pValue } = finding;
  return [
    hypothesis.id,
    number(finding.estimate),
    interval ? rangeOf(interval) : "-",
    pValue === null ? "-" : probability(pValue),
    String(finding.trades),
    String(finding.days),
    standing === "exploratory" ? `exploratory: ${verdict}` : verdict,
  ];
}

function presetCells({ record, judgement }: JudgedRun, prefix: string): readonly string[] {
  const rate = trialOf(judgement, `${prefix}-T2-win-rate`).finding;
  const points = trialOf(judgement, `${prefix}-T4-mean`).finding;
  return [
    record.preset.name,
    String(record.detections.length),
    String(record.trades.length),
    rate ? `${(100 * rate.estimate).toFixed(1)} %` : "-",
    points ? number(points.estimate) : "-",
    judgement.placebo ? probability(judgement.placebo.pValue) : "-",
    judgement.effect.verdict,
    judgement.advertised.verdict,
    judgement.gate.validity,
  ];
}

/** The limits, and their level where it is not the one in the heading. */
function rangeOf({ lower, upper, level }: NonNullable<Finding["interval"]>): string {
  if (Number.isNaN(lower) || Number.isNaN(upper)) return "-";
  return `${number(lower)} to ${number(upper)}${level === 0.95 ? "" : ` (${Math.round(100 * level)} %)`}`;
}

/** Four significant digits; a dash where there is no answer. */
export function number(value: number): string {
  return Number.isNaN(value) ? "-" : String(Number(value.toPrecision(4)));
}

/** Four decimals, powers of ten where it is tiny; a dash where there is none. */
export function probability(value: number): string {
  return Number.isNaN(value) ? "-" : value < 0.0001 ? value.toExponential(1) : value.toFixed(4);
}

/** A sentence below its heading, broken at words. */
export function wrapped(sentence: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of sentence.split(" ")) {
    if (line.length + word.length > 100) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line].map((text) => `    ${text}`);
}
