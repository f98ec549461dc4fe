/** Markup that may be placed into a page as it is. A class, so that no record read from data can pass for it. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

/** What may stand between `${` and `}`: text and numbers are escaped, nothing stays nothing, lists are joined. */
export type Content = Html | string | number | null | undefined | false | readonly Content[];

/** Text as HTML text or as a quoted attribute value. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/**
 * Template tag for markup: everything interpolated is escaped unless it is already `Html`. Attribute values must stand in
 * quotes; interpolating into a `<script>` or `<style>` is the business of `trusted`.
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(strings.reduce((markup, string, k) => markup + render(contents[k - 1]) + string));
}

/** Text that is markup already: a style sheet, a script, escaped JSON. The caller answers for it. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function render(content: Content): string {
  if (content instanceof Html) return content.markup;
  if (Array.isArray(content)) return content.map(render).join("");
  if (content === null || content === undefined || content === false) return "";
  return escapeHtml(String(content));
}
