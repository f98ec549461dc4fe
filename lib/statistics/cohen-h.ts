import { checkProbability } from "./test-result.js";

/**
 * Effect size of a proportion against another: 2 asin sqrt(p1) - 2 asin sqrt(p2) (Cohen 1988). NaN stays NaN.
 *
 * @throws RangeError for a proportion outside [0, 1]
 */
export function cohenH(p1: number, p2: number): number {
  if (!Number.isNaN(p1)) checkProbability("p1", p1);
  if (!Number.isNaN(p2)) checkProbability("p2", p2);
  return 2 * (Math.asin(Math.sqrt(p1)) - Math.asin(Math.sqrt(p2)));
}
