import { type Content, type Html, html } from "./html.js";

/** A part of the page: it has an entry in the table of contents. */
export interface Section {
  /** Name of its anchor. */
  readonly id: string;
  readonly title: string;
  readonly body: Content;
}

/** A section under its heading. */
export function sectionHtml({ id, title, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}

/** The table of contents. */
export function contentsHtml(sections: readonly Section[]): Html {
  return html`<nav class="contents" aria-label="Contents"><ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
`;
}
