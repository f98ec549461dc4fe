/** The document's verdict, exactly as coded. */
export type ExperimentalValidity = "VALIDATED" | "REJECTED" | "INSUFFICIENT_DATA";

/** One condition of the gate. */
export interface GateCriterion {
  readonly name: "win_rate" | "sharpe_ratio" | "p_value" | "sample_size" | "r_squared";
  /** Null where it is not computed. */
  readonly value: number | null;
  readonly threshold: number;
  readonly comparison: ">=" | "<" | ">";
  readonly met: boolean | null;
}

export interface Gate {
  readonly validity: ExperimentalValidity;
  readonly reason: string;
  readonly criteria: readonly GateCriterion[];
}

export interface GateInputs {
  readonly winRate: number;
  readonly sharpe: number;
  readonly pValue: number;
  readonly trades: number;
  /** R squared of *observed* flow on predicted hedge, never the circular one on volume; null where it is not computed. */
  readonly rSquared: number | null;
  /** Why it is not computed; empty where it is. */
  readonly rSquaredLack: string;
}

export interface GateThresholds {
  readonly winRate: number;
  readonly sharpe: number;
  readonly level: number;
  readonly trades: number;
  /** Null where the document's gate knows none. */
  readonly rSquared: number | null;
}

/**
 * The gate as the document codes it: VALIDATED when all conditions hold, INSUFFICIENT_DATA below the smallest number of
 * trades, else REJECTED. A missing R squared leaves the gate undecided: INSUFFICIENT_DATA with that reason.
 */
export function asWrittenGate(inputs: GateInputs, thresholds: GateThresholds): Gate {
  const criteria: readonly GateCriterion[] = [
    criterion("win_rate", inputs.winRate, ">=", thresholds.winRate),
    criterion("sharpe_ratio", inputs.sharpe, ">=", thresholds.sharpe),
    criterion("p_value", inputs.pValue, "<", thresholds.level),
    criterion("sample_size", inputs.trades, ">=", thresholds.trades),
    ...(thresholds.rSquared === null ? [] : [criterion("r_squared", inputs.rSquared, ">", thresholds.rSquared)]),
  ];
  const missed = criteria.filter(({ met }) => met === false).map(({ name }) => name);
  const also = missed.length === 0 ? "" : `; not met: ${missed.join(", ")}`;
  if (inputs.trades < thresholds.trades) {
    return {
      validity: "INSUFFICIENT_DATA",
      reason: `${inputs.trades} trades, the gate asks for ${thresholds.trades}`,
      criteria,
    };
  }
  if (thresholds.rSquared !== null && inputs.rSquared === null) {
    return {
      validity: "INSUFFICIENT_DATA",
      reason: `R squared of observed flow on predicted hedge is not computed: ${inputs.rSquaredLack}${also}`,
      criteria,
    };
  }
  if (missed.length === 0) return { validity: "VALIDATED", reason: "all criteria of the gate are met", criteria };
  return { validity: "REJECTED", reason: `not met: ${missed.join(", ")}`, criteria };
}

function criterion(
  name: GateCriterion["name"],
  value: number | null,
  comparison: GateCriterion["comparison"],
  threshold: number,
): GateCriterion {
  if (value === null) return { name, value, threshold, comparison, met: null };
  // A statistic that is not defined (NaN) meets nothing.
  const met = comparison === ">=" ? value >= threshold : comparison === ">" ? value > threshold : value < threshold;
  return { name, value, threshold, comparison, met };
}
