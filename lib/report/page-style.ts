/** The style sheet of a report: light and dark from one set of colours, from 360 pixels to wall screens, and on paper. */
export const pageStyle: string = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f7f8f9, #121418);
  --panel: light-dark(#ffffff, #1a1d22);
  --ink: light-dark(#16191d, #e6e8eb);
  --muted: light-dark(#555d68, #a4acb8);
  --line: light-dark(#d8dce1, #343a43);
  --faint: light-dark(#eef0f3, #23272e);
  --link: light-dark(#17639b, #6fb3e6);
  --good: light-dark(#00704f, #3cc79b);
  --bad: light-dark(#b04800, #f08a45);
  --open: light-dark(#6b4a8b, #c3a0e0);
  --plain: light-dark(#555d68, #a4acb8);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -999px; top: 0; padding: 8px 14px; background: var(--panel); z-index: 9; }
.skip:focus { left: 8px; }
.theme {
  position: absolute; top: 12px; right: 12px; z-index: 5;
  padding: 5px 12px; font: inherit; font-size: 13px; color: var(--muted);
  background: var(--panel); border: 1px solid var(--line); border-radius: 999px; cursor: pointer;
}
.theme:hover { color: var(--ink); }
.page { max-width: 1720px; margin: 0 auto; padding: 0 clamp(14px, 3vw, 48px) 64px; }
header { padding: 44px 0 8px; }
h1 { margin: 0 0 10px; font-size: clamp(26px, 4vw, 40px); line-height: 1.15; letter-spacing: -0.015em; overflow-wrap: anywhere; }
h1 .on { font-weight: 400; color: var(--muted); }
h1 .dataset { font-weight: 500; }
h2 { margin: 0 0 12px; font-size: 24px; line-height: 1.25; letter-spacing: -0.01em; }
h3 { margin: 28px 0 8px; font-size: 17px; }
p, .limits, .parts { max-width: 88ch; }
p { margin: 0 0 12px; overflow-wrap: break-word; }
code { font-family: var(--mono); font-size: 0.86em; overflow-wrap: anywhere; }
.muted, .note { color: var(--muted); }
.note { font-size: 14px; }
.preset { font-size: 17px; }
.generated {
  max-width: none; margin: 14px 0; padding: 14px 18px;
  border: 2px solid var(--open); border-radius: 8px;
  background: color-mix(in srgb, var(--open) 10%, var(--panel));
}
.generated strong { display: block; font-size: clamp(22px, 3vw, 32px); line-height: 1.2; color: var(--open); text-transform: uppercase; letter-spacing: 0.02em; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 210px), 1fr)); gap: 10px 24px; margin: 16px 0; }
.facts.lines { grid-template-columns: 1fr; gap: 6px; }
.facts.lines div { display: grid; grid-template-columns: minmax(0, 200px) minmax(0, 1fr); gap: 0 24px; }
.facts div { border-top: 1px solid var(--line); padding-top: 6px; min-width: 0; }
dt { font-size: 13px; color: var(--muted); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.contents ol { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0; padding: 12px 0; list-style: none; border-block: 1px solid var(--line); font-size: 14px; }
.contents a { display: inline-block; padding: 3px 0; color: var(--muted); text-decoration: none; }
.contents a:hover { color: var(--link); text-decoration: underline; }
section { padding-top: 36px; scroll-margin-top: 0; }
.verdicts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px; }
.card { min-width: 0; padding: 18px 20px; background: var(--panel); border: 1px solid var(--line); border-top: 4px solid var(--plain); border-radius: 8px; }
.card h3 { margin: 0 0 8px; font-size: 18px; }
.card.supported, .card.validated { border-top-color: var(--good); }
.card.refuted, .card.rejected { border-top-color: var(--bad); }
.card.insufficient-data, .card.not-testable { border-top-color: var(--open); }
.answer { margin: 0 0 10px; }
.answer .badge { font-size: 20px; padding: 4px 14px; }
.gate { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); gap: 0 32px; }
.gate > * { min-width: 0; }
.gate .scroll { margin: 0; }
.parts { margin: 12px 0 0; padding: 0; list-style: none; }
.parts li { padding: 9px 0; border-top: 1px solid var(--line); }
.limits { padding-left: 22px; }
.badge {
  display: inline-block; padding: 1px 9px; border: 1px solid currentColor; border-radius: 999px;
  font-size: 13px; font-weight: 600; line-height: 1.5; white-space: nowrap; color: var(--plain);
  background: color-mix(in srgb, currentColor 9%, transparent);
}
.badge.supported, .badge.validated, .met { color: var(--good); }
.badge.refuted, .badge.rejected, .missed { color: var(--bad); }
.badge.insufficient-data, .badge.not-testable, .open { color: var(--open); }
.badge.not-testable { border-style: dashed; }
.met, .missed, .open { font-weight: 600; white-space: nowrap; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 520px), 1fr)); gap: 0 28px; align-items: start; }
.pair > * { min-width: 0; }
figure.chart { margin: 10px 0 18px; padding: 14px 16px 10px; min-width: 0; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
figcaption { font-weight: 600; margin-bottom: 4px; }
.plot { width: 100%; min-width: 0; }
.undrawn { display: grid; place-items: center; height: 100%; margin: 0; max-width: none; padding: 20px; color: var(--muted); text-align: center; background: var(--faint); border-radius: 6px; }
.scroll { overflow-x: auto; overscroll-behavior-x: contain; margin: 10px 0 18px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
.chart .scroll, .card .scroll { border-color: transparent; border-radius: 0; margin-inline: -4px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.4; }
caption { padding: 9px 12px; text-align: left; font-weight: 600; font-size: 14px; }
/* Stays in sight while a wide table scrolls under it. */
caption span { position: sticky; left: 12px; display: inline-block; max-width: min(100%, calc(100vw - 56px)); }
th, td { padding: 6px 12px; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { color: var(--muted); font-weight: 600; vertical-align: bottom; background: var(--faint); }
tbody th { font-weight: 500; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
tbody tr:hover { background: var(--faint); }
.tall { max-height: min(720px, 85vh); overflow-y: auto; }
.tall thead th { position: sticky; top: 0; z-index: 1; }
.tall caption { border-bottom: 1px solid var(--line); }
.sortable td, .sortable tbody th { white-space: nowrap; }
th button { all: unset; cursor: pointer; }
th button:hover { color: var(--link); }
th button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
th[data-sort] button::after { content: "\\a0↕"; opacity: 0.45; }
th[aria-sort="ascending"] button::after { content: "\\a0↑"; opacity: 1; }
th[aria-sort="descending"] button::after { content: "\\a0↓"; opacity: 1; }
.hypotheses { table-layout: fixed; min-width: 940px; }
.hypotheses .note, .hypotheses .range { display: block; font-size: 13px; margin-top: 3px; }
.hypotheses tbody th { font-weight: 400; }
.hypotheses thead th:nth-child(1) { width: 25%; }
.hypotheses thead th:nth-child(2) { width: 19%; }
.hypotheses thead th:nth-child(3) { width: 14%; }
.hypotheses thead th:nth-child(4) { width: 10%; }
.hypotheses thead th:nth-child(5) { width: 10%; }
.hypotheses .group th { font-weight: 600; background: var(--faint); width: auto; }
.violated { color: var(--bad); }
.glyph { display: block; margin: 4px 0 2px; max-width: 100%; }
.glyph .range { stroke: var(--muted); stroke-width: 3; }
.glyph .claimed { stroke: var(--bad); stroke-width: 2; }
.glyph .estimate { fill: var(--link); }
td .note, th .note { display: block; font-size: 13px; font-weight: 400; }
th .note { min-width: 12em; }
.prose { min-width: 15em; }
time { white-space: nowrap; }
tbody th code { white-space: nowrap; }
.badges { margin: 0; }
.badges div { display: flex; gap: 4px 10px; justify-content: space-between; padding: 2px 0; }
.badges dt { white-space: nowrap; }
.badges dd { margin: 0; }
details { margin: 12px 0; }
summary { cursor: pointer; font-weight: 600; padding: 4px 0; }
.glossary dt { margin-top: 10px; }
.glossary dd { margin: 2px 0 0; }
.fields { columns: 26em auto; padding-left: 20px; font-size: 14px; }
.command { margin: 0 0 14px; padding: 14px 16px; background: var(--faint); border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 48px; padding-top: 14px; border-top: 1px solid var(--line); font-size: 14px; color: var(--muted); }

.js-plotly-plot svg text { fill: var(--ink) !important; }
.js-plotly-plot .xtick text, .js-plotly-plot .ytick text, .js-plotly-plot .y2tick text, .js-plotly-plot .annotation-text { fill: var(--muted) !important; }
.js-plotly-plot .gridlayer path { stroke: var(--line) !important; stroke-opacity: 0.75 !important; }
.js-plotly-plot .hovertext path { fill: var(--panel) !important; stroke: var(--muted) !important; }
.js-plotly-plot .modebar-group { background: transparent !important; }
.js-plotly-plot .modebar-btn path { fill: var(--muted) !important; }

@media (min-width: 900px) { .verdicts { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
@media screen and (min-width: 600px) { .sortable tbody th { position: sticky; left: 0; background: var(--panel); } }
@media (max-width: 760px) {
  body { font-size: 15px; }
  header { padding-top: 56px; }
  figure.chart { padding: 12px 8px 6px; margin-inline: -6px; }
  .card { padding: 14px; }
  .card th, .card td { padding-inline: 4px; font-size: 13px; }
}
/* A hypothesis becomes a card where its row would not fit. */
@media screen and (max-width: 1000px) {
  .hypotheses { min-width: 0; }
  .hypotheses thead { position: absolute; left: -9999px; }
  .hypotheses, .hypotheses tbody, .hypotheses tr, .hypotheses th, .hypotheses td, .hypotheses caption { display: block; width: auto !important; }
  .hypotheses tbody tr { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr)); border-top: 3px solid var(--line); padding: 6px 0; }
  .hypotheses td, .hypotheses tbody th { border-top: 0; padding: 5px 12px; }
  .hypotheses tbody th { grid-column: 1 / -1; }
  .hypotheses td::before { content: attr(data-label); display: block; font-size: 12px; color: var(--muted); }
}
@media (min-width: 1240px) {
  .page { display: grid; grid-template-columns: 200px minmax(0, 1fr); column-gap: 48px; }
  header, footer { grid-column: 1 / -1; }
  .contents { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-top: 36px; }
  .contents ol { flex-direction: column; border: 0; padding: 0; }
  main > section:first-child { padding-top: 36px; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  :root { color-scheme: light !important; --page: #fff; }
  body { font-size: 9.5pt; }
  h1 { font-size: 22pt; }
  h2 { font-size: 14pt; }
  h3, .card h3 { font-size: 11pt; }
  section { padding-top: 16pt; }
  .verdicts { grid-template-columns: 1fr 1fr; }
  .badge { font-size: 7.5pt; }
  .answer .badge { font-size: 12pt; }
  .theme, .skip, .contents, .modebar { display: none !important; }
  .page { display: block; max-width: none; padding: 0; }
  header { padding-top: 0; }
  figure.chart, .card, tr { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .scroll, .tall { overflow: visible; max-height: none; border: 0; }
  .tall thead th { position: static; }
  .pair { display: block; }
  table, td .note, th .note, .hypotheses .note, .hypotheses .range, .lines dt { font-size: 7.5pt; }
  th, td { padding: 2px 5px; }
  .sortable td, .number { white-space: normal; }
  .hypotheses, .prose { min-width: 0; }
  th button::after { content: "" !important; }
  details::details-content { content-visibility: visible; block-size: auto; opacity: 1; }
}
`;
