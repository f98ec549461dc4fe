import { describe, expect, it } from "vitest";
import { type Column, dataTable, numberColumn, textColumn } from "../../lib/report/data-table.js";

interface Row {
  readonly name: string;
  readonly value: number;
}

const rows: readonly Row[] = [
  { name: "<b>", value: 1 },
  { name: "none", value: Number.NaN },
];
const columns: readonly Column<Row>[] = [
  { title: "name", heading: true, cell: ({ name }) => name },
  { title: "value", numeric: true, cell: ({ value }) => String(value) },
];

describe("dataTable", () => {
  it("scopes its heads, escapes its cells, and can be scrolled by keyboard", () => {
    const { markup } = dataTable('what "it" shows', columns, rows);
    expect(markup).toContain(
      '<div class="scroll" role="region" aria-label="what &quot;it&quot; shows" tabindex="0"><table>',
    );
    expect(markup).toContain('<th scope="col">name</th><th scope="col" class="number">value</th>');
    expect(markup).toContain('<th scope="row">&lt;b&gt;</th><td class="number">1</td>');
  });

  it("has sort keys where a column has an order, and none where there is no answer", () => {
    const { markup } = dataTable(
      "t",
      columns.map((column) => ({ ...column, order: (row: Row) => (column.numeric ? row.value : row.name) })),
      rows,
    );
    expect(markup).toContain('<table class="sortable">');
    expect(markup).toContain(
      '<th scope="col" data-sort="text">name</th><th scope="col" class="number" data-sort="number">value</th>',
    );
    expect(markup).toContain('data-key="1"');
    expect(markup).toContain('<td class="number">NaN</td>');
  });

  it("keeps columns of sentences wide enough to read", () => {
    const prose: Column<Row> = { title: "why", prose: true, cell: () => "because" };
    expect(dataTable("t", [prose], rows).markup).toContain('<td class="prose">because</td>');
  });

  it("scrolls within its box when it is long", () => {
    expect(dataTable("t", columns, new Array<Row>(40).fill(rows[0]!)).markup).not.toContain("tall");
    expect(dataTable("t", columns, new Array<Row>(41).fill(rows[0]!)).markup).toContain('class="scroll tall"');
  });
});

describe("numberColumn and textColumn", () => {
  it("sort by what they show, numbers flush right", () => {
    const { markup } = dataTable<Row>(
      "sorted",
      [
        textColumn("name", ({ name }) => name),
        numberColumn(
          "value",
          ({ value }) => value,
          (value) => `${value} points`,
        ),
      ],
      rows,
    );
    expect(markup).toContain('<th scope="col" data-sort="text">name</th>');
    expect(markup).toContain('<td class="number" data-key="1">1 points</td>');
    expect(markup).toContain('<td class="number">NaN points</td>');
  });
});
