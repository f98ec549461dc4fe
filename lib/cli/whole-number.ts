import { InvalidArgumentError } from "commander";

/** Reads an option that is a whole number. Throws `InvalidArgumentError`, which the option parser explains. */
export function wholeNumber(text: string): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError("expected a whole number");
  return value;
}

/** The same for a number of things. */
export function positiveNumber(text: string): number {
  const value = wholeNumber(text);
  if (value < 1) throw new InvalidArgumentError("expected a whole number of at least 1");
  return value;
}
