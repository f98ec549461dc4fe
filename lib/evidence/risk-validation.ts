import type { ControlEffects } from "../hypotheses/control-effects.js";
import type { SizingEffect } from "../hypotheses/sizing-effects.js";
import type { Json } from "./canonical-json.js";
import { effectJson, shareJson } from "./execution-json.js";

/** The document's risk report: what stop, time stop and sizes did, the same trades with and without each (T9). */
export function riskValidation({ exits, sizes }: ControlEffects): Json {
  const { stop, timeStop, beforeClose } = exits;
  return {
    stop_loss_validation: {
      prevented_large_losses: shareJson(stop.preventedLargeLosses),
      large_loss_in_stops: stop.largeLoss,
      average_loss_when_hit: stop.averageLossWhenHit,
      false_stop_rate: shareJson(stop.falseStops),
      paired: effectJson(stop),
    },
    time_stop_validation: {
      expiration_risk_prevention: effectJson(beforeClose),
      missed_profit_rate: shareJson(timeStop.missedProfits),
      average_exit_timing: timeStop.averageExitMinutes,
      paired: effectJson(timeStop),
    },
    position_sizing_validation: {
      drawdown_control_effectiveness: accountsJson(sizes.formula, "drawdown"),
      return_optimization: accountsJson(sizes.formula, "totalReturn"),
      risk_adjusted_performance: accountsJson(sizes.formula, "sharpe"),
      paired: effectJson(sizes.formula),
    },
  };
}

function accountsJson({ accountWith, accountWithout }: SizingEffect, name: keyof SizingEffect["accountWith"]): Json {
  return { with: accountWith[name], without: accountWithout[name] };
}
