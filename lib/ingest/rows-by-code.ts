/** Rows sorted by a code: those of code c are `order[start[c]]` to `order[start[c + 1] - 1]`, in their own order. */
export interface RowsByCode {
  readonly order: Int32Array;
  readonly start: Int32Array;
}

/** Sorts rows by their code, stable, by counting; rows of code -1 fall out. */
export function rowsByCode(code: Int32Array, codes: number): RowsByCode {
  const start = new Int32Array(codes + 1);
  for (const each of code) if (each >= 0) start[each + 1]!++;
  for (let each = 0; each < codes; each++) start[each + 1]! += start[each]!;
  const order = new Int32Array(start[codes]!);
  const next = start.slice();
  for (let row = 0; row < code.length; row++) if (code[row]! >= 0) order[next[code[row]!]!++] = row;
  return { order, start };
}
