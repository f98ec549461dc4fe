import { trialOf } from "../evidence/trial-json.js";
import type { Inspection } from "../market/inspection.js";
import { expirationPressureSchemas } from "../strategies/expiration-pressure.js";
import type { ExpirationPressureStudy } from "../strategies/study-expiration-pressure.js";
import { alertsSection } from "./alerts-section.js";
import { breakdownsSection } from "./breakdowns-section.js";
import { calibrationSection } from "./calibration-section.js";
import { type Clock, createClock } from "./clock.js";
import { controlsSection } from "./controls-section.js";
import { countNames } from "./count-table.js";
import { dataSection } from "./data-section.js";
import { equitySection } from "./equity-section.js";
import { expiryAlertsFigure } from "./expiry-alerts-figure.js";
import { expiryLimits } from "./expiry-limits.js";
import { exponentSection } from "./exponent-section.js";
import { finishSection } from "./finish-section.js";
import { expirationDaysSection } from "./historical-days-section.js";
import { hypothesisSection } from "./hypothesis-section.js";
import { latencySection } from "./latency-section.js";
import { parametersSection } from "./parameters-section.js";
import { performanceSection } from "./performance-section.js";
import { presetsSection } from "./presets-section.js";
import { pressureAlertColumns } from "./pressure-alert-columns.js";
import { pressureMapSection } from "./pressure-map-section.js";
import { primaryWords } from "./primary-words.js";
import type { ReportAssets } from "./report-assets.js";
import { reportPage } from "./report-page.js";
import { reproduceSection } from "./reproduce-section.js";
import { riskSection } from "./risk-section.js";
import type { Section } from "./section.js";
import { sessionAxis } from "./session-axis.js";
import { settledSection } from "./settled-section.js";
import { steeringSummary } from "./steering-summary.js";
import { studyLimits } from "./study-limits.js";
import { tradesSection } from "./trades-section.js";
import { urgencySection } from "./urgency-section.js";
import { validationSection } from "./validation-section.js";
import { verdictSection } from "./verdict-section.js";

/**
 * One self-contained HTML page of a study: the verdict in words, then everything that it rests on. Same inputs, same
 * bytes; no number is computed here that is not in the records.
 *
 * @param inspection of the same data
 * @throws RangeError for a time zone that does not exist
 */
export function expirationPressureReport(
  study: ExpirationPressureStudy,
  inspection: Inspection,
  assets: ReportAssets,
): string {
  const clock = createClock(assets.timeZone ?? study.timeZone);
  return reportPage("Expiration pressure", study, sectionsOf(study, inspection, assets, clock), assets);
}

function sectionsOf(
  study: ExpirationPressureStudy,
  inspection: Inspection,
  assets: ReportAssets,
  clock: Clock,
): readonly Section[] {
  const { main, priceStep, dataset } = study;
  const { record, judgement, execution } = main;
  const { settlements } = judgement;
  const { parameters, choices } = record.preset;
  const labels = record.labels.map(({ urgency }) => urgency);
  return [
    verdictSection({
      ...judgement,
      primaryClaim: "steering away from heavy strikes before they expire, which can be traded as claimed",
      primaryParts: `Displacement away from the heaviest strike, placebo, win rate and Sharpe ratio must all hold. ${primaryWords(judgement.primary)}`,
      more: steeringSummary({
        steering: judgement.steering,
        displacement: trialOf(judgement, "EP-P-displacement"),
        gamma: trialOf(judgement, "EP-P-gamma"),
        traded: choices.detect.direction,
        assumption: choices.detect.assumption,
      }),
      limits: studyLimits(study, inspection, expiryLimits(main, study.quality.length)),
    }),
    hypothesisSection(judgement.trials, main.criteria),
    settledSection({
      ...settlements,
      parameters: parameters.judge,
      dismissed: countNames(record.dismissedCases.map(({ reason }) => reason)),
    }),
    pressureMapSection(record.map, clock),
    exponentSection(settlements),
    urgencySection({ ...judgement, magnitudes: settlements.magnitudes, parameters: parameters.classify }),
    calibrationSection({ ...judgement, calibration: null }),
    finishSection(settlements.calibration),
    riskSection({ ...settlements, nearPoints: parameters.judge.nearPoints }),
    equitySection({
      daily: judgement.daily,
      capital: parameters.limit.capital,
      marked: execution.equity.drawdown,
      sharpe: trialOf(judgement, "EP-T6-sharpe"),
      drawdown: trialOf(judgement, "EP-T8-drawdown"),
    }),
    performanceSection({
      ...judgement,
      placeboDays: judgement.placeboDays,
      winRate: trialOf(judgement, "EP-T2-win-rate"),
      breakEven: trialOf(judgement, "EP-T2-break-even"),
    }),
    breakdownsSection(judgement.breakdowns, study.timeZone),
    latencySection({
      curve: execution.latency,
      reliability: execution.reliability,
      buckets: judgement.latency,
      priceStep,
    }),
    tradesSection(
      record.trades,
      sessionAxis(
        inspection.sessions.filter(({ date }) => record.judgedDates.includes(date)),
        "session",
      ),
      clock,
    ),
    controlsSection(execution, clock),
    alertsSection(
      {
        ...record,
        labels,
        limits: choices.execute.limits,
        events: ["look", "at an expiring series, row by row"],
        figure: expiryAlertsFigure(record.detections, labels),
        columns: pressureAlertColumns,
      },
      clock,
    ),
    validationSection(judgement.validation),
    expirationDaysSection(judgement.historical, clock),
    presetsSection([main, ...study.beside]),
    dataSection(inspection, clock),
    parametersSection({ preset: record.preset, schemas: expirationPressureSchemas }),
    reproduceSection({ ...assets, seed: study.seed, dataset, holdOut: study.holdOut.statement }),
  ];
}
