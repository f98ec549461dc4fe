/** A number, a share, a range with or without its level, or nothing. */
const numericCell = /^(-|[-\d.,+e %]+|[-\d.e+]+ to [-\d.e+]+( \(\d+ %\))?)$/;

/** A table in plain text: columns padded to their widest cell, the first to the left, numbers to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const numeric = header.map((_, column) => column > 0 && rows.every((row) => numericCell.test(row[column]!)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (numeric[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join("  ")
      .trimEnd();
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
