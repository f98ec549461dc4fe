import { type Content, type Html, html } from "./html.js";

/** A column of a table: what it is called and what stands in it. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Content;
  /** Numbers stand flush right. */
  readonly numeric?: boolean;
  /** Sentences: the column does not shrink to a word a line. */
  readonly prose?: boolean;
  /** Names the row: a header cell. */
  readonly heading?: boolean;
  /** What the column sorts by; one without it cannot be sorted. */
  readonly order?: (row: Row) => number | string;
}

/** A column of numbers that sorts. */
export function numberColumn<Row>(
  title: string,
  value: (row: Row) => number,
  write: (value: number) => string,
): Column<Row> {
  return { title, numeric: true, cell: (row) => write(value(row)), order: value };
}

/** A column of words that sorts. */
export function textColumn<Row>(title: string, value: (row: Row) => string): Column<Row> {
  return { title, cell: value, order: value };
}

/** A table with more rows than this scrolls within its box, under its heads. */
const tall = 40;

/**
 * A table in a box of its own, which scrolls sideways where the page is narrower. A table with a column that has an
 * `order` gets sort buttons, where scripts run.
 *
 * @param caption what the table shows, with n; it also names the box for screen readers
 */
export function dataTable<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  const sortable = columns.some(({ order }) => order);
  const head = columns.map(
    ({ title, numeric, order }) =>
      html`<th scope="col"${numeric && html` class="number"`}${order && html` data-sort="${sortKind(rows.map(order))}"`}>${title}</th>`,
  );
  const body = rows.map(
    (row) => html`<tr>${columns.map((column) => cellHtml(column, row))}</tr>
`,
  );
  return html`<div class="scroll${rows.length > tall && " tall"}" role="region" aria-label="${caption}" tabindex="0"><table${sortable && html` class="sortable"`}>
<caption><span>${caption}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody></table></div>
`;
}

function cellHtml<Row>({ cell, numeric, prose, heading, order }: Column<Row>, row: Row): Html {
  const key = order?.(row);
  // What has no answer sorts last, whatever the direction.
  const sort = key === undefined || Number.isNaN(key) ? null : html` data-key="${key}"`;
  const kind = numeric ? html` class="number"` : prose && html` class="prose"`;
  return heading ? html`<th scope="row"${kind}${sort}>${cell(row)}</th>` : html`<td${kind}${sort}>${cell(row)}</td>`;
}

function sortKind(keys: readonly (number | string)[]): "number" | "text" {
  return keys.every((key) => typeof key === "number") ? "number" : "text";
}
