import type { JudgedPressure } from "../strategies/study-expiration-pressure.js";
import { counted, decimal, integer } from "./format.js";

/**
 * What the expiries of a study cannot show, as clauses.
 *
 * @param sessions that were studied
 */
export function expiryLimits({ record, judgement }: JudgedPressure, sessions: number): readonly string[] {
  const { cases, dismissedCases, judgedDates } = record;
  const days = new Set(cases.map(({ date }) => date)).size;
  const ids = new Set(
    record.detections.map(({ underlying, expiresAt, strike }) => `${underlying}/${expiresAt}/${strike}`),
  );
  return [
    `${judgedDates.length} of ${counted(sessions, "session")} had an expiry with open interest and could have had an alert`,
    `the settlements are ${counted(cases.length, "expiry", "expiries")} on ${counted(days, "day")}, each counted once at its heaviest strike${
      dismissedCases.length > 0 ? `; ${integer(dismissedCases.length)} more expiring series could not be followed` : ""
    }`,
    `alerts repeat: the ${counted(record.detections.length, "alert")} of this preset are about ${counted(ids.size, "expiring strike")}, and what strikes of a day have in common makes its days, not its alerts, the units of every test`,
    ...(cases.length > 0 ? [settlementLimit(cases.map(({ settlement }) => settlement))] : []),
    ...averagedLimit(cases.map(({ settlement }) => settlement.method)),
    ...(judgement.settlements.ordinary.windows.length === 0
      ? [
          "there is no day without an expiry to compare with: nearness to strikes, dispersion and the exponent of time stand against turned grids, a normal law and other expiries instead, and placebo trades are drawn from other expiry days",
        ]
      : []),
    "open interest is what was last published, one number a day on most markets, and has no sign: it does not say what market makers hold",
  ];
}

const methods = {
  "last-price": "the last price seen by the expiry",
  "last-parity": "what the expiring options last implied",
  "window-mean": "the mean of what was seen of the averaging window",
} as const;

type Settlements = JudgedPressure["record"]["cases"][number]["settlement"][];

function settlementLimit(settlements: Settlements): string {
  const errors = settlements.map(({ error }) => error);
  const used = (Object.keys(methods) as (keyof typeof methods)[])
    .map((method) => [method, settlements.filter((own) => own.method === method).length] as const)
    .filter(([, count]) => count > 0)
    .map(([method, count]) => `${methods[method]} (${integer(count)})`);
  const [least, most] = [Math.min(...errors), Math.max(...errors)];
  const precision =
    most === 0
      ? ", the settling price itself"
      : `: estimates, with standard errors from ${decimal(least, 2)} to ${decimal(most, 2)} price units; official settlements are not in the data`;
  return `the settlements are taken as ${used.join(", ")}${precision}`;
}

function averagedLimit(used: readonly (keyof typeof methods)[]): readonly string[] {
  return used.some((method) => method !== "last-price")
    ? [
        "series here settle in an average of their last minutes: an assignment panic in that window is measured and not traded, since a single price in it decides little",
      ]
    : [];
}
