import { holm } from "../statistics/holm.js";
import type { Adjustment, Finding, Verdict } from "./hypothesis.js";
import type { Standing } from "./judge.js";

/**
 * Where the secondary tests stand (4.5): adjusted by Holm over all of them together, which is at least as strict as once within
 * each hypothesis and again over the hypotheses; confirmatory only when the primary hypothesis is supported. Tests that
 * decide by an interval have no p to adjust, but the same standing.
 *
 * @param findings of the secondary hypotheses, null where there is none
 */
export function gatekeep<Id extends string>(
  findings: Readonly<Record<Id, Finding | null>>,
  primary: Verdict,
): Readonly<Record<Id, Standing>> {
  const ids = Object.keys(findings) as Id[];
  const standing = primary === "SUPPORTED" ? "confirmatory" : "exploratory";
  const pValues = ids.map((id) => findings[id]?.pValue ?? Number.NaN);
  const adjusted = holm(pValues);
  const tests = pValues.filter((p) => !Number.isNaN(p)).length;
  const entries = ids.map((id, k): readonly [Id, Standing] => {
    const adjustment: Adjustment | null = Number.isNaN(pValues[k]!)
      ? null
      : { pValue: adjusted[k]!, method: "Holm", tests };
    return [id, { adjustment, standing }];
  });
  return Object.fromEntries(entries) as Readonly<Record<Id, Standing>>;
}
