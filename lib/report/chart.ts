import { type Figure, figureJson } from "./figure.js";
import { html, trusted } from "./html.js";

/**
 * Runs in the notebook page. Draws in the element before its own script, so that a copied output needs no id. The bundle
 * comes from the JupyterLab that `npm run lab` started, never from the network.
 */
const drawing: string = `(async () => {
  const place = document.currentScript.previousElementSibling;
  const figure = JSON.parse(place.previousElementSibling.textContent);
  const page = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
  window.strikelabPlotly ??= new Promise((resolve, reject) => {
    const bundle = document.createElement("script");
    bundle.src = (page.baseUrl ?? "/") + "static/plotly-basic.min.js";
    bundle.onload = () => resolve(window.Plotly);
    bundle.onerror = reject;
    document.head.append(bundle);
  });
  const Plotly = await window.strikelabPlotly;
  place.textContent = "";
  await Plotly.newPlot(place, figure.data, figure.layout, { displaylogo: false });
  // Panels of JupyterLab change size without a window resize.
  new ResizeObserver(() => place.offsetWidth > 0 && Plotly.Plots.resize(place)).observe(place);
})();`;

/** HTML of a chart for a notebook cell: `display.html(lab.chart(figure))`. */
export function chart(figure: Figure): string {
  const height = Number(figure.layout.height ?? 420);
  return html`<div><script type="application/json">${trusted(figureJson(figure))}</script><div style="height:${height}px">This chart is drawn by a script: run its cell in JupyterLab opened with <code>npm run lab</code>.</div><script>${trusted(drawing)}</script></div>`
    .markup;
}
