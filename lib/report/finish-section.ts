import type { FinishCalibration, FinishCalibrations, ForecastRecord } from "../hypotheses/finish-calibration.js";
import { answersTable, leftOutNote } from "./answers-table.js";
import { chartBox } from "./chart-box.js";
import { dataTable } from "./data-table.js";
import { decimal, integer, percent } from "./format.js";
import { type Content, html } from "./html.js";
import { reliabilityFigure } from "./reliability-figure.js";
import type { Section } from "./section.js";
import { capitalised } from "./sentence.js";

/** Whether probabilities of finishing near a strike, or beyond it, can be believed. */
export function finishSection({ near, inTheMoney }: FinishCalibrations): Section {
  const both = [near, inTheMoney];
  const forecast = both.filter(({ strikes }) => strikes > 0);
  return {
    id: "probabilities",
    title: "Probabilities of the finish",
    body: html`<p>The document’s assignment probability knows neither volatility nor which side of the strike the price is on, is never above 0.8 and never below 0.1: it is no probability, and stands here as a companion. What is
tested is the risk-neutral probability of a lognormal law with each expiry’s own standard deviation. Bars are 95 % Jeffreys intervals that take strikes as independent; the tests below do not, days are their units.</p>
${
  forecast.length === 0
    ? html`<p>No strike of an expiry could be forecast and followed.</p>
`
    : html`<div class="pair">
${forecast.map((own) => chartBox(reliabilityFigure(own)))}</div>
${scoreTable(forecast)}`
}${answersTable(
  "Skill against the base rate, and whether outcomes came more often than forecast",
  both.flatMap((own) => [
    {
      question: `${capitalised(own.outcome)}: skill of the risk-neutral probability`,
      unit: "Brier skill",
      answer: own.probability.skill,
      note: "1 minus its Brier score over that of the base rate",
    },
    {
      question: `${capitalised(own.outcome)}: outcomes minus risk-neutral probability`,
      unit: "of strikes",
      answer: own.probability.excess,
    },
    {
      question: `${capitalised(own.outcome)}: skill of the document’s number`,
      unit: "Brier skill",
      answer: own.asWritten.skill,
    },
    {
      question: `${capitalised(own.outcome)}: outcomes minus the document’s number`,
      unit: "of strikes",
      answer: own.asWritten.excess,
    },
  ]),
)}${leftOutNote(near.leftOut)}`,
  };
}

interface Score {
  readonly own: FinishCalibration;
  readonly record: ForecastRecord;
}

function scoreTable(forecast: readonly FinishCalibration[]): Content {
  return dataTable<Score>(
    "Forecasts against what came (Brier 1950: smaller is better)",
    [
      { title: "outcome", heading: true, cell: ({ own }) => capitalised(own.outcome) },
      { title: "forecast", prose: true, cell: ({ record }) => record.label },
      { title: "strikes", numeric: true, cell: ({ own }) => integer(own.strikes) },
      { title: "mean forecast", numeric: true, cell: ({ record }) => percent(record.meanForecast) },
      { title: "came", numeric: true, cell: ({ own }) => percent(own.baseRate) },
      { title: "Brier score", numeric: true, cell: ({ record }) => decimal(record.brier, 4) },
      { title: "of the base rate", numeric: true, cell: ({ own }) => decimal(own.brierOfBaseRate, 4) },
      { title: "outcomes within the settlement’s error", numeric: true, cell: ({ own }) => integer(own.uncertain) },
    ],
    forecast.flatMap((own) => [own.probability, own.asWritten].map((record) => ({ own, record }))),
  );
}
