import type { ExitReason } from "./exit.js";
import type { LimitCheck, LimitName } from "./limits.js";
import type { Plan } from "./plan.js";
import type { RouteName } from "./routes.js";

/** A market order that asks to be filled, with what the risk manager found. */
export interface Order {
  /** The plan it carries out, which names the detection. */
  readonly plan: Plan;
  readonly submittedAt: number;
  readonly checks: readonly LimitCheck[];
  /** The route it was sent by; null where it never left. */
  readonly route: RouteName | null;
  /** Seconds from submission to the earliest fill: latency, what the backup route adds, time to be filled. NaN where it never left. */
  readonly wait: number;
}

/** A price that was really there. */
export interface Fill {
  readonly at: number;
  readonly price: number;
}

/**
 * Why an alert did not become a trade: the class expects nothing, somebody had halted trading, both routes were down, no
 * price came, it came when the position had to be flat already, or a limit stood in the way.
 */
export type RefusalReason = "NO_EXPECTED_BEHAVIOUR" | "HALTED" | "NO_ROUTE" | "NO_PRICE" | "TOO_LATE" | LimitName;

/** An alert that was not traded. */
export interface Refusal {
  readonly order: Order;
  readonly reason: RefusalReason;
  readonly detail: string;
}

/** A closed trade of one underlying. Points are of one contract, net of costs, signed in the trade's favour. */
export interface Trade {
  readonly order: Order;
  readonly underlying: string;
  readonly date: string;
  /** Class of the alert. */
  readonly label: string;
  readonly direction: 1 | -1;
  readonly contracts: number;
  /** Route of the entry. Stops and targets rest at the exchange, and time exits are taken to get through. */
  readonly route: RouteName;
  readonly entry: Fill;
  readonly exit: Fill;
  readonly exitReason: ExitReason;
  /** Seconds from the first trigger to the fill. */
  readonly latency: number;
  readonly holdMinutes: number;
  /** Price units of one point when the trade was opened. */
  readonly pointSize: number;
  readonly grossPoints: number;
  readonly costPoints: number;
  readonly netPoints: number;
  /** Account currency, all contracts. */
  readonly netProfit: number;
  /** Account currency lost if the stop had been hit at its level. */
  readonly stopRisk: number;
  /** Points against (<= 0) and in favour (>= 0) on the way. */
  readonly adverseExcursion: number;
  readonly favourableExcursion: number;
}

/** A win is a trade with net points above zero; a zero counts among the trades and not among the wins. */
export function isWin(trade: Trade): boolean {
  return trade.netPoints > 0;
}
