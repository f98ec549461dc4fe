import type { RandomStream } from "../numeric/random.js";
import type { OptionType } from "../pricing/option-type.js";
import { pickExpiry, type TradingFloor } from "./everyday-trades.js";
import { negativeBinomialQuantile } from "./negative-binomial.js";
import { between, type OptionPrint } from "./option-print.js";

/**
 * `SWEEP`: several neighbouring strikes. `CONCENTRATED`: nearly all in one. The other two only look like them in volume:
 * `TWO_SIDED` buys as much as it sells, `STRADDLE` buys calls and puts whose deltas cancel.
 */
export type LargeOrderKind = "SWEEP" | "CONCENTRATED" | "TWO_SIDED" | "STRADDLE";

/** A large customer order. */
export interface LargeOrder {
  readonly kind: LargeOrderKind;
  /** Seconds after the open: when it begins and when the last contract is done. */
  readonly from: number;
  readonly to: number;
  /** +1 the customer buys options, -1 sells; 0 for a two-sided order. */
  readonly side: 1 | -1 | 0;
  /** Contracts over all strikes, and the numbers of those strikes. */
  readonly contracts: number;
  readonly strikes: readonly number[];
  /** The customer's delta when the order begins, in units of the underlying: signed, and as a sum of absolutes. */
  readonly netDelta: number;
  readonly grossDelta: number;
  readonly prints: readonly OptionPrint[];
}

/** A part of an order in one option. */
interface Leg {
  readonly strike: number;
  readonly type: OptionType;
  readonly contracts: number;
}

/**
 * Draws the large orders of a session, in order of time. Their number is Poisson, their times are uniform and independent of
 * everything else: two may overlap.
 *
 * @param sides the stream of the customers' sides, apart from that of everything else
 * @param optionMultiplier units of the underlying per option
 * @throws RangeError when the session is too short for its quiet times
 */
export function drawLargeOrders(
  stream: RandomStream,
  sides: RandomStream,
  floor: TradingFloor,
  optionMultiplier: number,
): readonly LargeOrder[] {
  const { parameters, length } = floor;
  const busy = length - parameters.quietOpen - parameters.quietClose;
  if (!(busy > 0)) throw new RangeError(`invalid quietClose: ${parameters.quietClose}`);
  const count = negativeBinomialQuantile(stream.uniform(), parameters.orders, 1);
  const orders = Array.from({ length: count }, () => {
    const from = parameters.quietOpen + busy * stream.uniform();
    return drawOrder(stream, sides.uniform() < 0.5 ? 1 : -1, floor, from, optionMultiplier);
  });
  return orders.sort((a, b) => a.from - b.from);
}

function drawOrder(
  stream: RandomStream,
  side: 1 | -1,
  floor: TradingFloor,
  from: number,
  multiplier: number,
): LargeOrder {
  const { chain, parameters } = floor;
  const kind = drawKind(stream, parameters);
  const total = Math.max(1, Math.round(parameters.orderSize * Math.exp(parameters.orderSizeSpread * stream.normal())));
  // A two-sided order takes the shape of one of the others.
  const sweepsAmongReal = parameters.sweepShare / (parameters.sweepShare + parameters.concentratedShare);
  const wide = kind === "SWEEP" || (kind === "TWO_SIDED" && stream.uniform() < sweepsAmongReal);
  const range = wide || kind === "STRADDLE" ? parameters.sweepSeconds : parameters.concentratedSeconds;
  const seconds = range[0] + (range[1] - range[0]) * stream.uniform();
  const drawn = kind === "STRADDLE" ? straddle(stream, floor, from, total) : drawLegs(stream, floor, from, total, wide);
  const legs = kind === "TWO_SIDED" ? drawn.map(evenly) : drawn;
  const prints = legs.flatMap((leg) => drawPrints(stream, leg, from, seconds, kind === "TWO_SIDED" ? 0 : side, floor));
  const deltas = legs.map(
    ({ strike, type, contracts }) => contracts * multiplier * chain.delta(strike, type, from, floor.forward(from)),
  );
  const sign = kind === "TWO_SIDED" ? 0 : side;
  return {
    kind,
    from,
    to: from + seconds,
    side: sign,
    contracts: legs.reduce((sum, { contracts }) => sum + contracts, 0),
    strikes: [...new Set(legs.map(({ strike }) => strike))],
    netDelta: sign * deltas.reduce((sum, delta) => sum + delta, 0) + 0,
    grossDelta: deltas.reduce((sum, delta) => sum + Math.abs(delta), 0),
    prints,
  };
}

/** As many contracts to buy as to sell. */
const evenly = (leg: Leg): Leg => ({ ...leg, contracts: 2 * Math.max(1, Math.round(leg.contracts / 2)) });

function drawKind(stream: RandomStream, parameters: TradingFloor["parameters"]): LargeOrderKind {
  const u = stream.uniform();
  if (u < parameters.sweepShare) return "SWEEP";
  if (u < parameters.sweepShare + parameters.concentratedShare) return "CONCENTRATED";
  return stream.uniform() < 0.5 ? "TWO_SIDED" : "STRADDLE";
}

/** Neighbouring strikes of one type with deltas worth hedging, and the contracts in each. */
function drawLegs(
  stream: RandomStream,
  floor: TradingFloor,
  from: number,
  total: number,
  wide: boolean,
): readonly Leg[] {
  const { chain, parameters, expiries } = floor;
  const price = floor.forward(from);
  const first = chain.first[pickExpiry(stream.uniform(), expiries)]!;
  const type: OptionType = stream.uniform() < 0.5 ? "call" : "put";
  const own = Array.from({ length: parameters.strikes }, (_, k) => first + k);
  const [least, most] = parameters.orderDelta;
  const wanted = own.filter((strike) => {
    const size = Math.abs(chain.delta(strike, type, from, price));
    return size > least && size < most;
  });
  // Where the price has left the chain, the strikes nearest to it.
  const near = own.toSorted(
    (a, b) => distance(chain.strikes[a]!.strike, price) - distance(chain.strikes[b]!.strike, price),
  );
  const candidates =
    wanted.length >= parameters.sweepStrikes[0]
      ? wanted
      : near.slice(0, parameters.sweepStrikes[0]).sort((a, b) => a - b);

  if (!wide) {
    const main = candidates[stream.integer(candidates.length)]!;
    const share = parameters.concentration + (1 - parameters.concentration) * stream.uniform();
    const beside = main + 1 < first + parameters.strikes ? main + 1 : main - 1;
    const rest = Math.round(total * (1 - share));
    const legs = [{ strike: main, type, contracts: total - rest }];
    return rest > 0 ? [...legs, { strike: beside, type, contracts: rest }] : legs;
  }
  const width = Math.min(candidates.length, between(stream.uniform(), parameters.sweepStrikes));
  const start = stream.integer(candidates.length - width + 1);
  const shares = drawShares(stream, width, parameters.sweepShape, parameters.sweepLargest);
  return shares.map((share, k) => ({
    strike: candidates[start + k]!,
    type,
    contracts: Math.max(1, Math.round(share * total)),
  }));
}

/** Dirichlet shares of whole shape, drawn again until none is too large. */
function drawShares(stream: RandomStream, count: number, shape: number, largest: number): readonly number[] {
  for (;;) {
    const parts = Array.from({ length: count }, () => {
      // A gamma variable of whole shape is a sum of exponentials.
      let product = 1;
      for (let k = 0; k < shape; k++) product *= 1 - stream.uniform();
      return -Math.log(product);
    });
    const sum = parts.reduce((total, part) => total + part, 0);
    if (Math.max(...parts) < largest * sum) return parts.map((part) => part / sum);
  }
}

/** Calls and puts of the strike nearest to the price, in the proportion in which their deltas cancel. */
function straddle(stream: RandomStream, floor: TradingFloor, from: number, total: number): readonly Leg[] {
  const { chain, parameters, expiries } = floor;
  const price = floor.forward(from);
  const first = chain.first[pickExpiry(stream.uniform(), expiries)]!;
  const own = Array.from({ length: parameters.strikes }, (_, k) => first + k);
  const strike = own.reduce((best, each) =>
    distance(chain.strikes[each]!.strike, price) < distance(chain.strikes[best]!.strike, price) ? each : best,
  );
  const call = chain.delta(strike, "call", from, price);
  const put = -chain.delta(strike, "put", from, price);
  const calls = Math.round((total * put) / (call + put));
  return [
    { strike, type: "call", contracts: calls },
    { strike, type: "put", contracts: total - calls },
  ];
}

/** Cuts a leg into lots at random instants of the order. Side 0: every other contract is sold. */
function drawPrints(
  stream: RandomStream,
  { strike, type, contracts }: Leg,
  from: number,
  seconds: number,
  side: 1 | -1 | 0,
  { parameters, length }: TradingFloor,
): readonly OptionPrint[] {
  const prints: OptionPrint[] = [];
  const busy = length - parameters.quietOpen - parameters.quietClose;
  for (let left = contracts; left > 0; ) {
    const lot = Math.min(left, between(stream.uniform(), parameters.printLots));
    left -= lot;
    const at = from + seconds * stream.uniform() - parameters.quietOpen;
    // Without a delay an order may run on into the quiet time; with one it goes round.
    const second = parameters.quietOpen + (parameters.printDelay === 0 ? at : (at + parameters.printDelay) % busy);
    // Counted over the leg: an odd lot that buys one more is followed by one that sells one more.
    const bought =
      side === 0 ? Math.ceil((contracts - left) / 2) - Math.ceil((contracts - left - lot) / 2) : side > 0 ? lot : 0;
    if (bought > 0) prints.push({ second, strike, type, contracts: bought, side: 1, at: "ask" });
    if (lot > bought) prints.push({ second, strike, type, contracts: lot - bought, side: -1, at: "bid" });
  }
  return prints;
}

function distance(a: number, b: number): number {
  return Math.abs(a - b);
}
