import type { ExpirationDay } from "../hypotheses/expiration-days.js";
import type { ExpiryTestParameters } from "../hypotheses/expiry-test-parameters.js";
import type { SignedDisplacement } from "../hypotheses/signed-displacement.js";
import type { StrikeGrid } from "../hypotheses/strike-grid.js";
import { answersTable, leftOutNote } from "./answers-table.js";
import { chartBox } from "./chart-box.js";
import { type Count, countTable } from "./count-table.js";
import { dataTable } from "./data-table.js";
import { displacementFigure } from "./displacement-figure.js";
import { expirationDaysTable } from "./expiration-days-table.js";
import { counted, exact, integer, noAnswer, percent, signed } from "./format.js";
import { type Content, html } from "./html.js";
import { nullFigure } from "./null-figure.js";
import { probability } from "./quantity.js";
import type { Section } from "./section.js";
import { strikePlacesFigure } from "./strike-places-figure.js";

/** Where the expiries of a study settled. */
export interface SettledInput {
  readonly grid: StrikeGrid;
  readonly gridByShare: StrikeGrid;
  readonly gridOfRound: StrikeGrid;
  readonly displacement: SignedDisplacement;
  readonly days: readonly ExpirationDay[];
  readonly parameters: Pick<
    ExpiryTestParameters,
    "nearPoints" | "nearShare" | "gridPoints" | "gridMultiple" | "rotationReach"
  >;
  /** Expiring series that are no cases, by reason. */
  readonly dismissed: readonly Count[];
}

/** Settlements about the strikes, and about the heaviest of them, without any trade. */
export function settledSection(input: SettledInput): Section {
  const { days, displacement } = input;
  const expiries = days.reduce((sum, own) => sum + own.expiries.length, 0);
  return {
    id: "settled",
    title: "Where it settled",
    body:
      expiries === 0
        ? html`<p>No expiring series could be followed to its settlement, so nothing can be said of where prices settle.</p>
${dismissedTable(input)}`
        : html`<p>${counted(expiries, "expiry", "expiries")} on ${counted(days.length, "day")}, each seen once, about an hour before, and followed to its settlement: one observation for each expiry day and underlying,
however often a strike raised an alert. These tests need no trade.</p>
<h3>About the strikes</h3>
${gridHtml(input)}
<h3>About the heaviest strike</h3>
${displacementHtml(displacement, input.parameters.rotationReach)}
${expirationDaysTable(days)}${dismissedTable(input)}`,
  };
}

interface NamedGrid {
  readonly name: string;
  readonly grid: StrikeGrid;
}

function gridHtml({ grid, gridByShare, gridOfRound, parameters }: SettledInput): Content {
  const { nearPoints, nearShare, gridPoints, gridMultiple } = parameters;
  const zone = `${counted(nearPoints, "point")} of a listed strike`;
  const grids: readonly NamedGrid[] = [
    { name: `within ${zone}`, grid },
    { name: `within ${nearShare} strike spacings of a listed strike`, grid: gridByShare },
    { name: `within ${gridPoints} points of every ${gridMultiple}th strike`, grid: gridOfRound },
  ];
  const table = dataTable<NamedGrid>(
    "Settlements near strikes, against the share of the price line that lies as near",
    [
      {
        title: "near means",
        heading: true,
        prose: true,
        cell: ({ name, grid: own }) =>
          html`${name}${reservations(own).map((one) => html`<span class="note">${one}</span>`)}`,
      },
      { title: "settlements", numeric: true, cell: ({ grid: own }) => integer(own.places.length) },
      { title: "near", numeric: true, cell: ({ grid: own }) => exact(own.near) },
      { title: "share", numeric: true, cell: ({ grid: own }) => html`<strong>${percent(own.rate)}</strong>` },
      { title: "base rate", numeric: true, cell: ({ grid: own }) => percent(own.baseRate) },
      { title: "share minus base rate", numeric: true, cell: ({ grid: own }) => excessOf(own) },
      {
        title: "p (turned grids)",
        numeric: true,
        cell: ({ grid: own }) => probability(own.nearness.finding?.pValue ?? Number.NaN),
      },
      { title: "p (binomial)", numeric: true, cell: ({ grid: own }) => probability(own.pBinomial) },
    ],
    grids,
  );
  const figures = grid.places.length > 0 && [
    html`<div class="pair">
${chartBox(strikePlacesFigure(grid))}
${chartBox(
  nullFigure({
    title: `Settlements within ${zone}, on ${integer(grid.rotated.length)} turned grids (n = ${integer(grid.places.length)})`,
    axis: "share of settlements that are near",
    draws: grid.rotated,
    observed: grid.rate,
    write: percent,
    tickFormat: ".0%",
  }),
)}</div>
`,
  ];
  return html`<p>A price that does not know the strikes is as likely to settle anywhere between two of them. How much of the line counts as near is therefore the base rate: a share means nothing without it. The turned
grids are the listed strikes moved by a random part of their spacing, one for each day. Two-sided: gathering lies above the base rate, avoidance below.</p>
${figures}${table}
${answersTable("The same question asked without a zone, and of days on which nothing expires", [
  {
    question: "Are all places between two strikes alike?",
    unit: "KS distance",
    answer: grid.uniformity,
    note: `textbook p ${probability(grid.pUniform)}; of the distance to the nearest strike ${probability(grid.folded.pValue)}`,
  },
  {
    question: "Nearness on expiries minus nearness on other days",
    unit: "of settlements",
    answer: grid.ordinary,
    note: Number.isNaN(grid.ordinary.rate)
      ? "no day without an expiry"
      : `other days: ${percent(grid.ordinary.rate)} near, base rate ${percent(grid.ordinary.baseRate)}`,
  },
])}${leftOutNote(grid.leftOut)}`;
}

function reservations({ nearness: { finding, reason } }: StrikeGrid): readonly string[] {
  return finding ? finding.violated : [`not computed: ${reason}`];
}

function excessOf({ nearness: { finding } }: StrikeGrid): Content {
  if (!finding) return noAnswer;
  const { interval, estimate } = finding;
  const range =
    interval &&
    !Number.isNaN(interval.lower) &&
    html`<span class="note">${percent(interval.lower)} to ${percent(interval.upper)}</span>`;
  return html`${percent(estimate)}${range}`;
}

function displacementHtml(displacement: SignedDisplacement, reach: number): Content {
  const { displacements, mean, outward, rotated, leftOut } = displacement;
  if (displacements.length === 0)
    return html`<p>No expiry had a strike with open interest within reach of the price${mean.reason !== null && `: ${mean.reason}`}.</p>
${leftOutNote(leftOut)}`;
  const turned =
    rotated.movable > 0 &&
    mean.finding &&
    chartBox(
      nullFigure({
        title: `Mean move when the label “heaviest” goes to other strikes (n = ${counted(rotated.movable, "movable expiry", "movable expiries")})`,
        axis: "mean, standard deviations",
        draws: rotated.means,
        observed: mean.finding.estimate,
        write: (value) => signed(value, 2),
        tickFormat: ".2f",
      }),
      html`<p class="note">Labels turned among the strikes within ${reach} points of the price: two-sided p ${probability(rotated.pValue)}.</p>`,
    );
  return html`<p>The heaviest strike is the one with the most open contracts, calls and puts together, within reach of the price when the expiry was seen. A move is measured away from it, as seen from where the price was,
in standard deviations of the move: STEER_AWAY says above zero, PIN_TOWARD below.</p>
<div class="${turned && "pair"}">
${chartBox(displacementFigure(displacement))}
${turned}</div>
${answersTable("Displacement from the heaviest strike", [
  { question: "Mean move away from the heaviest strike", unit: "standard deviations", answer: mean },
  {
    question: "Share of expiries that ended farther out, against one half",
    unit: "of expiries",
    answer: outward.share,
    note: `${integer(outward.cases)} of ${integer(displacements.length)} ended farther out on the side where they were`,
  },
])}${leftOutNote(leftOut)}`;
}

function dismissedTable({ dismissed }: SettledInput): Content {
  return countTable(
    "Expiring series that could not be followed, by reason",
    "reason",
    dismissed,
    "Every expiring series could be followed.",
  );
}
