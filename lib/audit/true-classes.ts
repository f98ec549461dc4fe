import type { FlowType } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import type { LargeOrder, LargeOrderKind } from "../simulation/large-orders.js";

/** What a large order should be called: decoys are nothing that hedging follows. */
const classOf: Readonly<Record<LargeOrderKind, FlowType>> = {
  SWEEP: "INSTITUTIONAL_SWEEP",
  CONCENTRATED: "GAMMA_EMERGENCY",
  TWO_SIDED: "AMBIGUOUS_SIGNAL",
  STRADDLE: "AMBIGUOUS_SIGNAL",
};

/** The large orders of a session, which only the simulator knows. */
export interface KnownOrders {
  readonly date: string;
  /** Epoch milliseconds. */
  readonly opensAt: number;
  readonly orders: readonly Pick<LargeOrder, "kind" | "from" | "to" | "contracts">[];
}

/**
 * True class by detection: that of the largest order with prints between the beginning of the option window and the decision. A
 * detection without such an order is left out; everyday trades have no class.
 *
 * @param window seconds of the option window
 */
export function trueClasses(
  detections: readonly Detection[],
  sessions: readonly KnownOrders[],
  window: number,
): ReadonlyMap<string, FlowType> {
  const known = new Map(sessions.map((session) => [session.date, session]));
  const classes = new Map<string, FlowType>();
  for (const { id, date, triggeredAt, decidedAt } of detections) {
    const session = known.get(date);
    if (!session) continue;
    const begins = (triggeredAt - session.opensAt) / 1000 - window;
    const ends = (decidedAt - session.opensAt) / 1000;
    const [largest] = session.orders
      .filter(({ from, to }) => to >= begins && from <= ends)
      .sort((a, b) => b.contracts - a.contracts);
    if (largest) classes.set(id, classOf[largest.kind]);
  }
  return classes;
}
