import type { BarTape } from "../market/tape.js";
import type { RandomStream } from "../numeric/random.js";
import { activityShare } from "./intraday-profile.js";
import { negativeBinomialQuantile } from "./negative-binomial.js";
import type { PlantedFlowParameters } from "./planted-flow-parameters.js";
import { executedBy, type PlantedOrder } from "./planted-orders.js";

/** A session's grid: rows of equal length, each of so many steps of the price path. */
export interface TapeGrid {
  readonly rows: number;
  readonly stepsPerRow: number;
}

/** Bars of the future: prices from the path, everyday volume that leans with the price, and the hedges on top. */
export function futureBars(
  stream: RandomStream,
  grid: TapeGrid,
  prices: Float64Array,
  fundamental: Float64Array,
  orders: readonly PlantedOrder[],
  parameters: PlantedFlowParameters,
): NonNullable<BarTape["rows"]["future"]> {
  const { rows, stepsPerRow } = grid;
  const {
    futureImbalance,
    futureAgreement,
    futureDispersion,
    futureProfile,
    futureVolume,
    varianceProfile,
    volatility,
  } = parameters;
  const column = () => new Float64Array(rows);
  const bars = {
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
    buyVolume: column(),
    sellVolume: column(),
  };
  const passed = (profile: typeof futureProfile, row: number) => activityShare(profile, row / rows);
  for (let row = 0; row < rows; row++) {
    const from = row * stepsPerRow;
    const to = from + stepsPerRow;
    const traded = prices.subarray(from + 1, to + 1);
    bars.open[row] = traded[0]!;
    bars.high[row] = Math.max(...traded);
    bars.low[row] = Math.min(...traded);
    bars.close[row] = traded.at(-1)!;

    const deviation = volatility * Math.sqrt((passed(varianceProfile, row + 1) - passed(varianceProfile, row)) / 252);
    const move = (fundamental[to]! - fundamental[from]!) / deviation;
    const lean = Math.sqrt(futureAgreement) * move + Math.sqrt(1 - futureAgreement) * stream.normal();
    const imbalance = Math.min(1, Math.max(-1, futureImbalance * lean));
    const half = (futureVolume * (passed(futureProfile, row + 1) - passed(futureProfile, row))) / 2;
    let buys = negativeBinomialQuantile(stream.uniform(), half * (1 + imbalance), futureDispersion);
    let sells = negativeBinomialQuantile(stream.uniform(), half * (1 - imbalance), futureDispersion);
    for (const { hedge } of orders) {
      if (!hedge) continue;
      const done = executedBy(to, hedge, hedge.contracts) - executedBy(from, hedge, hedge.contracts);
      buys += Math.max(0, done);
      sells += Math.max(0, -done);
    }
    bars.buyVolume[row] = buys;
    bars.sellVolume[row] = sells;
    bars.volume[row] = buys + sells;
  }
  return bars;
}

/**
 * Contracts bought and sold by customers, time-major: row r, cell c at `r * cells + c`. Everyday volume depends on the
 * clock and on the strike's distance from the opening price only.
 *
 * @param distances of the strikes from the opening price, points, unsigned
 */
export function optionVolumes(
  stream: RandomStream,
  grid: TapeGrid,
  distances: readonly number[],
  orders: readonly PlantedOrder[],
  parameters: PlantedFlowParameters,
): { readonly buys: Float64Array; readonly sells: Float64Array } {
  const { rows, stepsPerRow } = grid;
  const { optionVolume, optionReach, optionDispersion, optionProfile } = parameters;
  const cells = 2 * distances.length;
  const buys = new Float64Array(rows * cells);
  const sells = new Float64Array(rows * cells);
  const halves = distances.map((distance) => (optionVolume * Math.exp(-distance / optionReach)) / 2);
  for (let row = 0; row < rows; row++) {
    const share = activityShare(optionProfile, (row + 1) / rows) - activityShare(optionProfile, row / rows);
    for (let cell = 0; cell < cells; cell++) {
      const mean = share * halves[cell >> 1]!;
      buys[row * cells + cell] = negativeBinomialQuantile(stream.uniform(), mean, optionDispersion);
      sells[row * cells + cell] = negativeBinomialQuantile(stream.uniform(), mean, optionDispersion);
    }
  }
  for (const order of orders) {
    const { from, to, side, type, strikes, contractsPerStrike } = order;
    const contracts = side === 0 ? contractsPerStrike / 2 : contractsPerStrike;
    for (let row = Math.floor(from / stepsPerRow); row * stepsPerRow < to; row++) {
      const done =
        executedBy((row + 1) * stepsPerRow, order, contracts) - executedBy(row * stepsPerRow, order, contracts);
      for (const strike of strikes) {
        const at = row * cells + 2 * strike + (type === "call" ? 0 : 1);
        if (side >= 0) buys[at]! += done;
        if (side <= 0) sells[at]! += done;
      }
    }
  }
  return { buys, sells };
}
