/** What execution needs to know of an alert, whichever strategy raised it. */
export interface Alert {
  readonly id: string;
  readonly underlying: string;
  readonly date: string;
  /** First trigger, epoch milliseconds. */
  readonly triggeredAt: number;
  /** From here on everything that the alert says was known. */
  readonly decidedAt: number;
  /** Alerts of one instant are served in its order, the strongest first. */
  readonly pressure: number;
}
