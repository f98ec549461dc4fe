import type { ExecuteChoices } from "../execution/execute-session.js";
import type { ChoiceValues } from "./choice-values.js";

/** What can be chosen of plan and execution, in every strategy. */
export const executeChoices: ChoiceValues<{ readonly execute: ExecuteChoices }>["execute"] = {
  exit: { "class-range": true, time: true },
  limits: { recorded: true, enforced: true },
  contracts: { real: true, whole: true },
};
