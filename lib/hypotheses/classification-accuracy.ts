import { type FlowType, flowTypes, type Label } from "../classifiers/flow-type.js";
import { binomialTest } from "../statistics/binomial-test.js";
import { type Classification, classification, confusionMatrix } from "../statistics/classification.js";
import type { Interval } from "../statistics/test-result.js";
import { wilson } from "../statistics/wilson.js";

/** How often labels name the class that an event really had. */
export interface ClassificationAccuracy extends Classification {
  readonly classes: readonly FlowType[];
  /** Counts, a row for each true class and a column for each label. */
  readonly confusion: readonly (readonly number[])[];
  readonly interval: Interval;
  /** Exact binomial p against the claimed accuracy (T2), alerts as independent. */
  readonly pClaimed: number;
  /** Alerts whose true class is not known: they belong to no order. */
  readonly unknown: number;
}

const level = 0.95;

/**
 * VS-S3's classification accuracy. Market data do not record what an order was: the truth comes from a simulated market, by a way
 * that no detector has. Without a known case all rates are NaN.
 *
 * @param truth true class by detection
 * @param claimed accuracy that is claimed, 0 to 1
 * @throws RangeError for a claim that is no probability
 */
export function classificationAccuracy(
  labels: readonly Label[],
  truth: ReadonlyMap<string, FlowType>,
  claimed: number,
): ClassificationAccuracy {
  const known = labels.filter(({ detection }) => truth.has(detection));
  const matrix = confusionMatrix(
    known.map(({ detection }) => truth.get(detection)!),
    known.map(({ flowType }) => flowType),
    flowTypes,
  );
  const right = matrix.reduce((sum, row, k) => sum + row[k]!, 0);
  return {
    ...classification(matrix),
    classes: flowTypes,
    confusion: matrix.map((row) => [...row]),
    interval: wilson(right, known.length, level),
    pClaimed: binomialTest(right, known.length, claimed, "greater", level).pValue,
    unknown: labels.length - known.length,
  };
}
