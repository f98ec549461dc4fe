import type { MarketProfile } from "../market/market-profile.js";
import type { Dataset } from "../market/session.js";
import {
  type ExpiryDials,
  expiryShape,
  type MarketParameters,
  type PinRegime,
} from "../simulation/market-parameters.js";
import type { SessionPlan } from "../simulation/simulate-market.js";
import { type SimulatedMarket, simulatedDataset } from "./simulated-dataset.js";

/** Which expiry days to simulate. */
export interface ExpiryDatasetRequest {
  readonly seed: number;
  readonly regime: PinRegime;
  /** What differs from the dials of `expiryShape`: above all the implementation and the strength. */
  readonly dials: Partial<ExpiryDials>;
  readonly sessions: readonly SessionPlan[];
  readonly profile: MarketProfile;
}

/**
 * Expiry days in which little is printed, for tests that need thousands of them: the last 65 minutes, a row every 5 of them (one
 * just an hour before the close), a path of 5 seconds. Prices are those of `expiryShape`.
 */
export const recognitionShape: MarketParameters = { ...expiryShape, rowLength: 300, printedLast: 3900 };

/** The market of a request, whose truth `simulateMarket` tells. */
export function expiryMarket(request: ExpiryDatasetRequest): SimulatedMarket {
  const { seed, regime, dials, sessions, profile } = request;
  return {
    ...{ seed, underlying: "SIM", profile, mode: regime, sessions },
    parameters: { ...recognitionShape, expiry: { ...recognitionShape.expiry, ...dials } },
  };
}

/** The same as a dataset, made one session at a time and never on disk. */
export function expiryDataset(request: ExpiryDatasetRequest): Dataset {
  const market = expiryMarket(request);
  const { implementation, strength } = market.parameters.expiry;
  return simulatedDataset(`${request.regime}-${implementation}-${strength ?? "shares"}-${request.seed}`, market);
}
