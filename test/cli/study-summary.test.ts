import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ConductedStudy } from "../../lib/cli/conduct-study.js";
import { studyJson, studySummary } from "../../lib/cli/study-summary.js";
import { volumeShockDoor } from "../../lib/cli/volume-shock-door.js";
import { neededSummary } from "../../lib/hypotheses/needed-summary.js";
import { rivalsInWords } from "../../lib/hypotheses/rival-explanations.js";
import { primaryWords } from "../../lib/report/primary-words.js";
import { chainOf, priorOf, studyEntry } from "../fixtures/ledger.js";
import { exampleInspection, exampleStudy } from "../fixtures/study.js";

function conducted(
  changes: Partial<ConductedStudy> = {},
  options: Parameters<typeof exampleStudy>[0] = {},
): ConductedStudy {
  const folder = join(process.cwd(), "reports", "volume-shock", "0123456789ab");
  return {
    strategy: volumeShockDoor,
    study: exampleStudy(options),
    inspection: exampleInspection(options),
    prior: priorOf("0a".repeat(32), 12),
    confirms: null,
    appended: { line: chainOf([studyEntry()])[0]!, torn: null, unchained: null },
    digest: "0123456789ab".padEnd(64, "c"),
    folder,
    report: join(folder, "report.html"),
    written: true,
    ...changes,
  };
}

describe("the summary of a study", () => {
  it("gives the three verdicts first, in words, each with its reason", () => {
    const { judgement } = exampleStudy().main;
    const text = studySummary(conducted());
    const plain = text.replace(/\s+/g, " ");
    expect(text).toContain(`Is there an effect?      ${judgement.effect.verdict}`);
    expect(text).toContain(`Is it as advertised?     ${judgement.advertised.verdict}`);
    expect(text).toContain(`The document's own gate: ${judgement.gate.validity}`);
    const { effect, advertised, primary, gate } = judgement;
    for (const { reason } of [effect, advertised, primary, gate]) expect(plain).toContain(reason);
  });

  it("says in a line which rival explanations remain", () => {
    const { rivals } = exampleStudy().main.judgement;
    expect(studySummary(conducted())).toContain(
      `\nRival explanations:      ${rivalsInWords(rivals.effect)} (of the effect)\n`,
    );
    expect(JSON.parse(studyJson(conducted())).rivals).toBe(rivalsInWords(rivals.effect));
  });

  it("says what it would take", () => {
    const { judgement, record } = exampleStudy().main;
    const plain = studySummary(conducted()).replace(/\s+/g, " ");
    expect(plain).toContain(`What it would take ${neededSummary(judgement.trials, record.judgedDates.length)}`);
  });

  it("gives the p of the primary hypothesis, or why it has none", () => {
    const study = exampleStudy();
    const { judgement } = study.main;
    const plain = (text: string) => text.replace(/\s+/g, " ");
    expect(plain(studySummary(conducted()))).toContain(
      `Primary hypothesis: ${judgement.primary.verdict} ${judgement.primary.reason} ${primaryWords(judgement.primary)}`,
    );
    const primary = { ...judgement.primary, pValue: 0.2, pReason: null };
    const shown = { ...study, main: { ...study.main, judgement: { ...judgement, primary } } };
    expect(plain(studySummary(conducted({ study: shown })))).toContain("largest of its parts: 0.2000, at level 0.01.");
  });

  it("has a line for every hypothesis and every preset", () => {
    const { main } = exampleStudy();
    const lines = studySummary(conducted()).split("\n");
    for (const { hypothesis, verdict } of main.judgement.trials) {
      expect(lines.filter((line) => line.startsWith(`${hypothesis.id} `) && line.endsWith(verdict))).toHaveLength(1);
    }
    for (const preset of ["seed ", "seed-fixed ", "scientific "]) {
      expect(lines.filter((line) => line.startsWith(preset))).toHaveLength(1);
    }
  });

  it("marks what is exploratory, as companions and breakdowns are", () => {
    const lines = studySummary(conducted()).split("\n");
    const verdictOf = (id: string) =>
      lines.find((line) => line.startsWith(`${id} `))!.match(/(exploratory: )?[A-Z_]+$/)![1];
    expect(verdictOf("VS-B-class")).toBe("exploratory: ");
    expect(verdictOf("VS-T4-mean")).toBeUndefined();
  });

  it("names the level of an interval that is not of 95 %", () => {
    const drawdown = studySummary(conducted())
      .split("\n")
      .find((line) => line.startsWith("VS-T8-drawdown"))!;
    const { interval } = exampleStudy().main.judgement.trials.find(
      ({ hypothesis }) => hypothesis.id === "VS-T8-drawdown",
    )!.finding!;
    expect(drawdown.includes(`(${Math.round(100 * interval!.level)} %)`)).toBe(interval!.level !== 0.95);
  });

  it("says what kind of data these are, what they lack, and what was kept back", () => {
    const text = studySummary(conducted({}, { generated: "planted flow, seed 1" }));
    expect(text).toContain("GENERATED, NOT A MARKET: planted flow, seed 1");
    expect(studySummary(conducted())).not.toContain("GENERATED");
    expect(text).toContain("no hold-out: 14 sessions");
    const study = exampleStudy();
    const lacking = { ...study, main: { ...study.main, record: { ...study.main.record, lacks: ["no trade side"] } } };
    expect(studySummary(conducted({ study: lacking }))).toContain("not on these data: no trade side");
  });

  it("says what had been tried on these data before", () => {
    expect(studySummary(conducted())).toContain("\n12 other trials of this strategy on these data stood in the ledger");
    const prior = priorOf("0a".repeat(32), 0);
    expect(studySummary(conducted({ prior }))).toContain("\nNo other trials of this strategy on these data");
  });

  it("tells what was moved aside in the ledger, and nothing where nothing was", () => {
    const { appended } = conducted();
    expect(studySummary(conducted())).not.toContain("kept in");
    expect(
      studySummary(conducted({ appended: { ...appended, torn: join(process.cwd(), "ledger.jsonl.torn-1") } })),
    ).toContain("left unfinished: kept in ledger.jsonl.torn-1\n");
    expect(
      studySummary(conducted({ appended: { ...appended, unchained: join(process.cwd(), "ledger.unchained.jsonl") } })),
    ).toContain("former lines are kept in ledger.unchained.jsonl\n");
  });

  it("ends with the report's path from here, and says when nothing changed", () => {
    expect(studySummary(conducted())).toMatch(/Report: reports\/volume-shock\/0123456789ab\/report\.html\n$/);
    expect(studySummary(conducted({ written: false }))).toContain("(unchanged: the same inputs gave the same bytes)");
  });

  it("prints no NaN and no undefined, also without a trade", () => {
    for (const tradesPerSession of [0, 4]) {
      expect(studySummary(conducted({}, { tradesPerSession }))).not.toMatch(/NaN|undefined/);
    }
  });
});

describe("the summary for machines", () => {
  it("is JSON with the verdicts, the counts and the place", () => {
    const own = conducted();
    const { record, judgement } = own.study.main;
    expect(JSON.parse(studyJson(own))).toMatchObject({
      strategy: "volume-shock",
      preset: "seed",
      digest: own.digest,
      report: own.report,
      written: true,
      ledger: priorOf("0a".repeat(32), 12),
      experimental_validity: judgement.gate.validity,
      primary: { verdict: judgement.primary.verdict, level: 0.01, p_value_reason: judgement.primary.pReason },
      experimental_validity_reason: judgement.gate.reason,
      gate: judgement.gate.criteria.map((criterion) => ({ ...criterion })),
      effect: judgement.effect,
      as_advertised: judgement.advertised,
      detections: record.detections.length,
      trades: record.trades.length,
    });
    expect(JSON.parse(studyJson(own)).hypotheses).toHaveLength(judgement.trials.length);
  });
});
