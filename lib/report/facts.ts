import { type Content, type Html, html } from "./html.js";

/** A name and what it is. */
export type Fact = readonly [name: string, value: Content];

/**
 * Names and values.
 *
 * @param arrangement `columns`: short values, several to a line. `lines`: one to a line.
 */
export function factsHtml(facts: readonly Fact[], arrangement: "columns" | "lines"): Html {
  return html`<dl class="facts ${arrangement}">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
`;
}
