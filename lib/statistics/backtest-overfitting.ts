/** How often the winner of one half of the history is no winner in the other. */
export interface BacktestOverfitting {
  /** Share of splits in which the in-sample winner ends in the lower half out of sample (logit <= 0). */
  readonly probability: number;
  /** Share of splits in which the in-sample winner loses money out of sample (ratio < 0). */
  readonly probabilityOfLoss: number;
  /** Number of ways to choose half of the blocks for training. */
  readonly combinations: number;
  /** log(w / (1 - w)) with w = rank / (strategies + 1), by split, training blocks in lexicographic order. */
  readonly logits: Float64Array;
  /** Blocks trained on, splits x half of the blocks, row by row. */
  readonly training: Uint8Array;
  /** The in-sample winner of each split. */
  readonly best: Int32Array;
  /** Its rank out of sample: 1 = worst; ties share the mean of their places. */
  readonly rank: Float64Array;
  /** Why there is no answer; empty when there is one. */
  readonly violated: readonly string[];
}

/** With more splits than this the answer gains nothing and takes long. */
const MOST_COMBINATIONS = 100_000;

/**
 * Probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, Lopez de Prado
 * and Zhu, J. Computational Finance 20(4), 2017): the history is cut into blocks, every half of the blocks is trained
 * on and the other half tested on. The measure is mean / standard deviation (n - 1). A strategy that does not vary in a
 * half has measure 0 there, as one that does not trade. Of equal winners the first is taken. A NaN, or no strategy that
 * varies: NaN, with the reason.
 *
 * @param returns periods x strategies, row by row, in order of time; all strategies ever tried, not just the good ones
 * @param strategies number of columns, at least 2
 * @param blocks even; sizes differ by at most one period when they do not divide the history
 * @throws RangeError when the sizes do not fit, a block has fewer than two periods, or there would be more than 100,000
 *   splits (20 blocks have 184,756)
 */
export function backtestOverfitting(returns: Float64Array, strategies: number, blocks: number): BacktestOverfitting {
  if (!(Number.isInteger(strategies) && strategies >= 2)) throw new RangeError(`invalid strategies: ${strategies}`);
  if (returns.length % strategies !== 0) throw new RangeError(`invalid returns length: ${returns.length}`);
  if (!(Number.isInteger(blocks) && blocks >= 2 && blocks % 2 === 0)) throw new RangeError(`invalid blocks: ${blocks}`);
  const periods = returns.length / strategies;
  if (periods < 2 * blocks) throw new RangeError(`invalid blocks: ${blocks} of ${periods} periods`);
  const combinations = halves(blocks);
  if (combinations > MOST_COMBINATIONS) throw new RangeError(`invalid blocks: ${blocks} (${combinations} splits)`);
  const violated = reasons(returns, strategies);
  const logits = new Float64Array(violated.length > 0 ? 0 : combinations);
  const training = new Uint8Array((logits.length * blocks) / 2);
  const best = new Int32Array(logits.length);
  const rank = new Float64Array(logits.length);
  let losses = 0;
  if (violated.length === 0) losses = cross(blockSums(returns, strategies, blocks), training, best, rank);
  let overfitted = 0;
  rank.forEach((place, split) => {
    logits[split] = Math.log(place / (strategies + 1 - place));
    if (logits[split]! <= 0) ++overfitted;
  });
  // With no split looked at, 0 / 0 is NaN.
  return {
    probability: overfitted / logits.length,
    probabilityOfLoss: losses / logits.length,
    combinations,
    logits,
    training,
    best,
    rank,
    violated,
  };
}

function halves(blocks: number): number {
  let result = 1;
  for (let i = 1; i <= blocks / 2; ++i) result *= (blocks - i + 1) / i;
  return Math.round(result);
}

function reasons(returns: Float64Array, strategies: number): readonly string[] {
  if (returns.some(Number.isNaN)) return ["a return is not observed"];
  const varies = returns.some((value, at) => at >= strategies && value !== returns[at - strategies]);
  return varies ? [] : ["no strategy varies"];
}

/** Sums by block and strategy, of values less the strategy's overall mean, which keeps the squares precise. */
interface BlockSums {
  readonly strategies: number;
  readonly blocks: number;
  /** Periods of each block. */
  readonly sizes: Float64Array;
  readonly centres: Float64Array;
  /** Blocks x strategies. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

function blockSums(returns: Float64Array, strategies: number, blocks: number): BlockSums {
  const periods = returns.length / strategies;
  const centres = new Float64Array(strategies);
  for (let at = 0; at < returns.length; ++at) centres[at % strategies]! += returns[at]! / periods;
  const sizes = new Float64Array(blocks);
  const sums = new Float64Array(blocks * strategies);
  const squares = new Float64Array(blocks * strategies);
  for (let block = 0; block < blocks; ++block) {
    const from = Math.floor((block * periods) / blocks);
    const end = Math.floor(((block + 1) * periods) / blocks);
    sizes[block] = end - from;
    for (let period = from; period < end; ++period) {
      for (let s = 0; s < strategies; ++s) {
        const value = returns[period * strategies + s]! - centres[s]!;
        sums[block * strategies + s]! += value;
        squares[block * strategies + s]! += value * value;
      }
    }
  }
  return { strategies, blocks, sizes, centres, sums, squares };
}

/**
 * Goes through all splits, adding one block at a time: most splits share their first training blocks with the one
 * before. Fills training blocks, winner and rank of each split; returns how many winners lose out of sample.
 */
function cross(table: BlockSums, training: Uint8Array, best: Int32Array, rank: Float64Array): number {
  const { strategies, blocks, sizes, centres, sums, squares } = table;
  const half = blocks / 2;
  // Row d holds the sums of the first d training blocks.
  const partial = new Float64Array((half + 1) * strategies);
  const partialSquares = new Float64Array((half + 1) * strategies);
  const total = new Float64Array(strategies);
  const totalSquares = new Float64Array(strategies);
  for (let at = 0; at < sums.length; ++at) {
    total[at % strategies]! += sums[at]!;
    totalSquares[at % strategies]! += squares[at]!;
  }
  const periods = sizes.reduce((a, b) => a + b, 0);
  const tested = new Float64Array(strategies);
  const chosen = new Uint8Array(half);
  let split = 0;
  let losses = 0;
  const judge = (trained: number): void => {
    const row = half * strategies;
    const rest = periods - trained;
    let winner = 0;
    let most = -Infinity;
    for (let s = 0; s < strategies; ++s) {
      const sum = partial[row + s]!;
      const square = partialSquares[row + s]!;
      const inside = ratio(sum, square, centres[s]!, trained);
      if (inside > most) {
        most = inside;
        winner = s;
      }
      tested[s] = ratio(total[s]! - sum, totalSquares[s]! - square, centres[s]!, rest);
    }
    const outside = tested[winner]!;
    let below = 0;
    let equal = 0;
    for (let s = 0; s < strategies; ++s) {
      if (tested[s]! < outside) ++below;
      else if (tested[s] === outside) ++equal;
    }
    training.set(chosen, split * half);
    best[split] = winner;
    rank[split] = below + (equal + 1) / 2;
    ++split;
    if (outside < 0) ++losses;
  };
  const choose = (depth: number, from: number, trained: number): void => {
    if (depth === half) {
      judge(trained);
      return;
    }
    const row = depth * strategies;
    for (let block = from; block <= blocks - half + depth; ++block) {
      for (let s = 0; s < strategies; ++s) {
        partial[row + strategies + s] = partial[row + s]! + sums[block * strategies + s]!;
        partialSquares[row + strategies + s] = partialSquares[row + s]! + squares[block * strategies + s]!;
      }
      chosen[depth] = block;
      choose(depth + 1, block + 1, trained + sizes[block]!);
    }
  };
  choose(0, 0, 0);
  return losses;
}

/** Mean over standard deviation from the sums about a centre; 0 where there is no spread. */
function ratio(sum: number, square: number, centre: number, n: number): number {
  const shift = sum / n;
  const variance = (square - sum * shift) / (n - 1);
  const mean = centre + shift;
  // What is left of a constant after subtraction is rounding.
  return variance > 1e-20 * mean * mean && variance > 1e-14 * square ? mean / Math.sqrt(variance) : 0;
}
