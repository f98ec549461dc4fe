import { sha256Text } from "../evidence/digest.js";
import { type Content, html, trusted } from "./html.js";
import { pageScript } from "./page-script.js";
import { pageStyle } from "./page-style.js";

/** A page that stands on its own. */
export interface DocumentInput {
  /** Plain text. */
  readonly title: string;
  readonly body: Content;
  /** Text of plotly's bundle. */
  readonly plotly: string;
}

/**
 * A complete HTML document that needs nothing else. Its content security policy lets exactly its own two scripts run and
 * forbids every request, so that nothing that slipped in from the data could either run or call home.
 */
export function documentHtml({ title, body, plotly }: DocumentInput): string {
  const scripts = [plotly, pageScript].map(inlineScript);
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src ${scripts.map((script) => `'sha256-${digestBase64(script)}'`).join(" ")}`,
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
${body}
${scripts.map(
  (script) => html`<script>${trusted(script)}</script>
`,
)}</body>
</html>
`.markup;
}

/** Code that no script element is ended by: inside strings, templates and patterns `<\/` means `</`. */
export function inlineScript(code: string): string {
  return code.replace(/<\/(script)/gi, "<\\/$1").replaceAll("<!--", "<\\!--");
}

function digestBase64(text: string): string {
  const bytes = sha256Text(text)
    .match(/../g)!
    .map((pair) => Number.parseInt(pair, 16));
  return btoa(String.fromCharCode(...bytes));
}
