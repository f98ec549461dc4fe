/** Stands where there is no answer (NaN): never a zero. */
export const noAnswer = "–";

/** Fixed decimals, thousands separated by commas, a true minus sign. NaN: a dash. */
export function decimal(value: number, digits: number): string {
  if (Number.isNaN(value)) return noAnswer;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const [whole, fraction] = Math.abs(value).toFixed(digits).split(".");
  const rounded = Number(value.toFixed(digits));
  return `${rounded < 0 ? "−" : ""}${grouped(whole!)}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** The same with a plus sign for what is above zero. */
export function signed(value: number, digits: number): string {
  return `${Number(value.toFixed(digits)) > 0 ? "+" : ""}${decimal(value, digits)}`;
}

/** A count. */
export function integer(value: number): string {
  return decimal(value, 0);
}

/** A number of a parameter: as it was set, whole numbers with separators. */
export function exact(value: number): string {
  return Number.isInteger(value) ? integer(value) : String(value);
}

/** A share of 1 as per cent; the space before the sign does not break. */
export function percent(share: number, digits = 1): string {
  return Number.isNaN(share) ? noAnswer : `${decimal(100 * share, digits)}\u00a0%`;
}

/** Three significant digits, in powers of ten where plain figures would be mostly zeros. */
export function significant(value: number, digits = 3): string {
  if (!Number.isFinite(value) || value === 0) return decimal(value, 0);
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude < -4) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    return `${mantissa!.replace("-", "−")} × 10${superscript(Number(exponent))}`;
  }
  return decimal(Number(value.toPrecision(digits)), Math.max(0, digits - 1 - magnitude));
}

/** A count with its noun: `1 trade`, `2 trades`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${integer(count)} ${count === 1 ? noun : plural}`;
}

/** Seconds in the unit in which they are read. */
export function duration(seconds: number): string {
  if (Number.isNaN(seconds)) return noAnswer;
  if (seconds < 120) return `${threeDigits(seconds)} s`;
  if (seconds < 7200) return `${threeDigits(seconds / 60)} min`;
  return `${threeDigits(seconds / 3600)} h`;
}

function threeDigits(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

function superscript(value: number): string {
  return String(value).replace(/[-\d]/g, (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)]!));
}
