import { beforeAll, describe, expect, it } from "vitest";
import { digestOfFiles, sha256Text } from "../../lib/evidence/digest.js";
import { studyVolumeShock, type VolumeShockStudy } from "../../lib/strategies/study-volume-shock.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { withOverrides } from "../../lib/strategies/volume-shock-overrides.js";
import { packageVolumeShock } from "../../lib/strategies/volume-shock-package.js";
import { priorOf } from "../fixtures/ledger.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";

const market = { sessions: 10, seed: 1 };
const preset = withOverrides(volumeShockPresets.seed, { judge: { resamples: 99 } });
const prior = priorOf("ab".repeat(32), 3);
const inputs = { inspection: { note: "é: two bytes" }, version: "1.2.3", prior, confirms: null };

let study: VolumeShockStudy;
const packed = (changed: Partial<VolumeShockStudy> = {}) => packageVolumeShock({ ...study, ...changed }, inputs);

// biome-ignore lint/suspicious/noExplicitAny: JSON documents are read here as their reader gets them
function read(name: string): any {
  return JSON.parse(packed().files.find((file) => file.name === name)!.text);
}

beforeAll(async () => {
  study = await studyVolumeShock(plantedDataset(market), { preset, seed: 7 });
});

describe("the package of a study", () => {
  it("is twelve JSON files, the document's five among them, and the digest over them", () => {
    const { files, digest } = packed();
    expect(files.map(({ name }) => name)).toEqual([
      "evidence.json",
      "alerts.json",
      "trades.json",
      "execution.json",
      `volume_shock_detection_accuracy_${study.main.record.detections.length}_cases.json`,
      "delta_hedging_correlation_analysis.json",
      "execution_latency_performance_report.json",
      "flow_classification_validation_results.json",
      "statistical_significance_testing_complete.json",
      "validation_schedule.json",
      "inspection.json",
      "manifest.json",
    ]);
    for (const { text } of files) expect(() => JSON.parse(text)).not.toThrow();
    expect(digest).toBe(digestOfFiles(files));
    expect(packed()).toEqual(packed());
  });

  it("changes its digest with one trade, one parameter, the seed, the data, the inspection and the version", async () => {
    const { record } = study.main;
    const [first, ...others] = record.trades;
    const oneTrade = {
      ...study.main,
      record: { ...record, trades: [{ ...first!, netPoints: first!.netPoints + 1e-9 }, ...others] },
    };
    const oneParameter = withOverrides(preset, { plan: { convictionCap: 2.5 } });
    const digests = [
      packed(),
      packed({ main: oneTrade }),
      packed({ main: { ...study.main, record: { ...record, preset: oneParameter } } }),
      packed({
        main: {
          ...study.main,
          record: { ...record, preset: { ...preset, choices: { ...preset.choices, classify: "absolute" } } },
        },
      }),
      packed({ seed: 8 }),
      packed({ dataset: { ...study.dataset, digest: "other" } }),
      packageVolumeShock(study, { ...inputs, inspection: {} }),
      packageVolumeShock(study, { ...inputs, version: "1.2.4" }),
      packageVolumeShock(study, { ...inputs, prior: { ...prior, trials: 4 } }),
      packageVolumeShock(study, { ...inputs, confirms: "cd".repeat(32) }),
    ].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(digests.length);
    const again = await studyVolumeShock(plantedDataset(market), { preset, seed: 7 });
    expect(packageVolumeShock(again, inputs).digest).toBe(digests[0]);
  });

  it("identifies the configuration by parameters and choices, not by seed or data", () => {
    const { record } = study.main;
    const other = { ...study.main, record: { ...record, preset: withOverrides(preset, { execute: { latency: 6 } }) } };
    expect(packed({ main: other }).configuration).not.toBe(packed().configuration);
    expect(packed({ seed: 8 }).configuration).toBe(packed().configuration);
    expect(packed().configuration).toMatch(/^[0-9a-f]{64}$/);
  });

  it("has every alert in alerts.json, with label, observation, and the refusal where there was one", () => {
    const { record } = study.main;
    const { detections, dismissed } = read("alerts.json");
    expect(detections.map(({ id }: { id: string }) => id)).toEqual(record.detections.map(({ id }) => id));
    expect(dismissed).toHaveLength(record.dismissed.length);
    const refused = new Map(record.refusals.map((refusal) => [refusal.order.plan.detection, refusal]));
    detections.forEach((alert: Record<string, unknown>, k: number) => {
      expect(alert).toMatchObject({
        label: { flowType: record.labels[k]!.flowType },
        observation: { detection: alert.id },
      });
      const refusal = refused.get(alert.id as string);
      expect(alert.refusal).toEqual(refusal ? { reason: refusal.reason, detail: refusal.detail } : null);
      expect(alert.triggeredAt).toBe(new Date(record.detections[k]!.triggeredAt).toISOString());
    });
  });

  it("has every trade in trades.json, which names its detection", () => {
    const trades = read("trades.json");
    const ids = new Set(study.main.record.detections.map(({ id }) => id));
    expect(trades).toHaveLength(study.main.record.trades.length);
    trades.forEach((trade: { detection: string; netPoints: number; entry: { at: string } }, k: number) => {
      const own = study.main.record.trades[k]!;
      expect(ids).toContain(trade.detection);
      expect(trade.detection).toBe(own.order.plan.detection);
      expect(trade.netPoints).toBe(own.netPoints);
      expect(trade.entry.at).toBe(new Date(own.entry.at).toISOString());
    });
  });

  it("tells in the manifest how to make it again", () => {
    const manifest = read("manifest.json");
    expect(manifest).toMatchObject({ strategy: "volume-shock", strikelab: "1.2.3", seed: 7 });
    expect(manifest.data).toMatchObject({ name: "planted", format: "simulated", digest: study.dataset.digest });
    expect(manifest.configuration.parameters).toEqual(preset.parameters);
    expect(manifest.configuration.choices).toEqual(preset.choices);
    expect(manifest.hold_out).toMatchObject({ until: null, studied: 10, keptBack: 0 });
    const { files } = packed();
    for (const { name, bytes } of manifest.files) {
      expect(bytes).toBe(Buffer.byteLength(files.find((file) => file.name === name)!.text));
    }
  });

  it("never writes a number for NaN", () => {
    for (const { text } of packed().files) expect(text).not.toMatch(/NaN|Infinity/);
    expect(sha256Text(packed().files[0]!.text)).toMatch(/^[0-9a-f]{64}$/);
  });
});
