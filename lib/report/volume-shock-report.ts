import { trialOf } from "../evidence/trial-json.js";
import type { Inspection } from "../market/inspection.js";
import type { VolumeShockStudy } from "../strategies/study-volume-shock.js";
import { type VolumeShockPreset, volumeShockSchemas } from "../strategies/volume-shock.js";
import { alertsSection } from "./alerts-section.js";
import { calibrationSection } from "./calibration-section.js";
import { type Clock, createClock } from "./clock.js";
import { controlsSection } from "./controls-section.js";
import { dataSection } from "./data-section.js";
import { documentHtml } from "./document.js";
import { equitySection } from "./equity-section.js";
import { eventStudySection } from "./event-study-section.js";
import { counted, duration } from "./format.js";
import { hedgingSection } from "./hedging-section.js";
import { html } from "./html.js";
import { hypothesisSection } from "./hypothesis-section.js";
import { latencySection } from "./latency-section.js";
import { type ParametersInput, parametersSection } from "./parameters-section.js";
import { performanceSection } from "./performance-section.js";
import { reportHeader } from "./report-header.js";
import { reproduceSection } from "./reproduce-section.js";
import { contentsHtml, type Section, sectionHtml } from "./section.js";
import { sessionAxis } from "./session-axis.js";
import { tradesSection } from "./trades-section.js";
import { verdictSection } from "./verdict-section.js";
import { volumeShockPresetsSection } from "./volume-shock-presets.js";

/** What the page needs besides the study. */
export interface ReportAssets {
  /** Text of plotly's basic bundle, which is written into the page. */
  readonly plotly: string;
  /** The command that makes this report again. */
  readonly command: string;
  /** Version of the library. */
  readonly version: string;
  /** Digest of the evidence package. */
  readonly digest: string;
  /** IANA name of the clock that instants are shown in; left out, the one of the market that was studied. */
  readonly timeZone?: string;
}

/**
 * One self-contained HTML page of a study: the verdict in words, then everything that it rests on. Same inputs, same
 * bytes; no number is computed here that is not in the records.
 *
 * @param inspection of the same data
 * @throws RangeError for a time zone that does not exist
 */
export function volumeShockReport(study: VolumeShockStudy, inspection: Inspection, assets: ReportAssets): string {
  const { dataset, holdOut } = study;
  const { preset } = study.main.record;
  const clock = createClock(assets.timeZone ?? study.timeZone);
  const studied = study.quality.map(({ date }) => date);
  const sections = sectionsOf(study, inspection, assets, clock);
  return documentHtml({
    title: `Volume shock on ${dataset.name}, preset ${preset.name}`,
    plotly: assets.plotly,
    body: html`<div class="page">
${reportHeader({ strategy: "Volume shock", preset, dataset: { ...dataset, dates: studied }, holdOut: holdOut.statement, zone: clock.zone, digest: assets.digest })}${contentsHtml(sections)}<main id="main">
${sections.map(sectionHtml)}</main>
<footer><p>strikelab ${assets.version}, package <code>${assets.digest.slice(0, 12)}</code>. A verdict on recorded data is not advice, and says nothing about trading costs or fills that were not in the data.</p></footer>
</div>
`,
  });
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
  return [
    verdictSection({ ...judgement, limits: limitsOf(study, inspection) }),
    hypothesisSection(judgement.trials),
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
      winRate: trialOf(judgement, "VS-T2-win-rate"),
      breakEven: trialOf(judgement, "VS-T2-break-even"),
    }),
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
    alertsSection({ ...record, limits: choices.execute.limits }, clock),
    volumeShockPresetsSection([main, ...study.beside]),
    dataSection(inspection, clock),
    parametersSection(parametersOf(record.preset)),
    reproduceSection({ ...assets, seed: study.seed, dataset, holdOut: study.holdOut.statement }),
  ];
}

/** What these data cannot show, in sentences: first for the preset of the report, then in general. */
function limitsOf(study: VolumeShockStudy, inspection: Inspection): readonly string[] {
  const { main, beside, priceStep, holdOut, quality } = study;
  const { judgedDates } = main.record;
  return [
    ...main.record.lacks,
    `a baseline needs history: ${judgedDates.length} of ${counted(quality.length, "session")} had one and could have had an alert`,
    ...inspection.lacks,
    `the hedge instrument has a price every ${duration(priceStep)} (median): nothing faster can be seen, neither the market makers nor a better execution`,
    ...beside
      .filter(({ record }) => record.lacks.length > 0)
      .map(({ record }) => `preset ${record.preset.name} cannot be tried: ${record.lacks.join("; ")}`),
    holdOut.statement,
  ];
}

function parametersOf({ name, parameters, choices }: VolumeShockPreset): ParametersInput {
  const { measure, detect, classify, execute } = choices;
  const rows = { measure, detect, classify: { rule: classify }, execute };
  return {
    preset: name,
    schemas: volumeShockSchemas,
    values: Object.fromEntries(Object.entries(parameters).map(([stage, values]) => [stage, { ...values }])),
    choices: Object.entries(rows).flatMap(([stage, chosen]) =>
      Object.entries(chosen).map(([key, value]) => [stage, key, value] as const),
    ),
  };
}
