/** Everything that each choice of a strategy can be; its type misses none. */
export type ChoiceValues<Choices> = {
  readonly [Stage in keyof Choices]: Choices[Stage] extends string
    ? Readonly<Record<Choices[Stage], true>>
    : { readonly [Name in keyof Choices[Stage]]: Readonly<Record<Choices[Stage][Name] & string, true>> };
};

type Values = Readonly<Record<string, true>>;

/**
 * Checks that choices are exactly those of a strategy, each one of its values.
 *
 * @throws RangeError naming the first that is unknown, missing or not a value
 */
export function checkChoices(
  known: Readonly<Record<string, Values | Readonly<Record<string, Values>>>>,
  choices: Readonly<Record<string, unknown>>,
): void {
  for (const stage of Object.keys(choices))
    if (!Object.hasOwn(known, stage)) throw new RangeError(`unknown choice: ${stage}`);
  for (const [stage, values] of Object.entries(known)) {
    const chosen = choices[stage];
    if (isValues(values)) {
      checkChoice(stage, values, chosen);
      continue;
    }
    const named = (typeof chosen === "object" && chosen !== null ? chosen : {}) as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(named))
      if (!Object.hasOwn(values, name)) throw new RangeError(`unknown choice: ${stage}.${name}`);
    for (const [name, own] of Object.entries(values)) checkChoice(`${stage}.${name}`, own, named[name]);
  }
}

function isValues(values: Values | Readonly<Record<string, Values>>): values is Values {
  return Object.values(values).every((value) => value === true);
}

function checkChoice(name: string, values: Values, chosen: unknown): void {
  if (chosen === undefined) throw new RangeError(`missing choice: ${name}`);
  if (typeof chosen !== "string" || !Object.hasOwn(values, chosen)) throw new RangeError(`invalid ${name}: ${chosen}`);
}
