import type { Json } from "../evidence/canonical-json.js";
import { counted } from "./format.js";
import { html } from "./html.js";
import type { Section } from "./section.js";

/** Paths of an evidence package at which a text stands instead of a result. */
export function fieldsSaying(evidence: Json, text: string, path = ""): readonly string[] {
  if (evidence === text) return [path];
  if (evidence === null || typeof evidence !== "object") return [];
  return Object.entries(evidence as { readonly [key: string]: Json }).flatMap(([key, value]) =>
    fieldsSaying(value, text, path === "" ? key : `${path}.${key}`),
  );
}

/** Fields of the document's evidence package that this version does not compute: named, never filled. */
export function openFieldsSection(evidence: Json, notYetComputed: string): Section {
  const fields = fieldsSaying(evidence, notYetComputed);
  return {
    id: "open",
    title: "Not yet computed",
    body:
      fields.length === 0
        ? html`<p>Every field of the evidence package is computed.</p>
`
        : html`<p>The document’s evidence package has ${counted(fields.length, "field")} that this version does not compute. They say so in <code>evidence.json</code>; no
number stands in their place.</p>
<ul class="fields">${fields.map((field) => html`<li><code>${field}</code></li>`)}</ul>
`,
  };
}
