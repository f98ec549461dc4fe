import type { ParameterRow } from "../numeric/define-parameters.js";

/** Numbers of the tests on expiries. */
export interface ExpiryTestParameters {
  readonly nearPoints: number;
  readonly nearShare: number;
  readonly gridMultiple: number;
  readonly gridPoints: number;
  readonly designExcess: number;
  readonly designMean: number;
  readonly rotationReach: number;
  readonly exponentMinutes: number;
  readonly exponentBin: number;
  readonly nearDeviations: number;
  readonly calibrationBins: number;
  readonly riskDays: number;
}

const amendment = "grid tests: the chance of within 1 point on a 5-point grid is 0.40";

/** Parameters of the judge stage. */
export const expiryTestRows: readonly ParameterRow[] = [
  [
    "nearPoints",
    "points",
    0.01,
    100,
    0.25,
    "a settlement this close to a strike is at it",
    "EP-P (i): 0.5 and 1 point",
  ],
  ["nearShare", "spacings", 0.001, 0.49, 0.01, "the same as a share of the distance of the strikes", amendment],
  [
    "gridMultiple",
    "spacings",
    1,
    100,
    1,
    "round strikes: every so many listed ones",
    "EP-P (i): multiples of 25 points",
  ],
  [
    "gridPoints",
    "points",
    0.01,
    100,
    0.25,
    "a settlement this close to a round strike is at it",
    "EP-P (i): 2.5 points",
  ],
  [
    "designExcess",
    "1",
    0,
    1,
    0.01,
    "excess over the base rate at which the power of the grid test is stated",
    amendment,
  ],
  [
    "designMean",
    "deviations",
    0,
    3,
    0.05,
    "true mean displacement at which the power of its test is stated",
    "design alternative, fixed before the data",
  ],
  [
    "rotationReach",
    "points",
    0.1,
    10_000,
    5,
    "strikes this close to the price may take the heaviest one's label",
    "EP-P: heaviest strike within 20 points",
  ],
  ["exponentMinutes", "minutes", 3, 390, 5, "last minutes whose movement is fitted", "EP-P: cases are seen at 60 min"],
  ["exponentBin", "minutes", 0.5, 60, 1, "width of a bin of them", "EP-S1: bins of minutes to expiry"],
  [
    "nearDeviations",
    "deviations",
    0.01,
    3,
    0.1,
    "without ordinary days, cases this close to their heaviest strike are set against the others",
    "EP-S1: strikes near and far from heavy open interest",
  ],
  ["calibrationBins", "bins", 2, 50, 1, "bins of the reliability of probabilities", "EP-A"],
  ["riskDays", "days", 1, 3660, 1, "calendar days of the recent assignment risk", "30-day historical assignment risk"],
];
