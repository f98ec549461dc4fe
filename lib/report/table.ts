import { decimal } from "./format.js";
import { type Content, type Html, html } from "./html.js";

/** What is read of an arquero table. */
export interface ColumnTableLike {
  columnNames(): string[];
  numRows(): number;
  objects(options?: { limit?: number }): object[];
}

/** What is read of a danfojs DataFrame. */
export interface DataFrameLike {
  readonly columns: readonly string[];
  readonly index: readonly (string | number)[];
  readonly values: readonly unknown[];
}

/** A table whatever it came from. `index` names the rows, null where they are only numbered. */
interface Rows {
  readonly columns: readonly string[];
  readonly index: readonly (string | number)[] | null;
  readonly rows: readonly (readonly unknown[])[];
  readonly total: number;
}

/**
 * HTML of the first rows of a table: `display.html(lab.table(chain, 8))`. Numbers have about six significant digits; the
 * index of a DataFrame is shown where it says more than the row's number. Columns with longer texts are set to the left.
 *
 * @param limit most rows shown
 * @throws RangeError for a limit that is not a whole number of at least 1
 */
export function table(source: ColumnTableLike | DataFrameLike, limit: number): string {
  if (!(Number.isInteger(limit) && limit >= 1)) throw new RangeError(`invalid limit: ${limit}`);
  const { columns, index, rows, total } =
    "columnNames" in source ? fromColumns(source, limit) : fromFrame(source, limit);
  const prose = columns.map((_, column) => rows.some((row) => isProse(row[column])));
  const head = columns.map((name, k) => html`<th scope="col"${prose[k] && left}>${name}</th>`);
  const body = rows.map(
    (row, k) =>
      html`<tr>${index && html`<th scope="row">${index[k]}</th>`}${row.map((value, column) => html`<td${prose[column] && left}>${cell(value)}</td>`)}</tr>`,
  );
  return html`<div><table class="dataframe"><thead><tr>${index && html`<th scope="col"></th>`}${head}</tr></thead><tbody>${body}</tbody></table><p>${rows.length} of ${total} rows</p></div>`
    .markup;
}

function fromColumns(source: ColumnTableLike, limit: number): Rows {
  const columns = source.columnNames();
  const rows = source
    .objects({ limit })
    .map((row) => columns.map((name) => (row as Readonly<Record<string, unknown>>)[name]));
  return { columns, index: null, rows, total: source.numRows() };
}

function fromFrame(source: DataFrameLike, limit: number): Rows {
  const { columns, index, values } = source;
  // A frame of one column holds plain values instead of rows.
  const rows = values.slice(0, limit).map((row) => (Array.isArray(row) ? row : [row]));
  const numbered = index.every((label, k) => label === k);
  return { columns, index: numbered ? null : index, rows, total: values.length };
}

/** Notebooks set cells to the right, where words of several lines cannot be read. */
const left: Html = html` style="text-align:left"`;

/** Texts that will not fit on a line. */
function isProse(value: unknown): boolean {
  return typeof value === "string" && value.length > longestName;
}

const longestName = 48;

function cell(value: unknown): Content {
  if (typeof value === "number") return figures(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "NaN" : value.toISOString();
  return value === null || value === undefined ? "" : String(value);
}

/** About six significant digits, whole numbers in full. NaN stays NaN: in a notebook it is a value to be seen. */
function figures(value: number): string {
  if (!(Math.abs(value) < 1e15)) return String(value);
  if (Number.isInteger(value)) return decimal(value, 0);
  const rounded = Number(value.toPrecision(6));
  if (Math.abs(rounded) < 1e-4) return String(rounded);
  return decimal(rounded, (String(rounded).split(".")[1] ?? "").length);
}
