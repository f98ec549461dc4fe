import { normalPdf } from "../numeric/normal.js";
import { tabulatedNormalCdf } from "../numeric/tabulated-normal.js";

/** What market makers hold in an expiring series, and the price that they hedge it against. */
export interface HedgedBook {
  /** Logarithm of each strike over the opening price, and what is held of it in futures of a unit delta; negative when short. */
  readonly strikes: Float64Array;
  readonly futures: Float64Array;
  /** Logarithm of the price over the opening price by step, without this hedging. */
  readonly base: Float64Array;
  /** Variance of the log price that is left until expiry at each step, from which deltas are taken; the last is 0. */
  readonly variance: Float64Array;
  /** Seconds of a step. */
  readonly step: number;
  /** Lasting relative move of the price by one future, E. */
  readonly impact: number;
}

/** How market makers follow their delta. */
export interface HedgeConduct {
  /** Share of the delta that is hedged. */
  readonly ratio: number;
  /** Seconds in which a missing hedge falls to 1/e. */
  readonly delay: number;
  /** Most futures of each step; null: as many as it takes. */
  readonly most: Float64Array | null;
  /** Missing futures below which nothing is done. */
  readonly least: number;
  /** Relative move by one future that comes back, on top of the lasting one, and the seconds in which it falls to 1/e. */
  readonly transient: number;
  readonly transientDelay: number;
}

/** What hedging did by each step; the first entry, the open, is 0. */
export interface BookHedging {
  /** Futures bought since the open; market makers come to the open hedged. */
  readonly hedge: Float64Array;
  /** What that adds to the logarithm of the price. */
  readonly pin: Float64Array;
}

/**
 * Hedging step by step: the hedge relaxes towards the book's delta with a delay, each future moves the price for good and for
 * a while, and the price moves the delta. Gamma and the decay of delta act by themselves. To follow at once would not be
 * stable near expiry.
 */
export function hedgeWithDelay(book: HedgedBook, conduct: HedgeConduct): BookHedging {
  const { base, variance, step, impact } = book;
  const { ratio, delay, most, least, transient, transientDelay } = conduct;
  const steps = base.length - 1;
  const hedge = new Float64Array(steps + 1);
  const pin = new Float64Array(steps + 1);
  const held = withPosition(book);
  const start = -ratio * netDelta(held, base[0]!, Math.sqrt(variance[0]!));
  const followed = -Math.expm1(-step / delay);
  const stays = Math.exp(-step / transientDelay);
  let passing = 0;
  for (let k = 0; k < steps; k++) {
    const target = -ratio * netDelta(held, base[k]! + pin[k]!, Math.sqrt(variance[k]!)) - start;
    const missing = target - hedge[k]!;
    let traded = Math.abs(missing) < least ? 0 : missing * followed;
    if (most) traded = Math.min(most[k + 1]!, Math.max(-most[k + 1]!, traded));
    hedge[k + 1] = hedge[k]! + traded;
    passing = (passing + transient * traded) * stays;
    pin[k + 1] = impact * hedge[k + 1]! + passing;
  }
  return { hedge, pin };
}

/**
 * The reduced form of Avellaneda and Lipkin (Quantitative Finance 3, 2003), strike by strike as in `pinningDrift`: only the decay
 * of delta is hedged, at once and in full, and each future moves the price for good. A step takes the price no farther
 * than to the strike, or as far again away from it.
 *
 * @param floor variance at which the decay stops growing
 */
export function hedgeDecay(book: HedgedBook, floor: number): BookHedging {
  const { base, variance, impact } = book;
  const steps = base.length - 1;
  const hedge = new Float64Array(steps + 1);
  const pin = new Float64Array(steps + 1);
  const { strikes, futures } = withPosition(book);
  for (let k = 0; k < steps; k++) {
    const left = Math.max(floor, variance[k]!);
    const passed = variance[k]! - variance[k + 1]!;
    const root = Math.sqrt(left);
    const price = base[k]! + pin[k]!;
    let traded = 0;
    for (let each = 0; each < strikes.length; each++) {
      const distance = price - strikes[each]!;
      const d1 = distance / root + root / 2;
      if (Math.abs(d1) > negligible) continue;
      // Charm times the time that passes: time enters delta through the variance alone.
      const decay = (normalPdf(d1) * (d1 - root) * passed) / (2 * left);
      const wanted = -futures[each]! * decay;
      const farthest = Math.abs(distance);
      traded += impact * Math.abs(wanted) > farthest ? (Math.sign(wanted) * farthest) / impact : wanted;
    }
    hedge[k + 1] = hedge[k]! + traded;
    pin[k + 1] = impact * hedge[k + 1]!;
  }
  return { hedge, pin };
}

/** Standard deviations from a strike beyond which its delta no longer moves: what is left out is less than 1e-9 of the book. */
const negligible = 7;

/** The strikes in which something is held. */
function withPosition({ strikes, futures }: HedgedBook): Pick<HedgedBook, "strikes" | "futures"> {
  const keep = (_: number, each: number): boolean => futures[each] !== 0;
  return { strikes: strikes.filter(keep), futures: futures.filter(keep) };
}

/** Delta of calls on all that is held; puts differ by a constant, which nobody has to trade. */
function netDelta({ strikes, futures }: Pick<HedgedBook, "strikes" | "futures">, price: number, root: number): number {
  let net = 0;
  for (let each = 0; each < strikes.length; each++) {
    net += futures[each]! * tabulatedNormalCdf((price - strikes[each]!) / root + root / 2);
  }
  return net;
}
