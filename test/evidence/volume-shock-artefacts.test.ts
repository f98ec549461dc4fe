import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { primaryJson } from "../../lib/evidence/primary-json.js";
import { volumeShockArtefactNames, volumeShockArtefacts } from "../../lib/evidence/volume-shock-artefacts.js";
import { exampleStudy } from "../fixtures/study.js";

const { record, judgement, execution } = exampleStudy().main;
const artefacts = volumeShockArtefacts({
  preset: "seed",
  judgement,
  labels: record.labels,
  trades: record.trades,
  latency: execution.latency,
});

// biome-ignore lint/suspicious/noExplicitAny: JSON is read here as its reader gets it
const read = (part: string): any =>
  JSON.parse(JSON.stringify(artefacts.find(({ name }) => name.includes(part))!.content));

describe("the document's files of evidence", () => {
  it("are five, the first with its true number of cases in its name", () => {
    expect(artefacts.map(({ name }) => name)).toEqual(volumeShockArtefactNames(record.detections.length));
    expect(artefacts[0]!.name).toBe(`volume_shock_detection_accuracy_${record.detections.length}_cases.json`);
    for (const { content } of artefacts) expect(content).toMatchObject({ preset: "seed" });
  });

  it("have a row for each case that their summary counts", () => {
    const accuracy = read("detection_accuracy");
    expect(accuracy.cases).toHaveLength(accuracy.sample_size);
    const right = accuracy.cases.filter(
      (row: Record<string, number>) => row.priceDirection === row.predictedDirection,
    ).length;
    expect(accuracy.overall_direction_accuracy).toBe(right / accuracy.sample_size);
    const latency = read("latency");
    expect(latency.cases).toHaveLength(record.trades.length);
    for (const bucket of latency.buckets)
      expect(latency.cases.filter((row: { bucket: string }) => row.bucket === bucket.bucket)).toHaveLength(
        bucket.sampleSize,
      );
    expect(latency.latency_curve.points).toHaveLength(execution.latency.points.length);
    const classification = read("classification");
    expect(classification.cases).toHaveLength(record.labels.length);
    expect(Object.values(classification.classes).reduce((sum: number, n) => sum + (n as number), 0)).toBe(
      record.labels.length,
    );
    expect(classification.flow_classification_accuracy).toContain("NOT_TESTABLE");
    const correlation = read("correlation");
    expect(correlation.episodes).toHaveLength(correlation.hedging.proportion.episodes);
    expect(correlation.response_times).toHaveLength(correlation.hedging.speed.times);
  });

  it("list every test with verdict and adjustment, and how they were corrected", () => {
    const significance = read("significance");
    expect(significance.tests.map(({ id }: { id: string }) => id)).toEqual(
      judgement.trials.map(({ hypothesis }) => hypothesis.id),
    );
    expect(significance.verdicts.primary).toEqual(JSON.parse(canonicalJson(primaryJson(judgement.primary))));
    expect(significance.multiplicity).toContain("Holm");
  });

  it("exist when nothing happened at all", () => {
    const empty = exampleStudy({ tradesPerSession: -1 }).main;
    const none = volumeShockArtefacts({
      preset: "seed",
      judgement: empty.judgement,
      labels: [],
      trades: [],
      latency: empty.execution.latency,
    });
    expect(none[0]!.name).toBe("volume_shock_detection_accuracy_0_cases.json");
    expect(none).toHaveLength(5);
  });

  it("show the differences of the classes where both have trades", () => {
    const finding = judgement.hedging.timing!.flow;
    const test = { finding, pIndependent: 0.4 };
    const signatures = {
      classes: ["INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY"] as const,
      trades: [30, 31] as const,
      tests: { "win-rate": test, hold: test, magnitude: test, distribution: test },
    };
    const [, , , classification] = volumeShockArtefacts({
      ...{
        preset: "seed",
        judgement: { ...judgement, signatures },
        labels: record.labels,
        trades: record.trades,
        latency: execution.latency,
      },
    });
    expect(classification!.content).toMatchObject({
      differentiation: { sweeps: 30, emergencies: 31, tests: { hold: { p_value_with_trades_as_independent: 0.4 } } },
    });
  });
});
