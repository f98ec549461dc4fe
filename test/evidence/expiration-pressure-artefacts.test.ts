import { beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import {
  expirationPressureArtefactNames,
  expirationPressureArtefacts,
  type PressureArtefactInput,
} from "../../lib/evidence/expiration-pressure-artefacts.js";
import { primaryJson } from "../../lib/evidence/primary-json.js";
import { pressureEvidenceInput, pressureStudy } from "../fixtures/pressure-study.js";

let input: PressureArtefactInput;

beforeAll(async () => {
  input = pressureEvidenceInput(await pressureStudy()).main;
});

// biome-ignore lint/suspicious/noExplicitAny: JSON is read here as its reader gets it
const read = (part: string): any =>
  JSON.parse(JSON.stringify(expirationPressureArtefacts(input).find(({ name }) => name.includes(part))!.content));

describe("the document's files of evidence on expiring pressure", () => {
  it("are five, the first with its true number of trades in its name", () => {
    const names = expirationPressureArtefacts(input).map(({ name }) => name);
    expect(names).toEqual(expirationPressureArtefactNames(input.trades.length));
    expect(names[0]).toBe(`trade_execution_log_${input.trades.length}_trades.json`);
    for (const { content } of expirationPressureArtefacts(input))
      expect(content).toMatchObject({ preset: input.preset });
  });

  it("have a row for each case that their summary counts", () => {
    const log = read("trade_execution_log");
    expect(log.trades).toHaveLength(log.total_trades);
    const accuracy = read("accuracy_analysis");
    expect(accuracy.cases).toHaveLength(accuracy.sample_size);
    const right = accuracy.cases.filter(
      (row: Record<string, number>) => row.priceDirection === row.predictedDirection,
    ).length;
    expect(accuracy.overall_direction_accuracy).toBeCloseTo(right / accuracy.sample_size, 12);
    expect(accuracy.cases.map((row: { pressure: number }) => row.pressure)).toEqual(
      input.alerts.map(({ pressure }) => pressure),
    );
    const urgency = read("urgency_classification");
    expect(urgency.cases).toHaveLength(input.labels.length);
    expect(Object.values<number>(urgency.classes).reduce((sum, n) => sum + n, 0)).toBe(input.labels.length);
    expect(urgency.urgency_classification_accuracy).toContain("NOT_TESTABLE");
  });

  it("show what controls did and every test with its verdict", () => {
    const { stop } = input.controls.exits;
    expect(read("risk_management").stop_loss_validation.prevented_large_losses).toMatchObject({
      count: stop.preventedLargeLosses.count,
      of: stop.preventedLargeLosses.of,
    });
    const significance = read("significance");
    expect(significance.tests.map(({ id }: { id: string }) => id)).toEqual(
      input.judgement.trials.map(({ hypothesis }) => hypothesis.id),
    );
    expect(significance.verdicts.primary).toEqual(JSON.parse(canonicalJson(primaryJson(input.judgement.primary))));
  });
});
