/**
 * The page's own script: draws the charts, sorts tables, switches between light and dark. The page can be read without it.
 * What a reader chooses is kept in the page alone: no storage, which a sandboxed frame would refuse.
 */
export const pageScript: string = `"use strict";
(() => {
  const root = document.documentElement;
  /** Width of a page of A4 landscape inside its margins, with some room for other papers. */
  const paper = 980;

  function offerTheme() {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const button = document.createElement("button");
    button.className = "theme";
    button.type = "button";
    // Until the reader chooses, the style sheet follows the system.
    let chosen = null;
    const show = () => {
      if (chosen) root.style.colorScheme = chosen;
      button.textContent = (chosen ? chosen === "dark" : dark.matches) ? "Light page" : "Dark page";
    };
    dark.addEventListener("change", show);
    button.addEventListener("click", () => {
      chosen = button.textContent === "Light page" ? "light" : "dark";
      show();
    });
    show();
    document.body.prepend(button);
  }

  async function drawCharts() {
    const places = [...document.querySelectorAll(".plot")];
    await Promise.all(places.map(drawChart));
    root.classList.add("drawn");
    // Paper has a width of its own, and a resize observer would come too late for it.
    addEventListener("beforeprint", () => places.forEach((place) => Plotly.relayout(place, { width: paper })));
    addEventListener("afterprint", () => places.forEach((place) => Plotly.relayout(place, { width: null, autosize: true })));
  }

  async function drawChart(place) {
    const { data, layout } = JSON.parse(place.nextElementSibling.textContent);
    const waiting = place.firstElementChild;
    // On a touch screen a drag scrolls the page instead of zooming the chart.
    const touch = matchMedia("(pointer: coarse)").matches;
    const config = {
      displaylogo: false,
      displayModeBar: touch ? false : "hover",
      modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
    };
    await Plotly.newPlot(place, data, { ...layout, dragmode: touch ? false : "zoom" }, config);
    waiting.remove();
    place.style.height = "";
    let width = place.offsetWidth;
    new ResizeObserver(() => {
      if (place.offsetWidth === 0 || place.offsetWidth === width) return;
      width = place.offsetWidth;
      Plotly.Plots.resize(place);
    }).observe(place);
  }

  function offerSorting(table) {
    const heads = [...table.tHead.rows[0].cells];
    for (const head of heads) {
      if (!head.dataset.sort) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", direction);
        sortRows(table.tBodies[0], head.cellIndex, head.dataset.sort === "number" ? Number : String, direction);
      });
    }
  }

  function sortRows(body, column, read, direction) {
    const rows = [...body.rows].map((row) => ({ row, key: row.cells[column].dataset.key }));
    const known = rows.filter(({ key }) => key !== undefined).map(({ row, key }) => ({ row, key: read(key) }));
    known.sort((a, b) => (a.key > b.key) - (a.key < b.key));
    if (direction === "descending") known.reverse();
    // What has no answer stands last in either direction.
    body.append(...known.map(({ row }) => row), ...rows.filter(({ key }) => key === undefined).map(({ row }) => row));
  }

  offerTheme();
  document.querySelectorAll("table.sortable").forEach(offerSorting);
  if (typeof Plotly !== "undefined") drawCharts();
})();
`;
