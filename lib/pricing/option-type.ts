/** The right of an option: to buy ("call") or to sell ("put"). */
export type OptionType = "call" | "put";

/** 1 for a call, -1 for a put. */
export function optionSign(type: OptionType): 1 | -1 {
  return type === "call" ? 1 : -1;
}
