import { html } from "./html.js";

/**
 * HTML of a report for a notebook cell: `display.html(lab.page("reports/volume-shock/…/report.html"))`. JupyterLab serves
 * the project under /files/; only an absolute address opens the working page in a new tab.
 *
 * @param path from the project's root, with slashes
 */
export function page(path: string): string {
  const address = `/files/${path.split("/").map(encodeURIComponent).join("/")}`;
  return html`<iframe src="${address}" style="width:100%;height:640px;border:1px solid #ccc"></iframe><p><a href="${address}" target="_blank">Open the report in its own tab</a></p>`
    .markup;
}
