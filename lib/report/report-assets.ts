import type { PriorTrials } from "../evidence/ledger-line.js";

/** What the page needs besides the study. */
export interface ReportAssets {
  /** Text of plotly's basic bundle, which is written into the page. */
  readonly plotly: string;
  /** The command that makes this report again. */
  readonly command: string;
  /** Version of the library. */
  readonly version: string;
  /** Digest of the evidence package. */
  readonly digest: string;
  /** What had been tried on these data before. */
  readonly prior: PriorTrials;
  /** IANA name of the clock that instants are shown in; left out, the one of the market that was studied. */
  readonly timeZone?: string;
}
