import type { ExpiryCase } from "../detectors/expiry-case.js";
import { lowerBound } from "../numeric/bisect.js";
import type { RandomStream } from "../numeric/random.js";
import { binomialPower } from "../statistics/binomial-power.js";
import { binomialTest } from "../statistics/binomial-test.js";
import { clusterPlaces, clusterSums } from "../statistics/cluster.js";
import { clusteredProportion } from "../statistics/clustered-proportion.js";
import { ksOneSample } from "../statistics/ks-one-sample.js";
import { permutationPValue } from "../statistics/permutation-p-value.js";
import type { Interval } from "../statistics/test-result.js";
import { wilson } from "../statistics/wilson.js";
import type { Answer, LeftOut } from "./answer.js";
import { dayGroupsFinding } from "./day-groups.js";
import { fewDays } from "./day-mean-finding.js";
import { nothingLeft, selectCases } from "./select-cases.js";

/** What counts as at a strike, and how it is tried. */
export interface GridRule {
  /** Half width of the zone about a line, both ends included. */
  readonly within: number;
  readonly unit: "points" | "spacings";
  /** The lines: listed strikes, or the multiples of this many spacings, counted from a price of zero. */
  readonly lines: "listed" | number;
  /** Of intervals. */
  readonly level: number;
  readonly draws: number;
  /** Two-sided level of the test whose power is stated, and the excess over the base rate that it is stated for. */
  readonly alpha: number;
  readonly designExcess: number;
}

/** Where a price lies between two lines. */
export interface GridPlace {
  readonly underlying: string;
  readonly date: string;
  readonly price: number;
  /** Share of the way from the line below to the line above, in [0, 1). */
  readonly share: number;
  /** Distance of the two lines, price units. */
  readonly gap: number;
  /** Half width of the zone over the gap, below one half. */
  readonly half: number;
  /** Standard error of the price, price units. */
  readonly error: number;
  /** 1 inside the zone, 0 outside. At its very end one half: prices come in steps, and a zone with both its ends would hold one step too many. */
  readonly near: number;
}

/** Price of a day without an expiry, at the clock time at which others expire. */
export interface OrdinaryPrice {
  readonly underlying: string;
  readonly date: string;
  readonly price: number;
  /** Of the strikes listed then, and of one point; price units. */
  readonly spacing: number;
  readonly point: number;
}

/** Whether settlements gather at the strikes, or keep away from them. */
export interface StrikeGrid {
  readonly places: readonly GridPlace[];
  readonly leftOut: readonly LeftOut[];
  /** Settlements within the zone; the share, and what chance gives: the width of the zones over the distance of the lines. */
  readonly near: number;
  readonly rate: number;
  readonly baseRate: number;
  /** Settlements exactly at the end of a zone: prices come in steps, the base rate is that of continuous ones. */
  readonly onEdge: number;
  /** Rate minus base rate. */
  readonly nearness: Answer;
  /** Exact binomial at the base rate, cases as independent; conservative where base rates differ. */
  readonly pBinomial: number;
  /** Kolmogorov-Smirnov distance of the shares from a uniform law. */
  readonly uniformity: Answer;
  /** Textbook p of that distance, and the same test of the distance to the nearest line, which sees gathering better. */
  readonly pUniform: number;
  readonly folded: { readonly distance: number; readonly pValue: number };
  /** Rate on each rotated grid, as drawn: what the figure sets the observed rate against. */
  readonly rotated: Float64Array;
  /** Nearness against days on which nothing expires. */
  readonly ordinary: Answer & {
    readonly rate: number;
    readonly baseRate: number;
    readonly leftOut: readonly LeftOut[];
  };
}

/**
 * EP-P (i): settlements within a zone about the lines of the strike grid against the zone's share of the grid. Under the null the
 * place between two lines is as good as any other, so each day's grid is turned by its own random phase, the same for all
 * underlyings of the day and never a whole spacing (a whole one would change nothing). Two-sided.
 *
 * @param ordinary prices of days on which nothing expires, at the clock time of the expiry; may be empty
 */
export function strikeGrid(
  cases: readonly ExpiryCase[],
  ordinary: readonly OrdinaryPrice[],
  rule: GridRule,
  stream: RandomStream,
): StrikeGrid {
  const { lines, level, draws, alpha, designExcess } = checkRule(rule);
  const { kept: places, leftOut } = selectCases(cases, (own) => placeOfCase(own, rule));
  const n = places.length;
  const dates = places.map(({ date }) => date);
  const days = new Set(dates).size;
  const near = nearness(places);
  const expected = places.reduce((sum, { half }) => sum + 2 * half, 0);
  const [rate, baseRate] = [near / n, expected / n];
  const onEdge = places.filter(isOnEdge).length;
  const estimated = places.filter(({ error }) => error > 0).length;
  const empty: Answer = { finding: null, reason: nothingLeft("expiries", leftOut) };
  const uniform = ksOneSample(
    places.map(({ share }) => share),
    identity,
  );
  const folded = ksOneSample(places.map(foldedShare), identity);
  const turned = turn(places, n === 0 ? 0 : draws, stream);
  const count = (extreme: (draw: number) => boolean): number =>
    turned.near.reduce((sum, _, draw) => sum + (extreme(draw) ? 1 : 0), 0);
  const shared = { pOpposite: null, trades: n, days };
  const few = days < fewDays ? [`only ${days} days`] : [];
  return {
    places,
    leftOut,
    near,
    rate,
    baseRate,
    onEdge,
    nearness:
      n === 0
        ? empty
        : {
            finding: {
              ...shared,
              estimate: rate - baseRate,
              ...rateInterval(places, baseRate, level),
              pValue: permutationPValue(
                count((draw) => Math.abs(turned.near[draw]! - expected) >= Math.abs(near - expected) - 1e-9),
                draws,
              ),
              method: `strike grid turned by a random phase per day, ${draws} drawn; chance alone gives ${percent(baseRate)} %`,
              power: powerAt(baseRate, designExcess, days, alpha),
              violated: [
                ...few,
                ...(estimated > 0
                  ? [`${estimated} of ${n} settlements are estimates with an error of their own, within the zone`]
                  : []),
                ...(onEdge > 0 ? [`${onEdge} settlements lie exactly at the end of a zone and count one half`] : []),
              ],
            },
            reason: null,
          },
    // A half is rounded to the side of chance.
    pBinomial:
      n === 0
        ? Number.NaN
        : binomialTest(
            near > expected ? Math.floor(near) : Math.ceil(near),
            n,
            Math.min(1, baseRate),
            "two-sided",
            level,
          ).pValue,
    uniformity:
      n === 0
        ? empty
        : {
            finding: {
              ...shared,
              estimate: uniform.distance,
              interval: null,
              pValue: permutationPValue(
                count((draw) => turned.distance[draw]! >= uniform.distance - 1e-12),
                draws,
              ),
              method: `Kolmogorov-Smirnov distance from a uniform place between two ${lines === "listed" ? "strikes" : "lines"}; grid turned by a random phase per day, ${draws} drawn`,
              designEffect: Number.NaN,
              power: null,
              violated: few,
            },
            reason: null,
          },
    pUniform: Number.isNaN(uniform.pExact) ? uniform.pAsymptotic : uniform.pExact,
    folded: { distance: folded.distance, pValue: Number.isNaN(folded.pExact) ? folded.pAsymptotic : folded.pExact },
    rotated: turned.near.map((own) => own / n),
    ordinary: againstOrdinary(places, cases, ordinary, rule, stream),
  };
}

function checkRule(rule: GridRule): GridRule {
  if (!(rule.within > 0)) throw new RangeError(`invalid within: ${rule.within}`);
  if (rule.lines !== "listed" && !(Number.isInteger(rule.lines) && rule.lines >= 1))
    throw new RangeError(`invalid lines: ${rule.lines}`);
  return rule;
}

function placeOfCase(own: ExpiryCase, rule: GridRule): GridPlace | string {
  const { settlement, strikes, spacing, point } = own;
  const { price, error } = settlement;
  if (!(price > 0)) return "the settlement is not known";
  if (rule.lines !== "listed")
    return place(own, price, price / (rule.lines * spacing), rule.lines * spacing, error, point, spacing, rule);
  const above = lowerBound(
    Float64Array.from(strikes, ({ strike }) => strike),
    price,
  );
  // On a strike the gap above it is as good as the one below; the first strike has only the one above.
  const upper =
    above < strikes.length && strikes[above]!.strike === price ? Math.min(above + 1, strikes.length - 1) : above;
  if (upper <= 0 || upper >= strikes.length) return "the settlement lies outside the listed strikes";
  const lower = strikes[upper - 1]!.strike;
  const gap = strikes[upper]!.strike - lower;
  return place(own, price, (price - lower) / gap, gap, error, point, spacing, rule);
}

function place(
  { underlying, date }: { readonly underlying: string; readonly date: string },
  price: number,
  position: number,
  gap: number,
  error: number,
  point: number,
  spacing: number,
  rule: GridRule,
): GridPlace | string {
  const width = rule.within * (rule.unit === "points" ? point : spacing);
  if (!(gap > 0 && width > 0)) return "the distance of the strikes is not known";
  if (!(error <= width)) return "the settlement is known too roughly: its error is larger than the zone";
  const half = width / gap;
  if (half >= 0.5) return "the zones about the lines leave nothing between them";
  const whole = position - Math.floor(position);
  // Whatever rounding leaves of a price on a line is on the line.
  const share = whole > 1 - 1e-9 ? 0 : whole;
  const near = isOnEdge({ share, half }) ? 0.5 : isNear(share, half) ? 1 : 0;
  return { underlying, date, price, share, gap, half, error, near };
}

/** Places in the zone, ends counted by halves. */
function nearness(places: readonly GridPlace[]): number {
  return places.reduce((sum, { near }) => sum + near, 0);
}

/** Distance to the nearest line over half the gap, in [0, 1]. */
function foldedShare({ share }: GridPlace): number {
  return 2 * Math.min(share, 1 - share);
}

function isNear(share: number, half: number): boolean {
  return Math.min(share, 1 - share) <= half + 1e-9;
}

function isOnEdge({ share, half }: Pick<GridPlace, "share" | "half">): boolean {
  return Math.abs(Math.min(share, 1 - share) - half) <= 1e-9;
}

function identity(value: number): number {
  return value;
}

/** Counts of near prices and distances from uniformity when each day's grid is turned by its own phase. */
function turn(
  places: readonly GridPlace[],
  draws: number,
  stream: RandomStream,
): { readonly near: Float64Array; readonly distance: Float64Array } {
  const n = places.length;
  const { places: dayOf, count } = clusterPlaces(places.map(({ date }) => date));
  const shares = Float64Array.from(places, ({ share }) => share);
  const halves = Float64Array.from(places, ({ half }) => half);
  const phases = new Float64Array(count);
  const turned = new Float64Array(n);
  const near = new Float64Array(draws);
  const distance = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (let day = 0; day < count; day++)
      do phases[day] = stream.uniform();
      while (phases[day] === 0);
    for (let k = 0; k < n; k++) {
      const moved = shares[k]! + phases[dayOf[k]!]!;
      turned[k] = moved >= 1 ? moved - 1 : moved;
      if (isNear(turned[k]!, halves[k]!)) near[draw]! += 1;
    }
    turned.sort();
    for (let k = 0; k < n; k++)
      distance[draw] = Math.max(distance[draw]!, (k + 1) / n - turned[k]!, turned[k]! - k / n);
  }
  return { near, distance };
}

/** Wilson's interval, or the clustered one where a day has several underlyings that move together; about the base rate. */
function rateInterval(
  places: readonly GridPlace[],
  baseRate: number,
  level: number,
): { readonly interval: Interval; readonly designEffect: number } {
  const near = nearness(places);
  const clusters = clusterSums(
    places.map((own) => own.near),
    places.map(({ date }) => date),
  );
  const clustered = clusteredProportion(clusters, level);
  const several = clusters.sums.length < places.length && clustered.designEffect > 1;
  const { lower, upper, method } = several ? clustered.interval : wilson(Math.round(near), places.length, level);
  return {
    interval: { lower: lower - baseRate, upper: upper - baseRate, level, method: `${method}, minus the base rate` },
    designEffect: several ? clustered.designEffect : 1,
  };
}

function powerAt(baseRate: number, excess: number, days: number, alpha: number) {
  const alternative = baseRate + excess;
  if (!(excess > 0 && alternative <= 1)) return null;
  return {
    value: binomialPower(days, baseRate, alternative, alpha / 2).power,
    alternative: `${percent(alternative)} % of settlements in the zone where chance gives ${percent(baseRate)} %, ${days} independent days`,
  };
}

function againstOrdinary(
  places: readonly GridPlace[],
  cases: readonly ExpiryCase[],
  ordinary: readonly OrdinaryPrice[],
  rule: GridRule,
  stream: RandomStream,
): StrikeGrid["ordinary"] {
  const expiries = new Set(cases.map(({ date }) => date));
  const seen = new Set(cases.map(({ underlying }) => underlying));
  const multiple = rule.lines === "listed" ? 1 : rule.lines;
  const { kept, leftOut } = selectCases(ordinary, (own) => {
    if (expiries.has(own.date)) return "something expires on the day";
    if (!seen.has(own.underlying)) return "no expiry of the underlying";
    if (!(own.price > 0)) return "the price is not known";
    const gap = multiple * own.spacing;
    return place(own, own.price, own.price / gap, gap, 0, own.point, own.spacing, rule);
  });
  const rate = nearness(kept) / kept.length;
  const baseRate = kept.reduce((sum, { half }) => sum + 2 * half, 0) / kept.length;
  const reason =
    places.length === 0
      ? nothingLeft("expiries", [])
      : ordinary.length === 0
        ? "every day is an expiry, or no other day was seen: there is nothing to set it against"
        : kept.length === 0
          ? nothingLeft("days without an expiry", leftOut)
          : null;
  if (reason !== null) return { finding: null, reason, rate, baseRate, leftOut };
  const group = (own: readonly GridPlace[]) => ({
    values: own.map(({ near, half }) => near - 2 * half),
    dates: own.map(({ date }) => date),
  });
  const { level, draws } = rule;
  const finding = dayGroupsFinding(group(places), group(kept), { compare: "difference", level, draws }, stream);
  return { finding, reason: null, rate, baseRate, leftOut };
}

function percent(share: number): number {
  return Number((100 * share).toPrecision(3));
}
