import { isConstant } from "../numeric/constant.js";
import { solveSymmetric } from "../numeric/least-squares.js";
import { mean } from "../numeric/mean.js";
import { clusterPlaces } from "./cluster.js";
import { normalPValue } from "./estimate-test.js";
import { type EventTime, eventTimes, hasUnobserved } from "./risk-sets.js";
import { firstReason } from "./test-result.js";

/** How covariates move the hazard; a coefficient above zero means that the event comes sooner. */
export interface CoxRegression {
  /** Log hazard ratio for one unit of each covariate. */
  readonly coefficients: Float64Array;
  /** From the information matrix, for independent observations. */
  readonly standardErrors: Float64Array;
  /** Lin and Wei (JASA 84, 1989), summed over clusters. */
  readonly robustErrors: Float64Array;
  /** Normal, from `standardErrors`. */
  readonly pTwoSided: Float64Array;
  /** Normal, from `robustErrors`. */
  readonly robustPTwoSided: Float64Array;
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  readonly events: number;
  readonly clusters: number;
  /** Why there are no numbers; empty when there are. */
  readonly violated: readonly string[];
}

/** How events at the same time share their risk sets: Efron (JASA 72, 1977) is the better one, Breslow (1974) the older. */
export type CoxTies = "efron" | "breslow";

/** Score and information of the partial likelihood. */
interface Likelihood {
  readonly value: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** Newton's method needs fewer than ten; more means that the likelihood rises for ever. */
const STEPS = 25;

/**
 * Proportional hazards regression with right censoring (Cox, J. Royal Statistical Society B 34, 1972) by Newton's method
 * on centred covariates. No events, covariates that do not vary or depend on each other among those at risk, a covariate
 * that orders the events perfectly (its coefficient has no finite value), or any NaN: all numbers NaN, with the reason.
 *
 * @param times of event or of censoring, >= 0
 * @param events 1 where the event was observed, 0 where the time is censored
 * @param covariates one array for each, fixed in time
 * @param clusters what is independent (the day of each event) for the robust errors
 * @throws RangeError for lengths that differ, negative times or events that are none
 */
export function coxRegression(
  times: ArrayLike<number>,
  events: ArrayLike<number>,
  covariates: readonly ArrayLike<number>[],
  ties: CoxTies,
  clusters: ArrayLike<string | number>,
): CoxRegression {
  const n = times.length;
  for (const { length } of covariates) if (length !== n) throw new RangeError(`invalid covariate length: ${length}`);
  if (clusters.length !== n) throw new RangeError(`invalid clusters length: ${clusters.length}`);
  // From the last time to the first: the sums over those at risk only grow.
  const steps = eventTimes(times, events).reverse();
  const eventCount = steps.reduce((total, { happened }) => total + happened.length, 0);
  const unobserved = hasUnobserved(times) || covariates.some((values) => Array.from(values).some(Number.isNaN));
  const x = unobserved || n === 0 ? [] : covariates.map(centred);
  const k = x.length;
  let beta = new Float64Array(k);
  let now = likelihood(steps, x, beta, ties);
  const nullValue = now.value;
  let converged = false;
  for (let step = 0; step < STEPS && !converged; ++step) {
    const direction = solveSymmetric(now.information, now.score);
    converged = dot(direction, now.score) < 1e-14;
    // A step that lowers the likelihood by more than rounding was too long.
    const least = now.value - 1e-12 * Math.abs(now.value);
    let size = 2;
    let [next, found] = [beta, now];
    do {
      size /= 2;
      next = beta.map((value, i) => value + size * direction[i]!);
      found = likelihood(steps, x, next, ties);
    } while (!converged && !(found.value >= least) && size > 1e-9);
    [beta, now] = [next, found];
  }
  const usable = converged && k > 0 && eventCount > 0;
  const inverse = inverseOf(now.information, k);
  const { places, count } = clusterPlaces(clusters);
  const nothing = new Float64Array(covariates.length).fill(Number.NaN);
  const errorsOf = (covariance: Float64Array): Float64Array =>
    Float64Array.from({ length: k }, (_, i) => Math.sqrt(covariance[i * k + i]!));
  const standardErrors = usable ? errorsOf(inverse) : nothing;
  const robustErrors = usable
    ? errorsOf(sandwich(scoreResiduals(steps, x, beta, ties), inverse, places, count))
    : nothing;
  const pOf = (errors: Float64Array): Float64Array =>
    errors.map((error, i) => normalPValue(beta[i]! / error, "two-sided"));
  return {
    coefficients: usable ? beta : nothing,
    standardErrors,
    robustErrors,
    pTwoSided: pOf(standardErrors),
    robustPTwoSided: pOf(robustErrors),
    logLikelihood: usable ? now.value : Number.NaN,
    nullLogLikelihood: usable ? nullValue : Number.NaN,
    events: eventCount,
    clusters: count,
    violated: firstReason(
      [unobserved, "a value is not observed"],
      [eventCount === 0, "no events"],
      [!usable, "the covariates are constant, dependent, or order the events perfectly"],
    ),
  };
}

/** Less its mean, so that risks do not overflow; a constant one is exactly zero. */
function centred(values: ArrayLike<number>): Float64Array {
  const centre = mean(values);
  return isConstant(values) ? new Float64Array(values.length) : Float64Array.from(values, (value) => value - centre);
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; ++i) total += a[i]! * b[i]!;
  return total;
}

function riskOf(x: readonly Float64Array[], beta: Float64Array, i: number): number {
  let total = 0;
  for (const [a, values] of x.entries()) total += beta[a]! * values[i]!;
  return Math.exp(total);
}

/** Sums of the risks, of risk x covariate, and of risk x covariate x covariate. */
class Moments {
  readonly zero: Float64Array = new Float64Array(1);
  readonly first: Float64Array;
  readonly second: Float64Array;

  constructor(k: number) {
    this.first = new Float64Array(k);
    this.second = new Float64Array(k * k);
  }

  clear(): void {
    for (const sums of [this.zero, this.first, this.second]) sums.fill(0);
  }

  add(x: readonly Float64Array[], beta: Float64Array, i: number): void {
    const k = x.length;
    const risk = riskOf(x, beta, i);
    this.zero[0]! += risk;
    for (let a = 0; a < k; ++a) {
      const weighted = risk * x[a]![i]!;
      this.first[a]! += weighted;
      for (let b = 0; b < k; ++b) this.second[a * k + b]! += weighted * x[b]![i]!;
    }
  }
}

/**
 * Goes through the events from the last time to the first; each of several at one time sees the risk set with those of
 * that time at a weight of 1 - `tied`.
 */
function walk(
  steps: readonly EventTime[],
  x: readonly Float64Array[],
  beta: Float64Array,
  ties: CoxTies,
  visit: (step: EventTime, tied: number, atRisk: Moments, own: Moments) => void,
): void {
  const atRisk = new Moments(x.length);
  const own = new Moments(x.length);
  for (const step of steps) {
    for (const i of step.leaving) atRisk.add(x, beta, i);
    const deaths = step.happened.length;
    // A single event has a weight of 1: its own moments are not asked for.
    if (deaths > 1) {
      own.clear();
      for (const i of step.happened) own.add(x, beta, i);
    }
    for (let j = 0; j < deaths; ++j) visit(step, ties === "efron" ? j / deaths : 0, atRisk, own);
  }
}

function likelihood(
  steps: readonly EventTime[],
  x: readonly Float64Array[],
  beta: Float64Array,
  ties: CoxTies,
): Likelihood {
  const k = x.length;
  const score = new Float64Array(k);
  const information = new Float64Array(k * k);
  let value = 0;
  for (const { happened } of steps) {
    for (const i of happened) {
      for (let a = 0; a < k; ++a) {
        score[a]! += x[a]![i]!;
        value += beta[a]! * x[a]![i]!;
      }
    }
  }
  const means = new Float64Array(k);
  walk(steps, x, beta, ties, (_, tied, atRisk, own) => {
    const sum = atRisk.zero[0]! - tied * own.zero[0]!;
    value -= Math.log(sum);
    for (let a = 0; a < k; ++a) {
      means[a] = (atRisk.first[a]! - tied * own.first[a]!) / sum;
      score[a]! -= means[a]!;
    }
    for (let a = 0; a < k; ++a) {
      for (let b = 0; b < k; ++b) {
        const at = a * k + b;
        information[at]! += (atRisk.second[at]! - tied * own.second[at]!) / sum - means[a]! * means[b]!;
      }
    }
  });
  return { value, score, information };
}

/** What each observation adds to the score, its later share of the hazard taken off; they sum to the score. */
function scoreResiduals(
  steps: readonly EventTime[],
  x: readonly Float64Array[],
  beta: Float64Array,
  ties: CoxTies,
): Float64Array[] {
  const k = x.length;
  const residuals = x.map(({ length }) => new Float64Array(length));
  // Per event time: the hazard, hazard x mean, and the same with the reduced weight of the tied.
  const jumps = new Map<EventTime, { all: Float64Array; own: Float64Array }>();
  walk(steps, x, beta, ties, (step, tied, atRisk, own) => {
    const jump = jumps.get(step) ?? { all: new Float64Array(k + 1), own: new Float64Array(k + 1) };
    jumps.set(step, jump);
    const sum = atRisk.zero[0]! - tied * own.zero[0]!;
    for (let a = 0; a <= k; ++a) {
      const part = a === k ? 1 / sum : (atRisk.first[a]! - tied * own.first[a]!) / (sum * sum);
      jump.all[a]! += part;
      jump.own[a]! += (1 - tied) * part;
      for (const i of a < k ? step.happened : []) {
        residuals[a]![i]! += (x[a]![i]! - part * sum) / step.happened.length;
      }
    }
  });
  const past = new Float64Array(k + 1);
  for (const step of steps.toReversed()) {
    const jump = jumps.get(step);
    for (const i of step.leaving) {
      const now = jump && (step.happened.includes(i) ? jump.own : jump.all);
      const risk = riskOf(x, beta, i);
      const hazard = past[k]! + (now?.[k] ?? 0);
      for (let a = 0; a < k; ++a) residuals[a]![i]! -= risk * (x[a]![i]! * hazard - past[a]! - (now?.[a] ?? 0));
    }
    if (jump) for (let a = 0; a <= k; ++a) past[a]! += jump.all[a]!;
  }
  return residuals;
}

function inverseOf(matrix: Float64Array, k: number): Float64Array {
  const inverse = new Float64Array(k * k);
  for (let j = 0; j < k; ++j) {
    const unit = new Float64Array(k);
    unit[j] = 1;
    const column = solveSymmetric(matrix, unit);
    for (let i = 0; i < k; ++i) inverse[i * k + j] = column[i]!;
  }
  return inverse;
}

/** Inverse information x spread of the cluster scores x inverse information. */
function sandwich(
  residuals: readonly Float64Array[],
  inverse: Float64Array,
  places: Int32Array,
  count: number,
): Float64Array {
  const k = residuals.length;
  const covariance = new Float64Array(k * k);
  const sums = residuals.map((values) => {
    const byCluster = new Float64Array(count);
    for (let i = 0; i < values.length; ++i) byCluster[places[i]!]! += values[i]!;
    return byCluster;
  });
  for (let g = 0; g < count; ++g) {
    const influence = Float64Array.from({ length: k }, (_, i) => {
      let total = 0;
      for (let a = 0; a < k; ++a) total += inverse[i * k + a]! * sums[a]![g]!;
      return total;
    });
    for (let i = 0; i < k; ++i) for (let j = 0; j < k; ++j) covariance[i * k + j]! += influence[i]! * influence[j]!;
  }
  return covariance;
}
