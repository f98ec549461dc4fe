/** How the Sharpe ratios of several trials spread. */
export interface SharpeSpread {
  /** Trials that have a ratio. */
  readonly trials: number;
  /** Per year; null without any. */
  readonly mean: number | null;
  /** Divided by n - 1; null for fewer than two. */
  readonly variance: number | null;
}

/** How ratios spread. */
export function sharpeSpread(sharpes: readonly number[]): SharpeSpread {
  return pooledSharpes(sharpes.map((mean) => ({ trials: 1, mean, variance: null })));
}

/** Spreads of separate groups as one (Chan, Golub and LeVeque, American Statistician 37, 1983). */
export function pooledSharpes(spreads: readonly SharpeSpread[]): SharpeSpread {
  let trials = 0;
  let mean = 0;
  let squares = 0;
  for (const spread of spreads) {
    if (spread.trials === 0 || spread.mean === null) continue;
    const total = trials + spread.trials;
    const distance = spread.mean - mean;
    squares += (spread.variance ?? 0) * (spread.trials - 1) + (distance * distance * trials * spread.trials) / total;
    mean += (distance * spread.trials) / total;
    trials = total;
  }
  return { trials, mean: trials > 0 ? mean : null, variance: trials > 1 ? squares / (trials - 1) : null };
}
