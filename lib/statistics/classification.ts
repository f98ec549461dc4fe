import { binomialUpperTail } from "./binomial-tail.js";
import { checkCounts } from "./test-result.js";

/** How well predicted classes agree with true ones. */
export interface Classification {
  readonly accuracy: number;
  /** Accuracy of always naming the most frequent true class. */
  readonly noInformationRate: number;
  /** Exact binomial p of the accuracy against that rate; for independent cases. */
  readonly pAccuracy: number;
  /** Agreement beyond chance (Cohen, Educational and Psychological Measurement 20, 1960): 1 is full, 0 is chance. */
  readonly kappa: number;
  /** Matthews' correlation coefficient, for several classes (Gorodkin, Comp. Biology and Chemistry 28, 2004). */
  readonly mcc: number;
  /** By true class: share that was recognised; NaN for a class without cases. */
  readonly recall: Float64Array;
  /** By predicted class: share that was right; NaN for a class never predicted. */
  readonly precision: Float64Array;
  /** Mean of the recalls: what chance cannot raise by naming the most frequent class. NaN if one has no cases. */
  readonly balancedAccuracy: number;
  readonly cases: number;
}

/**
 * Measures of a confusion matrix. No cases: NaN. All of one class, in truth or in prediction: kappa or correlation are
 * NaN where they are 0 / 0.
 *
 * @param matrix counts, a row for each true class and a column for each predicted one
 * @throws RangeError for a matrix that is not square or counts that are none
 */
export function classification(matrix: readonly ArrayLike<number>[]): Classification {
  const k = matrix.length;
  const truth = new Float64Array(k);
  const predicted = new Float64Array(k);
  let [cases, right] = [0, 0];
  for (const [i, row] of matrix.entries()) {
    if (row.length !== k) throw new RangeError(`invalid row length: ${row.length}`);
    for (let j = 0; j < k; ++j) {
      checkCounts(0, row[j]!);
      truth[i]! += row[j]!;
      predicted[j]! += row[j]!;
      cases += row[j]!;
    }
    right += row[i]!;
  }
  const products = (a: Float64Array, b: Float64Array): number =>
    a.reduce((total, value, i) => total + value * b[i]!, 0);
  const both = products(truth, predicted);
  const accuracy = right / cases;
  const noInformationRate = Math.max(...truth) / cases;
  const chance = both / (cases * cases);
  const spread = (cases * cases - products(predicted, predicted)) * (cases * cases - products(truth, truth));
  const recall = truth.map((total, i) => matrix[i]![i]! / total);
  return {
    accuracy,
    noInformationRate,
    pAccuracy: cases > 0 ? binomialUpperTail(right, cases, noInformationRate) : Number.NaN,
    kappa: (accuracy - chance) / (1 - chance),
    mcc: (right * cases - both) / Math.sqrt(spread),
    recall,
    precision: predicted.map((total, i) => matrix[i]![i]! / total),
    balancedAccuracy: recall.reduce((total, value) => total + value, 0) / k,
    cases,
  };
}

/**
 * The confusion matrix of labels, classes in the order of `classes`.
 *
 * @throws RangeError for lengths that differ or a label that is no class
 */
export function confusionMatrix(
  truth: readonly string[],
  predicted: readonly string[],
  classes: readonly string[],
): Float64Array[] {
  if (predicted.length !== truth.length) throw new RangeError(`invalid predicted length: ${predicted.length}`);
  const matrix = classes.map(() => new Float64Array(classes.length));
  const place = (label: string): number => {
    const at = classes.indexOf(label);
    if (at < 0) throw new RangeError(`invalid label: ${label}`);
    return at;
  };
  for (const [i, label] of truth.entries()) matrix[place(label)]![place(predicted[i]!)]! += 1;
  return matrix;
}
