import type { ExpiryCase } from "../detectors/expiry-case.js";
import type { Answer } from "../hypotheses/answer.js";
import type { RiskRow } from "../hypotheses/assignment-risk.js";
import type { FinishCalibration, ForecastRecord } from "../hypotheses/finish-calibration.js";
import type { SettlementEvidence } from "../hypotheses/judge-expiration-pressure.js";
import type { StrikeGrid } from "../hypotheses/strike-grid.js";
import type { Json } from "./canonical-json.js";
import { findingJson } from "./hedging-json.js";
import { instant } from "./trade-json.js";

/** A finding, or the reason why there is none. */
export function answerJson({ finding, reason }: Answer): Json {
  return finding ? findingJson(finding) : { finding: null, reason };
}

/** What the settlements say of heavy strikes, in numbers; single expiries stand in the file of the cases. */
export function settlementJson(own: SettlementEvidence): Json {
  const { displacement, dispersion, exponent, velocity, movement } = own;
  return {
    strike_grid: {
      within_points: gridJson(own.grid),
      within_share_of_spacing: gridJson(own.gridByShare),
      round_strikes: gridJson(own.gridOfRound),
    },
    displacement: {
      unit: "standard deviations of the move, positive away from the heaviest strike",
      mean: answerJson(displacement.mean),
      outward: {
        cases: displacement.outward.cases,
        rate: displacement.outward.rate,
        interval: { ...displacement.outward.interval },
        against_one_half: answerJson(displacement.outward.share),
      },
      rotated_labels: { p_value: displacement.rotated.pValue, movable: displacement.rotated.movable },
      left_out: displacement.leftOut.map((row) => ({ ...row })),
    },
    dispersion: {
      log_ratio_to_ordinary_windows: answerJson(dispersion.ratio),
      size_over_deviation: dispersion.size && findingJson(dispersion.size),
      expected_size_over_deviation: dispersion.expectedSize,
      ordinary_windows: dispersion.windows,
    },
    gamma_sign: own.gamma.map(({ assumption, interaction, positive, negative }) => ({
      assumption,
      interaction: answerJson(interaction),
      positive: { ...positive },
      negative: { ...negative },
    })),
    next_session_reversal: answerJson(own.reversal.correlation),
    time_exponent: {
      compared_with: exponent.compared,
      exponent: answerJson(exponent.exponent),
      exponent_of_logarithms: exponent.exponentOfLogs,
      interval_contains_the_claimed_2: exponent.allowsTwo,
      as_written: { ...exponent.asWritten },
      bins: exponent.bins.map((bin) => ({ ...bin })),
    },
    velocity_on_concentration: {
      velocity: answerJson(velocity.velocity),
      speed: answerJson(velocity.speed),
      controls: [...velocity.controls],
      dropped_controls: [...velocity.dropped],
    },
    probability_calibration: {
      near_the_strike: calibrationJson(own.calibration.near),
      in_the_money: calibrationJson(own.calibration.inTheMoney),
    },
    movement_on_pressure: {
      r2_out_of_sample: answerJson(movement.rSquared),
      r2_of_size_out_of_sample: answerJson(movement.rSquaredOfSize),
      r2_in_sample: movement.inSample,
      slope: answerJson(movement.slope),
    },
    assignment_risk: own.risk.map(riskJson),
    magnitude_base_rates: own.magnitudes.map(({ leftOut, first, last, ...rest }) => ({
      ...rest,
      first: { ...first },
      last: { ...last },
      left_out: leftOut.map((row) => ({ ...row })),
    })),
    expiration_days: own.days.map(({ date, expiries }) => ({ date, expiries: expiries.map((row) => ({ ...row })) })),
    ordinary_days: own.ordinary.windows.length,
  };
}

function gridJson(grid: StrikeGrid): Json {
  return {
    settlements: grid.places.length,
    near: grid.near,
    rate: grid.rate,
    base_rate: grid.baseRate,
    nearness: answerJson(grid.nearness),
    p_binomial: grid.pBinomial,
    uniformity: answerJson(grid.uniformity),
    p_uniform: grid.pUniform,
    folded: { ...grid.folded },
    against_ordinary_days: {
      ...(answerJson(grid.ordinary) as object),
      rate: grid.ordinary.rate,
      base_rate: grid.ordinary.baseRate,
    },
    left_out: grid.leftOut.map((row) => ({ ...row })),
  };
}

function calibrationJson(own: FinishCalibration): Json {
  return {
    outcome: own.outcome,
    strikes: own.strikes,
    base_rate: own.baseRate,
    brier_of_base_rate: own.brierOfBaseRate,
    risk_neutral_probability: forecastJson(own.probability),
    as_written: forecastJson(own.asWritten),
    uncertain_outcomes: own.uncertain,
  };
}

function forecastJson({ label, bins, meanForecast, brier, skill, excess }: ForecastRecord): Json {
  return {
    label,
    mean_forecast: meanForecast,
    brier,
    skill: answerJson(skill),
    excess: answerJson(excess),
    bins: bins.map((bin) => ({ ...bin, interval: { ...bin.interval } })),
  };
}

function riskJson({ interval, leftOut, ...row }: RiskRow): Json {
  return { ...row, interval: { ...interval }, left_out: leftOut.map((own) => ({ ...own })) };
}

/** A case as it is written down: of its strikes those near the price, of its course the number of prices. */
export function caseJson(own: ExpiryCase): Json {
  const { strikes, course, heaviest, settlement } = own;
  const shown = strikes.filter(({ concentration }) => !Number.isNaN(concentration));
  return {
    ...own,
    expiresAt: instant(own.expiresAt),
    seenAt: instant(own.seenAt),
    settlement: { ...settlement, at: instant(settlement.at) },
    heaviest: strikes[heaviest] ? { ...strikes[heaviest] } : null,
    strikes: shown.map((strike) => ({ ...strike })),
    strikes_listed: strikes.length,
    course: { prices: course.at.length },
  };
}
