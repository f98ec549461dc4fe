import type { Json } from "../evidence/canonical-json.js";
import type { BookStrike } from "../simulation/expiry-book.js";
import type { ExpiryTruth, MarketTruth, SessionPlan } from "../simulation/simulate-market.js";

/**
 * What was planted in a session, to check results against: the large orders with the hedges that followed them, and what market
 * makers held of that which expired. Instants are
 * epoch milliseconds, deltas units of the underlying, moves points at the opening price. Paths are left out: the seed gives
 * them again.
 */
export function truthJson(truth: MarketTruth, { opensAt }: Pick<SessionPlan, "opensAt">): Json {
  const { date, opening, volatility, orders, parents, expiry } = truth;
  const instant = (second: number): number => Math.round(opensAt + 1000 * second);
  const hedges = new Map(parents.map((parent) => [parent.order, parent]));
  return {
    date,
    opening: rounded(opening, 2),
    volatility: rounded(volatility, 6),
    orders: orders.map((order, number) => {
      const hedge = hedges.get(number);
      return {
        kind: order.kind,
        startsAt: instant(order.from),
        endsAt: instant(order.to),
        side: order.side,
        contracts: order.contracts,
        strikes: order.strikes.length,
        netDelta: Math.round(order.netDelta) + 0,
        grossDelta: Math.round(order.grossDelta),
        hedge: hedge
          ? {
              contracts: hedge.contracts,
              startsAt: instant(hedge.startsAt),
              endsAt: instant(hedge.endsAt),
              points: rounded(opening * Math.expm1(hedge.move), 2),
            }
          : null,
      };
    }),
    ...(expiry && { expiry: expiryJson(expiry) }),
  };
}

/** Strikes are told in columns; distances are points, `strength` is A. */
function expiryJson({ regime, expiration, strikes, heaviest, hedge, ...settled }: ExpiryTruth): Json {
  const column = (name: keyof BookStrike, decimals: number): Json =>
    strikes.map((strike) => rounded(strike[name], decimals));
  return {
    regime,
    expiration,
    settlement: settled.settlement,
    nearestDistance: settled.nearestDistance,
    heaviestStrike: strikes[heaviest]?.strike ?? null,
    heaviestDistance: strikes[heaviest] ? settled.heaviestDistance : null,
    futuresBought: rounded(hedge.at(-1)!, 0),
    strikes: {
      strike: column("strike", 2),
      openInterest: column("openInterest", 0),
      share: column("share", 6),
      contracts: column("contracts", 2),
      strength: column("strength", 4),
    },
  };
}

function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals + 0;
}
