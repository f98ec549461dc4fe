import { flowTypes } from "../classifiers/flow-type.js";
import { trialOf } from "../evidence/trial-json.js";
import type { Inspection } from "../market/inspection.js";
import type { VolumeShockStudy } from "../strategies/study-volume-shock.js";
import { volumeShockSchemas } from "../strategies/volume-shock.js";
import { alertsSection } from "./alerts-section.js";
import { breakdownsSection } from "./breakdowns-section.js";
import { calibrationSection } from "./calibration-section.js";
import { type Clock, createClock } from "./clock.js";
import { controlsSection } from "./controls-section.js";
import { dataSection } from "./data-section.js";
import { detectionsFigure } from "./detections-figure.js";
import { equitySection } from "./equity-section.js";
import { eventStudySection } from "./event-study-section.js";
import { counted } from "./format.js";
import { hedgingSection } from "./hedging-section.js";
import { spikeDaysSection } from "./historical-days-section.js";
import { hypothesisSection } from "./hypothesis-section.js";
import { latencySection } from "./latency-section.js";
import { parametersSection } from "./parameters-section.js";
import { performanceSection } from "./performance-section.js";
import { presetsSection } from "./presets-section.js";
import { primaryWords } from "./primary-words.js";
import type { ReportAssets } from "./report-assets.js";
import { reportPage } from "./report-page.js";
import { reproduceSection } from "./reproduce-section.js";
import type { Section } from "./section.js";
import { sessionAxis } from "./session-axis.js";
import { shockAlertColumns } from "./shock-alert-columns.js";
import { studyLimits } from "./study-limits.js";
import { tradesSection } from "./trades-section.js";
import { validationSection } from "./validation-section.js";
import { verdictSection } from "./verdict-section.js";

/**
 * One self-contained HTML page of a study: the verdict in words, then everything that it rests on. Same inputs, same
 * bytes; no number is computed here that is not in the records.
 *
 * @param inspection of the same data
 * @throws RangeError for a time zone that does not exist
 */
export function volumeShockReport(study: VolumeShockStudy, inspection: Inspection, assets: ReportAssets): string {
  const clock = createClock(assets.timeZone ?? study.timeZone);
  return reportPage("Volume shock", study, sectionsOf(study, inspection, assets, clock), assets);
}

function sectionsOf(
  study: VolumeShockStudy,
  inspection: Inspection,
  assets: ReportAssets,
  clock: Clock,
): readonly Section[] {
  const { main, priceStep, dataset } = study;
  const { record, judgement, execution } = main;
  const { parameters, choices } = record.preset;
  const { detect, limit } = parameters;
  const labels = record.labels.map(({ flowType }) => flowType);
  return [
    verdictSection({
      ...judgement,
      primaryClaim: "hedging that comes within minutes and can be traded as claimed",
      primaryParts: `Placebo, win rate, Sharpe ratio and the timing of flow must all hold. ${primaryWords(judgement.primary)}`,
      limits: studyLimits(study, inspection, [
        `a baseline needs history: ${record.judgedDates.length} of ${counted(study.quality.length, "session")} had one and could have had an alert`,
      ]),
    }),
    hypothesisSection(judgement.trials, main.criteria),
    eventStudySection(judgement.events, [detect.emergencyResponse, detect.routineResponse], priceStep),
    hedgingSection(judgement.hedging),
    calibrationSection(judgement),
    equitySection({
      daily: judgement.daily,
      capital: limit.capital,
      marked: execution.equity.drawdown,
      sharpe: trialOf(judgement, "VS-T6-sharpe"),
      drawdown: trialOf(judgement, "VS-T8-drawdown"),
    }),
    performanceSection({
      ...judgement,
      placeboDays: "other days",
      winRate: trialOf(judgement, "VS-T2-win-rate"),
      breakEven: trialOf(judgement, "VS-T2-break-even"),
    }),
    breakdownsSection(judgement.breakdowns, study.timeZone),
    latencySection({
      curve: execution.latency,
      reliability: execution.reliability,
      buckets: judgement.latency,
      priceStep,
    }),
    controlsSection(execution, clock),
    tradesSection(
      record.trades,
      sessionAxis(
        inspection.sessions.filter(({ date }) => record.judgedDates.includes(date)),
        "session",
      ),
      clock,
    ),
    alertsSection(
      {
        ...record,
        labels,
        repeated: 0,
        limits: choices.execute.limits,
        events: ["event", "triggered"],
        figure: detectionsFigure(record.detections, labels, flowTypes, clock),
        columns: shockAlertColumns,
      },
      clock,
    ),
    validationSection(judgement.validation),
    spikeDaysSection(judgement.historical, parameters.judge),
    presetsSection([main, ...study.beside]),
    dataSection(inspection, clock),
    parametersSection({ preset: record.preset, schemas: volumeShockSchemas }),
    reproduceSection({ ...assets, seed: study.seed, dataset, holdOut: study.holdOut.statement }),
  ];
}
