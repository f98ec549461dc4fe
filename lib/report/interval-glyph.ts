import type { Finding } from "../hypotheses/hypothesis.js";
import { type Html, html } from "./html.js";

const width = 150;
const height = 22;
const margin = 8;

/**
 * An interval as a line with its estimate as a dot and the claimed value as an upright stroke, each row on its own scale.
 * Drawn without scripts. Null where there is no interval to draw.
 */
export function intervalGlyph({ estimate, interval }: Finding, claimed: number): Html | null {
  if (!interval) return null;
  const known = [estimate, interval.lower, interval.upper, claimed].filter(Number.isFinite);
  if (![estimate, interval.lower, interval.upper].every(Number.isFinite)) return null;
  const least = Math.min(...known);
  const span = Math.max(...known) - least || 1;
  const at = (value: number): string => (margin + ((width - 2 * margin) * (value - least)) / span).toFixed(1);
  const middle = height / 2;
  return html`<svg class="glyph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false"><line class="range" x1="${at(interval.lower)}" x2="${at(interval.upper)}" y1="${middle}" y2="${middle}"/>${
    Number.isFinite(claimed) &&
    html`<line class="claimed" x1="${at(claimed)}" x2="${at(claimed)}" y1="2" y2="${height - 2}"/>`
  }<circle class="estimate" cx="${at(estimate)}" cy="${middle}" r="4"/></svg>`;
}
