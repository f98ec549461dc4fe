import { beforeAll, describe, expect, it } from "vitest";
import { flowTypes } from "../../lib/classifiers/flow-type.js";
import { alertFaults, type WrittenAlert } from "../../lib/evidence/alert-arithmetic.js";
import { type PackageFiles, smallPackage } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const casesFile = "volume_shock_detection_accuracy_<n>_cases.json";
const file = "alerts.json";
const layout = { list: "detections", classes: flowTypes, casesFile, accuracyField: "hedging_flow_validation" };

function faultsOf(contents: PackageFiles) {
  const { detections } = contents.get(file) as unknown as {
    readonly detections: readonly (Omit<WrittenAlert, "label"> & { readonly label: { readonly flowType: string } })[];
  };
  const alerts = detections.map((own) => ({ ...own, label: own.label.flowType }));
  return alertFaults(contents, alerts, layout);
}

describe("alertFaults(contents, alerts, layout)", () => {
  let files: PackageFiles;
  let refused: number;
  let traded: number;
  beforeAll(async () => {
    files = await smallPackage("volume-shock");
    const { detections } = files.get(file) as unknown as { readonly detections: readonly WrittenAlert[] };
    refused = detections.findIndex(({ refusal }) => refusal !== null);
    traded = detections.findIndex(({ refusal }) => refusal === null);
  }, 60_000);

  const counted = /does not follow from alerts.json/;
  const cases = /does not follow from the cases/;
  const tamperings: readonly Tampering[] = [
    { steps: ["alerts", "detections"], problem: counted },
    { steps: ["alerts", "refusals", "NO_EXPECTED_BEHAVIOUR"], problem: counted },
    { steps: ["hedging_flow_validation", "overall_direction_accuracy"], problem: cases },
    { steps: ["hedging_flow_validation", "flow_type_performance", 0, "averageTimingError"], problem: cases },
    { file: casesFile, steps: ["sample_size"], problem: cases },
    { file: casesFile, steps: ["flow_type_performance", 0, "correct"], problem: cases },
    {
      file: casesFile,
      steps: ["cases", 1, "predictedDirection"],
      value: (own) => -Number(own),
      problem: /another than in/,
    },
    { file: casesFile, steps: ["cases", 1, "label"], problem: /another than in alerts.json/ },
    { file: casesFile, steps: ["cases", 1, "detection"], problem: /another than in alerts.json/ },
    { file: casesFile, steps: ["cases", 1, "date"], problem: /another than in alerts.json/ },
    { file: casesFile, steps: ["cases"], value: [], problem: /not a row for every alert/ },
    { file, steps: ["detections", 0, "observation", "detection"], problem: /of another alert/ },
    { file, steps: ["detections", 0, "observation", "directionCorrect"], problem: /whether the directions agree/ },
    {
      file,
      steps: ["detections", 0, "direction"],
      value: (own) => -Number(own),
      named: { file, steps: ["detections", 0, "observation", "predictedDirection"] },
      problem: /not the alert's direction/,
    },
    { file: "trades.json", steps: [0, "detection"], problem: /is no alert/ },
  ];

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, faultsOf, own);
  });

  it("refuses an alert that was neither traded nor refused, and one that was both", () => {
    const place = (k: number) => ["detections", k, "refusal"];
    expectRefused(files, faultsOf, { file, steps: place(refused), value: null, problem: /missing for an alert/ });
    const reason = { reason: "NO_PRICE", detail: "" };
    expectRefused(files, faultsOf, { file, steps: place(traded), value: reason, problem: /stands beside a trade/ });
  });

  it("looks where the layout says", () => {
    expect(faultsOf(files)).toEqual([]);
    const { detections } = files.get(file) as unknown as { readonly detections: readonly WrittenAlert[] };
    const other = alertFaults(files, detections, { ...layout, list: "elsewhere", classes: ["ONE"] });
    expect(other.map(({ field }) => field)).toContain("hedging_flow_validation.flow_type_performance");
  });
});
