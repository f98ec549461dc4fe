import { type Figure, figureJson, figureTitle } from "./figure.js";
import { type Content, type Html, html, trusted } from "./html.js";

/**
 * A chart on the page: its title as a caption, a place that the page's script draws in, and the figure as data. Without
 * scripts the place says so, and the numbers below it can still be read.
 *
 * @param figure with its title
 * @param below text and numbers under the chart
 */
export function chartBox(figure: Figure, below: Content = null): Html {
  const title = figureTitle(figure);
  // The caption carries the title: plotly's own does not wrap on a narrow page.
  const { title: _, ...layout } = figure.layout;
  const margin = { ...(layout.margin as object), t: 28 };
  const untitled: Figure = { data: figure.data, layout: { ...layout, margin } };
  return html`<figure class="chart">
<figcaption>${title}</figcaption>
<div class="plot" role="img" aria-label="${title}" style="height:${Number(layout.height)}px"><p class="undrawn">This chart is drawn by a script that did not run; its numbers stand in the tables of this section.</p></div>
<script type="application/json">${trusted(figureJson(untitled))}</script>
${below}
</figure>
`;
}
