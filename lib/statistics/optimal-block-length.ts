import { mean } from "../numeric/mean.js";

/** Mean block length of the stationary and length of the circular bootstrap. */
export interface BlockLength {
  readonly stationary: number;
  readonly circular: number;
}

/**
 * Block length that minimises the error of a bootstrapped mean (Politis and White, Econometric Reviews 23, 2004;
 * corrected by Patton, Politis and White, 28, 2009), with the band 2 sqrt(log10 n / n) of the papers, at least 1.
 * Fewer than 8 values, constant values or any NaN: 1, the independent bootstrap.
 *
 * @param values in order of time
 */
export function optimalBlockLength(values: ArrayLike<number>): BlockLength {
  const n = values.length;
  if (n < 8) return { stationary: 1, circular: 1 };
  const centre = mean(values);
  const deviations = Float64Array.from(values, (value) => value - centre);
  const quiet = Math.max(5, Math.floor(Math.log10(n)));
  const most = Math.min(n - 2, Math.ceil(Math.sqrt(n)) + quiet);
  const band = 2 * Math.sqrt(Math.log10(n) / n);
  const covariances = new Float64Array(most + 1);
  let significant = most;
  let run = 0;
  for (let lag = 0; lag <= most; ++lag) {
    const { product, size } = products(deviations, lag);
    covariances[lag] = product / n;
    // The first run of small correlations ends what is taken as dependence.
    if (run === quiet && significant === most) significant = Math.min(most, 2 * Math.max(1, lag - quiet));
    run = Math.abs(product) < band * size ? run + 1 : 0;
  }
  let slope = 0;
  let spectrum = covariances[0]!;
  for (let lag = 1; lag <= significant; ++lag) {
    const weight = lag <= significant / 2 ? 1 : 2 * (1 - lag / significant);
    slope += 2 * weight * lag * covariances[lag]!;
    spectrum += 2 * weight * covariances[lag]!;
  }
  const bound = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  const length = (factor: number): number => {
    const raw = ((2 * slope * slope) / (factor * spectrum * spectrum)) ** (1 / 3) * n ** (1 / 3);
    return Number.isFinite(raw) ? Math.max(1, Math.min(bound, raw)) : 1;
  };
  return { stationary: length(2), circular: length(4 / 3) };
}

/** Lagged product, and the size against which it is a correlation. */
function products(deviations: Float64Array, lag: number): { product: number; size: number } {
  const n = deviations.length;
  let [product, head, tail] = [0, 0, 0];
  for (let i = lag; i < n; ++i) product += deviations[i]! * deviations[i - lag]!;
  for (let i = lag + 1; i < n; ++i) {
    tail += deviations[i]! ** 2;
    head += deviations[i - lag - 1]! ** 2;
  }
  return { product, size: Math.sqrt(head * tail) };
}
