import type { DetectionAccuracy } from "../hypotheses/detection-accuracy.js";
import type { DetectorCalibration } from "../hypotheses/detector-calibration.js";
import type { ForecastSkill } from "../hypotheses/forecast-skill.js";
import { chartBox } from "./chart-box.js";
import { dataTable } from "./data-table.js";
import { decimal, integer, percent, signed } from "./format.js";
import { type Content, html } from "./html.js";
import { classMark } from "./palette.js";
import type { Section } from "./section.js";
import { tailFigure } from "./tail-figure.js";

/** What is held against what came. */
export interface CalibrationInput {
  readonly accuracy: readonly DetectionAccuracy[];
  /** Of the law behind the trigger; null where there is none. */
  readonly calibration: DetectorCalibration | null;
  readonly skill: ForecastSkill | null;
}

/** How good the alerts were as predictions, and whether the law behind the trigger fits. */
export function calibrationSection({ accuracy, calibration, skill }: CalibrationInput): Section {
  const seen = accuracy.filter(({ sampleSize }) => sampleSize > 0);
  const alerts = accuracy.find(({ label }) => label === "ALL")?.sampleSize ?? 0;
  return {
    id: "calibration",
    title: "Alerts as predictions",
    body: html`<p>Every alert counts: one that nothing came of is a miss of direction and has no time. By the price a hit is a move in the predicted direction${
      seen.some(({ basis }) => basis === "flow") && ", by flow it is signed abnormal volume of the future"
    }.</p>
${dataTable<DetectionAccuracy>(
  `Direction, timing and magnitude by class (n = ${integer(alerts)} alerts)`,
  [
    { title: "class", heading: true, cell: ({ label }) => (label === "ALL" ? "all" : classMark(label).name) },
    { title: "seen by", cell: ({ basis }) => basis },
    { title: "alerts", numeric: true, cell: ({ sampleSize }) => integer(sampleSize) },
    { title: "direction right", numeric: true, cell: ({ directionAccuracy }) => percent(directionAccuracy) },
    { title: "95 % interval", numeric: true, cell: rangeOf },
    { title: "timing error (min)", numeric: true, cell: ({ averageTimingError }) => decimal(averageTimingError, 1) },
    { title: "timed", numeric: true, cell: ({ timed }) => integer(timed) },
    { title: "magnitude error", numeric: true, cell: ({ averageMagnitudeError }) => percent(averageMagnitudeError, 0) },
  ],
  seen,
)}${calibration && tails(calibration)}${skill && forecasts(skill)}`,
  };
}

function rangeOf({ interval }: DetectionAccuracy): string {
  return interval ? `${percent(interval.lower)} to ${percent(interval.upper)}` : "–";
}

function tails(calibration: DetectorCalibration): Content {
  const { tail, distance, alertsPerSession, discoveriesPerSession } = calibration;
  return chartBox(
    tailFigure(calibration),
    html`<p class="note">In the 1 % tail lie ${percent(tail.estimate, 2)}; real shocks are among them. Greatest distance from the flat law ${decimal(distance, 3)}. A session has
${decimal(alertsPerSession, 1)} alerts and ${decimal(discoveriesPerSession, 1)} strike-windows that the false discovery rate lets through.</p>`,
  );
}

function forecasts({ forecasts: n, brier, brierOfBaseRate, skill, baseRate }: ForecastSkill): Content {
  return html`<p>Stated confidence as a forecast of direction (n = ${integer(n)}): Brier score ${decimal(brier, 3)} against ${decimal(brierOfBaseRate, 3)} of the base rate
${percent(baseRate)}, skill ${signed(skill, 2)}.</p>
`;
}
