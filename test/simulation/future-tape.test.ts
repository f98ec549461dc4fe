import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { drawFundamentalPath } from "../../lib/simulation/fundamental-path.js";
import { drawFutureTape } from "../../lib/simulation/future-tape.js";
import type { HedgeParent } from "../../lib/simulation/hedge-parents.js";
import type { MarketParameters } from "../../lib/simulation/market-parameters.js";
import { smallShape } from "../fixtures/small-market.js";

const steps = 4680;
const path = drawFundamentalPath(createStream(1, "price"), steps, 0.01, smallShape.varianceProfile);
const flat = { open: 0, close: 0, power: 6 };
const draw = (
  changes: Partial<MarketParameters> = {},
  parents: readonly HedgeParent[] = [],
  book: Float64Array | null = null,
) =>
  drawFutureTape(createStream(1, "future"), path, parents, book, {
    ...{ ...smallShape, pathStep: 5, futureVolume: 150_000, futureProfile: flat },
    ...changes,
  });
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
const volumes = ({ buys, sells }: ReturnType<typeof draw>) =>
  Array.from(buys, (bought, k) => bought + sells[k]!).slice(1);
const parent = (contracts: number): HedgeParent => ({
  ...{ order: 0, contracts, decidedAt: 1000, startsAt: 1002, endsAt: 1203, move: 0 },
});

describe("drawFutureTape(stream, path, parents, book, parameters)", () => {
  it("prints a book's hedge in whole futures, none of which is lost", () => {
    const book = Float64Array.from({ length: steps + 1 }, (_, step) => 40 * Math.sin(step / 700));
    const [without, hedged] = [draw(), draw({}, [], book)];
    const net = hedged.buys.map(
      (bought, step) => bought - hedged.sells[step]! - without.buys[step]! + without.sells[step]!,
    );
    let position = 0;
    net.forEach((contracts, step) => {
      position += contracts;
      expect(position).toBe(Math.round(book[step]!) + 0);
    });
    expect(sum(volumes(hedged)) - sum(volumes(without))).toBe(sum(net.map(Math.abs)));
  });

  it.each([0.5, 4])("has the mean and the gamma-Poisson variance of the told volume, shape %d", (futureShape) => {
    const counts = volumes(draw({ futureShape }));
    const mean = 150_000 / steps;
    const variance = mean + mean ** 2 / futureShape;
    const found = sum(counts) / steps;
    const squares = sum(counts.map((count) => (count - mean) ** 2)) / steps;
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / steps));
    // The kurtosis of a negative binomial is at most 3 + 6 / shape + 1 / variance.
    expect(Math.abs(squares / variance - 1)).toBeLessThan(4 * Math.sqrt((2 + 6 / futureShape + 1 / variance) / steps));
  });

  it("follows the profile of the session", () => {
    const counts = volumes(draw({ futureProfile: { open: 2, close: 3, power: 6 } }));
    const part = (from: number, to: number) => sum(counts.slice(from, to));
    const middle = part(steps * 0.45, steps * 0.55);
    expect(part(0, steps / 10)).toBeGreaterThan(1.3 * middle);
    expect(part(steps * 0.9, steps)).toBeGreaterThan(1.3 * middle);
  });

  it("holds as many buyers as sellers on average, whole and never below 0", () => {
    const { buys, sells } = draw();
    const [bought, sold] = [sum(buys), sum(sells)];
    // The difference of a step is 0.2 V z, of second moment 0.04 (mean^2 + variance) with variance = mean + 2 mean^2.
    const mean = 150_000 / steps;
    expect(Math.abs(bought - sold)).toBeLessThan(4 * Math.sqrt(steps * 0.04 * (3 * mean ** 2 + mean)));
    expect([...buys, ...sells].every((count) => count >= 0 && Number.isInteger(count))).toBe(true);
    expect([buys[0], sells[0]]).toEqual([0, 0]);
  });

  it("sets buyers and sellers apart as far as it is told, and as much in the direction of the price", () => {
    const correlation = (changes: Partial<MarketParameters>) => {
      const { buys, sells } = draw(changes);
      const flow = Array.from(buys, (count, k) => (count - sells[k]!) / Math.max(1, count + sells[k]!));
      const [xx, yy] = [sum(flow.map((value) => value ** 2)), sum(path.shocks.map((shock) => shock ** 2))];
      return sum(flow.map((value, k) => value * path.shocks[k]!)) / Math.sqrt(xx * yy);
    };
    const imbalance = (changes: Partial<MarketParameters>) => {
      const { buys, sells } = draw(changes);
      return sum(Array.from(buys, (count, k) => Math.abs(count - sells[k]!)));
    };
    expect(Math.abs(correlation({ flowAgreement: 0 }))).toBeLessThan(4 / Math.sqrt(steps));
    expect(correlation({})).toBeGreaterThan(4 / Math.sqrt(steps));
    expect(correlation({ flowAgreement: 1 })).toBeGreaterThan(correlation({}));
    expect(imbalance({ flowImbalance: 0.4 })).toBeGreaterThan(1.5 * imbalance({}));
    expect(imbalance({ flowImbalance: 0 })).toBeLessThanOrEqual(steps);
  });

  it.each([37, -37])("shows hedges as takers on top of everything else, %i futures in all", (contracts) => {
    const [without, withHedge] = [draw(), draw({}, [parent(contracts)])];
    const added = (side: "buys" | "sells") => Array.from(withHedge[side], (count, k) => count - without[side][k]!);
    const [taken, other] = contracts > 0 ? [added("buys"), added("sells")] : [added("sells"), added("buys")];
    expect(sum(taken)).toBe(37);
    expect(sum(other.map(Math.abs))).toBe(0);
    // Between 1002 and 1203 seconds, which end in the steps 201 to 241.
    expect(taken.every((count, step) => count >= 0 && (count === 0 || (step >= 201 && step <= 241)))).toBe(true);
  });
});
