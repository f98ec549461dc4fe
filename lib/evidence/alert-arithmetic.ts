import type { Observation } from "../execution/observation.js";
import { type DetectionCase, detectionAccuracy } from "../hypotheses/detection-accuracy.js";
import { disagreements, faultAt } from "./agreement.js";
import { accuracyJson } from "./hedging-json.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { countBy } from "./trade-evidence.js";

/** An alert of either strategy, as far as it is counted. */
export interface WrittenAlert {
  readonly id: string;
  readonly date: string;
  readonly direction: 1 | -1;
  /** Its class. */
  readonly label: string;
  readonly observation: Observation;
  readonly refusal: { readonly reason: string } | null;
}

/** Where the alerts of a strategy are counted. */
export interface AlertLayout {
  /** Name of the list in `alerts.json`. */
  readonly list: string;
  readonly classes: readonly string[];
  /** File with a case for every alert, and the field of `evidence.json` that holds their accuracy as well. */
  readonly casesFile: string;
  readonly accuracyField: string;
}

interface AlertedEvidence {
  readonly alerts: { readonly detections: number; readonly trades: number; readonly refusals: unknown };
}

/** Alerts against what became of them: every one is traded or refused, every one has a case, and the accuracy is that of the cases. */
export function alertFaults(
  contents: PackageContents,
  alerts: readonly WrittenAlert[],
  { list, classes, casesFile, accuracyField }: AlertLayout,
): readonly PackageFault[] {
  const { file, content } = contentOf<AlertedEvidence & Readonly<Record<string, unknown>>>(contents, "evidence.json");
  const { detections, refusals } = content.alerts;
  const counted = "does not follow from alerts.json";
  const refused = alerts.flatMap(({ refusal }) => (refusal ? [refusal.reason] : []));
  const cases = contentOf<Readonly<Record<string, unknown>> & { readonly cases: readonly DetectionCase[] }>(
    contents,
    casesFile,
  );
  const accuracy = accuracyJson(detectionAccuracy(cases.content.cases, classes)) as Readonly<Record<string, unknown>>;
  return [
    ...disagreements({ file, steps: ["alerts", "detections"], found: detections }, alerts.length, counted),
    ...disagreements({ file, steps: ["alerts", "refusals"], found: refusals }, countBy(refused), counted),
    ...tradedFaults(contents, alerts, list),
    ...alerts.flatMap((alert, k) => observationFaults(alert, [list, k])),
    ...caseFaults(cases.file, cases.content.cases, alerts),
    ...Object.entries(accuracy).flatMap(([name, expected]) =>
      disagreements(
        { file: cases.file, steps: [name], found: cases.content[name] },
        expected,
        "does not follow from the cases",
      ),
    ),
    ...Object.entries(accuracy).flatMap(([name, expected]) =>
      disagreements(
        {
          file,
          steps: [accuracyField, name],
          found: (content[accuracyField] as Readonly<Record<string, unknown>>)[name],
        },
        expected,
        `does not follow from the cases of ${cases.file}`,
      ),
    ),
  ];
}

/** Every alert became a trade or was refused, and every trade was an alert. */
function tradedFaults(
  contents: PackageContents,
  alerts: readonly WrittenAlert[],
  list: string,
): readonly PackageFault[] {
  const trades = contentOf<readonly { readonly detection: string }[]>(contents, "trades.json");
  const traded = new Set(trades.content.map(({ detection }) => detection));
  const known = new Set(alerts.map(({ id }) => id));
  return [
    ...alerts.flatMap(({ id, refusal }, k) =>
      traded.has(id) === (refusal === null)
        ? []
        : [
            faultAt(
              { file: "alerts.json", steps: [list, k, "refusal"], found: refusal },
              traded.has(id) ? "null" : "a reason",
              traded.has(id) ? "stands beside a trade" : "is missing for an alert without a trade",
            ),
          ],
    ),
    ...trades.content.flatMap(({ detection }, k) =>
      known.has(detection)
        ? []
        : [faultAt({ file: trades.file, steps: [k, "detection"], found: detection }, null, "is no alert")],
    ),
  ];
}

function observationFaults(
  { id, direction, observation }: WrittenAlert,
  steps: readonly PropertyKey[],
): readonly PackageFault[] {
  const { predictedDirection, observedDirection } = observation;
  const own = (name: keyof Observation, expected: unknown, problem: string): readonly PackageFault[] =>
    disagreements(
      { file: "alerts.json", steps: [...steps, "observation", name], found: observation[name] },
      expected,
      problem,
    );
  return [
    ...own("detection", id, "is of another alert"),
    ...own("predictedDirection", direction, "is not the alert's direction"),
    ...own("directionCorrect", observedDirection === predictedDirection, "is not whether the directions agree"),
  ];
}

function caseFaults(
  file: string,
  cases: readonly DetectionCase[],
  alerts: readonly WrittenAlert[],
): readonly PackageFault[] {
  if (cases.length !== alerts.length) {
    return [faultAt({ file, steps: ["cases"], found: cases }, `${alerts.length} rows`, "is not a row for every alert")];
  }
  return cases.flatMap((row, k) => {
    const { id, date, label, observation } = alerts[k]!;
    const expected = {
      detection: id,
      date,
      label,
      predictedDirection: observation.predictedDirection,
      priceDirection: observation.observedDirection,
      priceMagnitudeError: observation.magnitudeError,
      priceTimingError: observation.timingError,
    };
    return Object.entries(expected).flatMap(([name, value]) =>
      disagreements(
        { file, steps: ["cases", k, name], found: row[name as keyof DetectionCase] },
        value,
        "is another than in alerts.json",
      ),
    );
  });
}
