import type { ExpiryCase } from "../detectors/expiry-case.js";
import { type DismissedExpiry, type ExpiryCases, expiryCases } from "../detectors/expiry-cases.js";
import { type SettlementEvidence, settlementEvidence } from "../hypotheses/judge-expiration-pressure.js";
import { type SteeringFinding, steeringFinding } from "../hypotheses/steering-finding.js";
import type { MarketDay } from "../market/market-day.js";
import type { Dataset, DatasetDescription } from "../market/session.js";
import { settlementOf } from "../market/settlement.js";
import type { ExpirationPressurePreset } from "./expiration-pressure.js";
import type { HoldOut } from "./hold-out.js";
import { announcedMoves } from "./study-expiration-pressure.js";
import { walkSessions } from "./walk-sessions.js";

/** What the settlements of a dataset say of heavy strikes: the part of an expiration-pressure study that needs no trade. */
export interface SettlementStudy {
  readonly dataset: DatasetDescription;
  readonly holdOut: HoldOut;
  readonly cases: readonly ExpiryCase[];
  readonly dismissed: readonly DismissedExpiry[];
  readonly settlements: SettlementEvidence;
  readonly steering: SteeringFinding;
}

/** The series that expire in a day's session, seen as a preset sees them. */
export function expiryCasesOf(day: MarketDay, { parameters, choices }: ExpirationPressurePreset): ExpiryCases {
  const numbers = { ...parameters.measure, ...parameters.judge };
  return expiryCases(day, numbers, { ...choices.measure, ...choices.judge }, settlementOf);
}

/**
 * Sees every expiring series of the sessions that may be seen, and makes the tests on settlements as the study with this preset and
 * seed would. Nothing is traded, packed or written down.
 *
 * @throws RangeError for an empty dataset
 */
export async function studySettlements(
  dataset: Dataset,
  { preset, seed }: { readonly preset: ExpirationPressurePreset; readonly seed: number },
): Promise<SettlementStudy> {
  const { measure, judge, classify } = preset.parameters;
  const cases: ExpiryCase[] = [];
  const dismissed: DismissedExpiry[] = [];
  const { book, holdOut } = await walkSessions(dataset, "studied", {
    visit({ days }) {
      for (const day of days) {
        const found = expiryCasesOf(day, preset);
        cases.push(...found.cases);
        dismissed.push(...found.dismissed);
      }
    },
  });
  const announced = announcedMoves(classify);
  const settlements = settlementEvidence({ cases, announced, book, judge, assignment: measure, seed });
  const { grid, displacement } = settlements;
  const answers = { displacement: displacement.mean, outward: displacement.outward.share, grid: grid.nearness };
  const steering = steeringFinding(answers, judge.level, judge.leastDays);
  return { dataset: dataset.description, holdOut, cases, dismissed, settlements, steering };
}
