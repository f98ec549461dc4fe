/**
 * How a family of reference cases is answered: from the input of a case to all fields it may expect. `never` stands for the
 * family's own input, which the file declares and nobody else knows; a missing number shows as a wrong answer.
 * A field may be a function, called only when a case expects it.
 */
export type FamilyAnswer = (input: never) => Readonly<Record<string, unknown>>;

export type FamilyTable = Readonly<Record<string, FamilyAnswer>>;

/** Two samples, of equal length where the family pairs them. */
export interface PairInput {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface SampleInput {
  readonly x: readonly number[];
}

/** Both limits, as the reference files write them. */
export const limits = ({ lower, upper }: { readonly lower: number; readonly upper: number }): readonly number[] => [
  lower,
  upper,
];

/** The columns of a matrix written in rows, as design matrices are. */
export const columnsOf = (rows: readonly (readonly number[])[]): number[][] =>
  Array.from(rows[0]!, (_, column) => rows.map((row) => row[column]!));
