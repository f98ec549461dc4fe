/** Something in an evidence package that does not hold. */
export interface PackageFault {
  /** Name of the file in the package. */
  readonly file: string;
  /** Path to the field, such as `hypotheses[3].p_value`; null where it is the file as a whole. */
  readonly field: string | null;
  /** What is wrong, in words. */
  readonly problem: string;
  /** What stands there, as JSON; null where nothing does. */
  readonly found: string | null;
  /** What should stand there, as JSON or in words; null where no single value would do. */
  readonly expected: string | null;
}

/** A fault in one line: file, field, problem, both values. */
export function faultWords({ file, field, problem, found, expected }: PackageFault): string {
  const place = field === null ? file : `${file}: ${field}`;
  const values = [
    ...(found === null ? [] : [`found ${found}`]),
    ...(expected === null ? [] : [`expected ${expected}`]),
  ];
  return values.length === 0 ? `${place}: ${problem}` : `${place}: ${problem} (${values.join(", ")})`;
}

/** Path of a field from the keys and indices that lead to it: `gate[0].met`; null for no steps. */
export function fieldPath(steps: readonly PropertyKey[]): string | null {
  if (steps.length === 0) return null;
  const parts = steps.map((step) =>
    typeof step === "number"
      ? `[${step}]`
      : /^[\w-]+$/.test(String(step))
        ? `.${String(step)}`
        : `[${JSON.stringify(String(step))}]`,
  );
  return parts.join("").replace(/^\./, "");
}
