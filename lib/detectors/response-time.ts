/** The document's names for how fast an exposure is expected to be hedged. They are not the flow types of the classifier. */
export type ExposureClass = "GAMMA_EMERGENCY" | "INSTITUTIONAL_SWEEP" | "ROUTINE_HEDGING";

/** Limits (strict) and answers of the response model, minutes. */
export interface ResponseParameters {
  readonly urgentExposure: number;
  readonly emergencyExposure: number;
  readonly routineResponse: number;
  readonly urgentResponse: number;
  readonly emergencyResponse: number;
}

/**
 * The document's step model of market makers' response time: the larger the exposure, the sooner. It is an assumption
 * of the strategy, not an observation; correlating it with exposure says nothing (issue V10).
 *
 * @param exposure |net delta|, in the unit of the limits
 */
export function estimateResponse(
  exposure: number,
  parameters: ResponseParameters,
): { readonly minutes: number; readonly exposureClass: ExposureClass } {
  if (exposure > parameters.emergencyExposure)
    return { minutes: parameters.emergencyResponse, exposureClass: "GAMMA_EMERGENCY" };
  if (exposure > parameters.urgentExposure)
    return { minutes: parameters.urgentResponse, exposureClass: "INSTITUTIONAL_SWEEP" };
  return { minutes: parameters.routineResponse, exposureClass: "ROUTINE_HEDGING" };
}
