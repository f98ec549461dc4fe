import { clopperPearson } from "../statistics/clopper-pearson.js";
import type { Interval } from "../statistics/test-result.js";
import { wilson } from "../statistics/wilson.js";
import { disagreements, faultAt, sameNumber } from "./agreement.js";
import type { Json } from "./canonical-json.js";
import type { PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";

type Row = { readonly [key: string]: Json | undefined };

/**
 * Every interval of every file: its limits are in order, it contains the estimate beside it unless it comes from resampling, and
 * where the counts of a share stand beside, share and interval are those of the counts.
 */
export function intervalFaults(contents: PackageContents): readonly PackageFault[] {
  return [...contents].flatMap(([file, content]) => faultsIn(file, [], content));
}

function faultsIn(file: string, steps: readonly PropertyKey[], value: Json): readonly PackageFault[] {
  if (value === null || typeof value !== "object") return [];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    faultsIn(file, [...steps, Array.isArray(value) ? Number(key) : key], item ?? null),
  );
  if (Array.isArray(value)) return inner;
  const row = value as Row;
  return [...ordered(file, steps, row), ...containing(file, steps, row), ...shares(file, steps, row), ...inner];
}

function ordered(file: string, steps: readonly PropertyKey[], { lower, upper }: Row): readonly PackageFault[] {
  if (typeof lower !== "number" || typeof upper !== "number" || lower <= upper) return [];
  return [
    faultAt({ file, steps: [...steps, "lower"], found: lower }, `at most ${upper}`, "lies above the upper limit"),
  ];
}

/** Percentiles of resamples need not contain the estimate: the resamples have a bias of their own. */
const mayMiss = /bootstrap|percentile/;

const estimates = [
  "estimate",
  "rate",
  "difference",
  "directionAccuracy",
  "successRate",
  "mean_points",
  "slope",
] as const;

function containing(file: string, steps: readonly PropertyKey[], row: Row): readonly PackageFault[] {
  const interval = intervalOf(row);
  const name = estimates.find((own) => own in row);
  if (!interval || name === undefined || mayMiss.test(interval.method)) return [];
  const { lower, upper } = interval;
  const estimate = row[name];
  if (typeof estimate !== "number" || lower === null || upper === null) return [];
  if (estimate >= lower || sameNumber(estimate, lower)) {
    if (estimate <= upper || sameNumber(estimate, upper)) return [];
  }
  const place = { file, steps: [...steps, name], found: estimate };
  return [faultAt(place, `from ${lower} to ${upper}`, "lies outside its own interval")];
}

/** Names under which a share of counted cases is printed: cases that had it, cases, share. */
const countNames = [
  ["count", "of", "rate"],
  ["correct", "sampleSize", "directionAccuracy"],
  ["correct", "alerts", "rate"],
  ["successes", "forecasts", "successRate"],
  ["wins", "sampleSize", "successRate"],
  ["near", "expiries", "rate"],
  ["wins", "sample_size", "win_rate"],
  ["near", "settlements", "rate"],
  ["filled", "sent", "reliability"],
] as const;

const byMethod: Readonly<Record<string, typeof wilson>> = { Wilson: wilson, "Clopper-Pearson": clopperPearson };

function shares(file: string, steps: readonly PropertyKey[], row: Row): readonly PackageFault[] {
  const names = countNames.find((own) => own.every((name) => name in row));
  if (!names) return [];
  const [had, of, rate] = names;
  const [cases, all] = [row[had] as number, row[of] as number];
  const problem = `is not that of ${cases} of ${all}`;
  const interval = intervalOf(row);
  const again = interval && byMethod[interval.method];
  return [
    ...(cases > all
      ? [faultAt({ file, steps: [...steps, had], found: cases }, `at most ${all}`, "is more than there are")]
      : []),
    ...disagreements({ file, steps: [...steps, rate], found: row[rate] }, cases / all, problem),
    ...(again && cases <= all && Number.isInteger(cases)
      ? disagreements(
          { file, steps: [...steps, "interval"], found: interval },
          again(cases, all, interval.level),
          problem,
        )
      : []),
  ];
}

function intervalOf({ interval }: Row): (Interval & { lower: number | null; upper: number | null }) | null {
  return interval !== null && typeof interval === "object" && "method" in interval
    ? (interval as unknown as Interval)
    : null;
}
