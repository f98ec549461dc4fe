import type { LimitCheck, LimitName } from "../execution/limits.js";
import { dataTable } from "./data-table.js";
import { integer } from "./format.js";
import { type Content, html } from "./html.js";

/** How often a limit held, failed, or could not be looked at. */
export interface LimitTally {
  readonly limit: LimitName;
  readonly passed: number;
  readonly failed: number;
  readonly notChecked: number;
  /** Why it could not be looked at; empty where it always could. */
  readonly missing: string;
}

/** Counts checks by limit, in the order in which limits first appear. */
export function tallyChecks(checks: readonly LimitCheck[]): readonly LimitTally[] {
  const byLimit = new Map<LimitName, LimitCheck[]>();
  for (const check of checks) {
    const known = byLimit.get(check.limit);
    if (known) known.push(check);
    else byLimit.set(check.limit, [check]);
  }
  return [...byLimit].map(([limit, own]) => {
    const unchecked = own.filter(({ outcome }) => outcome === "not-checked");
    return {
      limit,
      passed: own.filter(({ outcome }) => outcome === "pass").length,
      failed: own.filter(({ outcome }) => outcome === "fail").length,
      notChecked: unchecked.length,
      missing: [...new Set(unchecked.map(({ detail }) => detail))].join("; "),
    };
  });
}

/** The risk manager's limits and filters, each with what became of it. */
export function limitChecksTable(checks: readonly LimitCheck[]): Content {
  if (checks.length === 0)
    return html`<p>No order reached the risk manager, so nothing was checked.</p>
`;
  return dataTable<LimitTally>(
    "Limits and filters of the risk manager (count of orders)",
    [
      { title: "limit or filter", heading: true, cell: ({ limit }) => html`<code>${limit}</code>` },
      { title: "passed", numeric: true, cell: ({ passed }) => integer(passed) },
      {
        title: "failed",
        numeric: true,
        cell: ({ failed }) => (failed > 0 ? html`<strong>${integer(failed)}</strong>` : "0"),
      },
      { title: "not checked", numeric: true, cell: ({ notChecked }) => integer(notChecked) },
      { title: "why not checked", prose: true, cell: ({ missing }) => missing },
    ],
    tallyChecks(checks),
  );
}
