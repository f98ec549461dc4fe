/** A true value that a test is planned for, fixed before the data, never the observed one: that would only repeat p. */
export interface PlannedAlternative {
  /**
   * How its sample is counted: exact binomial; normal daily results; or the normal law with the spread that the finding's
   * interval shows, which holds what trades of a day have in common.
   */
  readonly law: "proportion" | "sharpe" | "spread";
  /** In the unit of the hypothesis. */
  readonly value: number;
  /** Power that is asked for there. */
  readonly power: number;
  /** The value in words. */
  readonly words: string;
}

/** No value is planned for, and why. */
export interface NoAlternative {
  readonly law: null;
  readonly reason: string;
}

export type DesignAlternative = PlannedAlternative | NoAlternative;

/** Where nobody named a size that the effect should have. */
export function noAlternative(reason: string): NoAlternative {
  return { law: null, reason };
}

/** Where the document claims a difference and no size of it. */
export const noSize: NoAlternative = noAlternative("the document names no size that the test could be planned for");
