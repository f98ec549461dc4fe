import type { CompletionChange } from "../hypotheses/completion.js";
import type { HedgingEvidence } from "../hypotheses/hedging-evidence.js";
import { chartBox } from "./chart-box.js";
import { dataTable } from "./data-table.js";
import { flowProportionFigure } from "./flow-proportion-figure.js";
import { counted, decimal, integer, percent, signed } from "./format.js";
import { type Content, html } from "./html.js";
import { probability } from "./quantity.js";
import { responseSpeedFigure } from "./response-speed-figure.js";
import type { Section } from "./section.js";
import { sentence } from "./sentence.js";

/** What the future's takers did after the alerts: proportion, speed, timing and completion, as far as the tape shows them. */
export function hedgingSection(hedging: HedgingEvidence): Section {
  const { lack, proportion, speed } = hedging;
  return {
    id: "hedging",
    title: "Hedging flow",
    body:
      lack === null
        ? html`<p>Signed volume of the future after an alert, less what the clock time, earlier flow and earlier returns led to expect. The tape has no names: flow in
the predicted direction is not known to be a hedge.</p>
<div class="pair">
${proportion ? chartBox(flowProportionFigure(proportion), html`<p class="note">${proportionNote(hedging)}</p>`) : html`<p>Fewer than three episodes whose flow was seen, or a single day.</p>`}
${speed ? chartBox(responseSpeedFigure(speed), html`<p class="note">${speedNote(hedging)}</p>`) : html`<p>Fewer than three events that no other disturbs.</p>`}
</div>
${timingText(hedging)}${completionTable(hedging)}`
        : html`<p>${sentence(lack)}</p>
`,
  };
}

function proportionNote({ proportion, unseen }: HedgingEvidence): string {
  const { rSquared, correlation, controlled } = proportion!;
  const left = unseen > 0 ? ` ${counted(unseen, "alert")} on days without takers are left out.` : "";
  return `Alerts closer than the flow window make one episode. R squared out of sample ${decimal(rSquared.estimate, 2)}, r ${decimal(correlation, 2)}; slope with ${controlled.controls.join(" and ")} beside it ${decimal(controlled.slope, 2)}.${left}`;
}

function speedNote({ speed }: HedgingEvidence): string {
  const { hazard, score, mechanical, kendallTau, exponent } = speed!;
  return `Log hazard ratio by exposure ${signed(hazard.estimate, 2)}. A larger hedge takes longer to be reached by definition: where flow knows nothing of exposure the score would be ${signed(mechanical, 2)} instead of ${signed(score, 2)}. Over the times that were seen: Kendall tau ${signed(kendallTau, 2)}, minutes grow with exposure to the power ${signed(exponent, 2)}.`;
}

function timingText({ timing }: HedgingEvidence): Content {
  if (!timing) return null;
  const { pooledShare, evenShare } = timing;
  const share = Number.isNaN(pooledShare)
    ? "taken together no flow in the predicted direction"
    : `${percent(pooledShare)} of the flow in the predicted direction`;
  return html`<p>In the claimed minutes came ${share}; an even flow would bring ${percent(evenShare)}.</p>
`;
}

function completionTable({ completion }: HedgingEvidence): Content {
  if (!completion) return null;
  const { watched, completed, matched } = completion;
  return dataTable<CompletionChange>(
    `Change of drift when the predicted hedge was complete (${integer(completed)} of ${counted(watched, "event")} completed, n = ${integer(matched)} with placebos)`,
    [
      { title: "minutes before and after", heading: true, numeric: true, cell: ({ minutes }) => integer(minutes) },
      { title: "after events (points/min)", numeric: true, cell: ({ events }) => signed(events, 2) },
      { title: "after placebos", numeric: true, cell: ({ placebos }) => signed(placebos, 2) },
      { title: "difference", numeric: true, cell: ({ finding }) => signed(finding.estimate, 2) },
      { title: "p (two-sided)", numeric: true, cell: ({ finding }) => probability(finding.pValue ?? Number.NaN) },
    ],
    completion.changes,
  );
}
