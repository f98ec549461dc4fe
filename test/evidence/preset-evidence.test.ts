import { describe, expect, it } from "vitest";
import { besideJson, conclusionJson, type PresetEvidence } from "../../lib/evidence/preset-evidence.js";
import { primaryJson } from "../../lib/evidence/primary-json.js";
import type { VolumeShockJudgement } from "../../lib/hypotheses/judge-volume-shock.js";
import type { JudgedPreset } from "../../lib/strategies/study-volume-shock.js";
import { exampleStudy } from "../fixtures/study.js";

const { dataset, main, beside } = exampleStudy();

function evidenceOf({ record, judgement, execution, criteria }: JudgedPreset): PresetEvidence<VolumeShockJudgement> {
  const { preset, detections, trades, refusals, lacks } = record;
  return {
    ...{ preset: preset.name, meaning: preset.meaning, judgement, criteria, detections: detections.length },
    ...{ trades, refusals, lacks, latency: execution.latency.statement },
  };
}

describe("what both packages say of a preset", () => {
  it("concludes with the gate and the verdicts of the judgement", () => {
    const { judgement, record } = main;
    const conclusion = conclusionJson({
      ...{ dataset, main: evidenceOf(main), beside: [], holdOut: "none held out" },
      ...{ studied: ["2026-01-05"], lastInstant: 0, family: null },
    });
    expect(conclusion).toMatchObject({
      preset: record.preset.name,
      hold_out: "none held out",
      experimental_validity: judgement.gate.validity,
      gate: judgement.gate.criteria,
      verdicts: {
        primary: primaryJson(judgement.primary),
        effect: judgement.effect,
        as_advertised: judgement.advertised,
      },
      validation_timestamp: "1970-01-01T00:00:00.000Z",
    });
    expect(conclusion.dataset).toMatchObject({ sessions_studied: 1, digest: dataset.digest });
  });

  it("says of each verdict what else could explain it, and of the document's criteria what became of them", () => {
    const { judgement, criteria } = main;
    const conclusion = conclusionJson({
      ...{ dataset, main: evidenceOf(main), beside: [], holdOut: "none held out" },
      ...{ studied: ["2026-01-05"], lastInstant: 0, family: null },
    });
    const { volatility } = (conclusion.verdicts as Record<string, Record<string, Record<string, object>>>)
      .rival_explanations!.effect!;
    const { state, statement, tests } = judgement.rivals.effect[1]!;
    expect(volatility).toEqual({ state, statement, tests });
    expect((conclusion.verdicts as Record<string, object>).rival_explanations).toHaveProperty("as_advertised.chance");
    expect(conclusion.criteria).toHaveLength(criteria.length);
    expect((conclusion.criteria as unknown[])[0]).toMatchObject({
      ...{ id: "VS-C-win-rate", state: criteria[0]!.state, value: criteria[0]!.value, reason: criteria[0]!.reason },
      rule: { kind: "hypotheses", ids: ["VS-T2-win-rate"] },
    });
  });

  it("keeps a preset beside it to what is compared", () => {
    const [own] = beside as readonly [JudgedPreset];
    const all = own.judgement.performance.find(({ label }) => label === "ALL")!;
    expect(besideJson(evidenceOf(own))).toMatchObject({
      preset: own.record.preset.name,
      trades: own.record.trades.length,
      detections: own.record.detections.length,
      win_rate: all.winRate,
      experimental_validity: own.judgement.gate.validity,
      experimental_validity_reason: own.judgement.gate.reason,
      primary: primaryJson(own.judgement.primary),
      effect: own.judgement.effect,
      lacks: own.record.lacks,
    });
  });
});
