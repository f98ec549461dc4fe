import { describe, expect, it } from "vitest";
import { riskValidation } from "../../lib/evidence/risk-validation.js";
import { pressureStudy } from "../fixtures/pressure-study.js";

describe("the validation of risk management", () => {
  it("is the effect of each control, with it and without it", async () => {
    const { controls } = (await pressureStudy()).main.execution;
    const { stop, timeStop, beforeClose } = controls.exits;
    const { accountWith, accountWithout } = controls.sizes.formula;
    expect(riskValidation(controls)).toMatchObject({
      stop_loss_validation: {
        prevented_large_losses: { count: stop.preventedLargeLosses.count },
        average_loss_when_hit: stop.averageLossWhenHit,
        false_stop_rate: { count: stop.falseStops.count, of: stop.falseStops.of },
        paired: { control: stop.control, affected: stop.affected },
      },
      time_stop_validation: {
        expiration_risk_prevention: { control: beforeClose.control, affected: beforeClose.affected },
        missed_profit_rate: { count: timeStop.missedProfits.count },
        average_exit_timing: timeStop.averageExitMinutes,
        paired: { control: timeStop.control },
      },
      position_sizing_validation: {
        drawdown_control_effectiveness: { with: accountWith.drawdown, without: accountWithout.drawdown },
        return_optimization: { with: accountWith.totalReturn, without: accountWithout.totalReturn },
        risk_adjusted_performance: { with: accountWith.sharpe, without: accountWithout.sharpe },
      },
    });
  });
});
