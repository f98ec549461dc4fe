/** Trades in their order with the quotes just before each; columns of equal length. */
export interface QuotedTrades {
  readonly price: ArrayLike<number>;
  readonly bid: ArrayLike<number>;
  readonly ask: ArrayLike<number>;
  /** Contracts traded, and offered at either quote. */
  readonly size: ArrayLike<number>;
  readonly bidSize: ArrayLike<number>;
  readonly askSize: ArrayLike<number>;
}

/** 1 a customer's buy, -1 a sale, 0 the rule cannot say: one for each trade. */
export type TradeSigns = Int8Array;

/** Above the middle of the quotes a buy, below it a sale; at it, or without a quote, 0. */
export function quoteSigns({ price, bid, ask }: QuotedTrades): TradeSigns {
  return Int8Array.from({ length: price.length }, (_, i) => signOf(2 * price[i]! - (bid[i]! + ask[i]!)));
}

/** Above the last different price a buy, below it a sale; 0 until a price has changed. */
export function tickSigns({ price }: Pick<QuotedTrades, "price">): TradeSigns {
  const signs = new Int8Array(price.length);
  for (let i = 1; i < price.length; ++i) signs[i] = signOf(price[i]! - price[i - 1]!) || signs[i - 1]!;
  return signs;
}

/** Above the next different price a buy, below it a sale; 0 after the last change. It knows the future of each trade. */
export function reverseTickSigns({ price }: Pick<QuotedTrades, "price">): TradeSigns {
  const signs = new Int8Array(price.length);
  for (let i = price.length - 2; i >= 0; --i) signs[i] = signOf(price[i]! - price[i + 1]!) || signs[i + 1]!;
  return signs;
}

/** Quotes first, ticks at the middle (Lee and Ready, J. Finance 46, 1991). */
export function leeReadySigns(trades: QuotedTrades): TradeSigns {
  return firstSigns(quoteSigns(trades), tickSigns(trades));
}

/** At the ask a buy, at the bid a sale, all else by ticks (Ellis, Michaely and O'Hara, J. Financial and Quantitative Analysis 35, 2000). */
export function emoSigns(trades: QuotedTrades): TradeSigns {
  return firstSigns(nearSigns(trades, 0), tickSigns(trades));
}

/**
 * Within 30 % of the spread below the ask a buy, within 30 % above the bid a sale, both included; between them and outside
 * the quotes by ticks (Chakrabarty, Li, Nguyen and Van Ness, J. Banking & Finance 31, 2007).
 */
export function clnvSigns(trades: QuotedTrades): TradeSigns {
  return firstSigns(nearSigns(trades, 0.3), tickSigns(trades));
}

/**
 * At or inside the quotes, a trade of exactly the size at the bid alone is a customer's buy, of exactly the size at the
 * ask alone a sale: customers' limit orders stood there (Grauer, Schuster and Uhrig-Homburg, Option trade classification,
 * 2023).
 */
export function tradeSizeSigns({ price, bid, ask, size, bidSize, askSize }: QuotedTrades): TradeSigns {
  return Int8Array.from({ length: price.length }, (_, i) => {
    const inside = price[i]! >= bid[i]! && price[i]! <= ask[i]!;
    return inside ? Number(size[i] === bidSize[i]) - Number(size[i] === askSize[i]) : 0;
  });
}

/** At the middle of the quotes, the deeper ask says buy and the deeper bid sale; elsewhere 0 (as {@link tradeSizeSigns}). */
export function depthSigns(trades: QuotedTrades): TradeSigns {
  const { price, bid, ask, bidSize, askSize } = trades;
  return Int8Array.from({ length: price.length }, (_, i) =>
    2 * price[i]! === bid[i]! + ask[i]! ? signOf(askSize[i]! - bidSize[i]!) : 0,
  );
}

/**
 * What the first rule that can say says.
 *
 * @throws RangeError for rules of different lengths
 */
export function firstSigns(...rules: readonly [TradeSigns, ...TradeSigns[]]): TradeSigns {
  const { length } = rules[0];
  for (const rule of rules) if (rule.length !== length) throw new RangeError(`invalid signs length: ${rule.length}`);
  return Int8Array.from({ length }, (_, i) => rules.find((rule) => rule[i] !== 0)?.[i] ?? 0);
}

/** By nearness to one quote alone: a locked market is near both, and says nothing. */
function nearSigns({ price, bid, ask }: QuotedTrades, share: number): TradeSigns {
  return Int8Array.from({ length: price.length }, (_, i) => {
    const [at, low, high] = [price[i]!, bid[i]!, ask[i]!];
    if (!(at >= low && at <= high)) return 0;
    const reach = share * (high - low);
    return Number(at >= high - reach) - Number(at <= low + reach);
  });
}

/** Math.sign with 0 for what is not known. */
function signOf(value: number): number {
  return Math.sign(value) || 0;
}
