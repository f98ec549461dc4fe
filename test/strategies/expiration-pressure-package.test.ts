import { beforeAll, describe, expect, it } from "vitest";
import { digestOfFiles } from "../../lib/evidence/digest.js";
import { packageExpirationPressure } from "../../lib/strategies/expiration-pressure-package.js";
import type { ExpirationPressureStudy } from "../../lib/strategies/study-expiration-pressure.js";
import { priorOf } from "../fixtures/ledger.js";
import { pressureStudy } from "../fixtures/pressure-study.js";

const prior = priorOf("ab".repeat(32), 3);
const inputs = { inspection: { note: "é: two bytes" }, version: "1.2.3", prior, confirms: null };
let study: ExpirationPressureStudy;
const packed = (changed: Partial<ExpirationPressureStudy> = {}) =>
  packageExpirationPressure({ ...study, ...changed }, inputs);

// biome-ignore lint/suspicious/noExplicitAny: JSON documents are read here as their reader gets them
const read = (name: string): any => JSON.parse(packed().files.find((file) => file.name === name)!.text);

beforeAll(async () => {
  study = await pressureStudy();
});

describe("the package of a study of expiring pressure", () => {
  it("is thirteen JSON files, the document's five among them, without a NaN, and the digest over them", () => {
    const { files, digest } = packed();
    expect(files.map(({ name }) => name)).toEqual([
      "evidence.json",
      "alerts.json",
      "expiries.json",
      "trades.json",
      "execution.json",
      `trade_execution_log_${study.main.record.trades.length}_trades.json`,
      "pressure_calculation_accuracy_analysis.json",
      "urgency_classification_validation.json",
      "risk_management_effectiveness_report.json",
      "statistical_significance_testing_results.json",
      "validation_schedule.json",
      "inspection.json",
      "manifest.json",
    ]);
    for (const { text } of files) {
      expect(() => JSON.parse(text)).not.toThrow();
      expect(text).not.toMatch(/NaN|Infinity/);
    }
    expect(digest).toBe(digestOfFiles(files));
  });

  it("is the same of the same study, and changes with a trade, a choice, the seed, the data, the version and the ledger", async () => {
    const { record } = study.main;
    const [first, ...others] = record.trades;
    const trades = [{ ...first!, netPoints: first!.netPoints + 1e-9 }, ...others];
    const { preset } = record;
    const other = { ...preset, choices: { ...preset.choices, classify: "contiguous" as const } };
    const digests = [
      packed(),
      packed({ main: { ...study.main, record: { ...record, trades } } }),
      packed({ main: { ...study.main, record: { ...record, preset: other } } }),
      packed({ seed: 8 }),
      packed({ dataset: { ...study.dataset, digest: "other" } }),
      packageExpirationPressure(study, { ...inputs, inspection: {} }),
      packageExpirationPressure(study, { ...inputs, version: "1.2.4" }),
      packageExpirationPressure(study, { ...inputs, prior: { ...prior, trials: 4 } }),
      packageExpirationPressure(study, { ...inputs, confirms: "cd".repeat(32) }),
    ].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(digests.length);
    const again = packageExpirationPressure(await pressureStudy(), inputs);
    expect(again.digest).toBe(digests[0]);
  });

  it("has every alert with label, observation and refusal, and every expiry with its settlement", () => {
    const { record } = study.main;
    const { alerts, dismissed } = read("alerts.json");
    expect(alerts.map(({ id }: { id: string }) => id)).toEqual(record.detections.map(({ id }) => id));
    expect(dismissed).toHaveLength(record.dismissed.length);
    const refused = new Set(record.refusals.map(({ order }) => order.plan.detection));
    for (const [k, alert] of alerts.entries()) {
      expect(alert.label.urgency).toBe(record.labels[k]!.urgency);
      expect(alert.observation.detection).toBe(alert.id);
      expect(alert.refusal !== null).toBe(refused.has(alert.id));
    }
    const { cases } = read("expiries.json");
    expect(cases.map(({ settlement }: { settlement: { price: number } }) => settlement.price)).toEqual(
      record.cases.map(({ settlement }) => settlement.price),
    );
    expect(read("trades.json")).toHaveLength(record.trades.length);
    expect(read("manifest.json").configuration.choices).toEqual(record.preset.choices);
  });
});
