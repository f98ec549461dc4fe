/** A clause of a record as a sentence of its own: capital letter, full stop. */
export function sentence(clause: string): string {
  const start = capitalised(clause);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** A clause as a title. */
export function capitalised(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}
