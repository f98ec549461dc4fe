import type { Finding } from "./hypothesis.js";

/** What a test says of the data, or why it says nothing. */
export interface Answer {
  readonly finding: Finding | null;
  /** Why there is no finding; null where there is one. */
  readonly reason: string | null;
}

/** Cases that a test had to leave out. */
export interface LeftOut {
  readonly reason: string;
  readonly cases: number;
}
