import { type LedgerLine, type Look, type LookEntry, marketOf, type RegistrationEntry } from "./ledger-line.js";

/** A line of the ledger that registers a configuration. */
export type RegistrationLine = LedgerLine & { readonly entry: RegistrationEntry };

/** A line of the ledger that opens the vault. */
export type LookLine = LedgerLine & { readonly entry: LookEntry };

/** Registrations of a ledger, in order. */
export function registrations(lines: readonly LedgerLine[]): readonly RegistrationLine[] {
  return lines.filter((line): line is RegistrationLine => line.entry.kind === "registration");
}

/**
 * The registration whose digest begins with some digits.
 *
 * @throws RangeError where there is none, or more than one
 */
export function registrationNamed(lines: readonly LedgerLine[], digits: string): RegistrationLine {
  const named = registrations(lines).filter(({ digest }) => digits !== "" && digest.startsWith(digits));
  if (named.length > 1) throw new RangeError(`ambiguous registration: ${digits} (${named.length} begin so)`);
  const [found] = named;
  if (!found) throw new RangeError(`unknown registration: ${digits}`);
  return found;
}

/** Every look of a strategy at held-out sessions, whatever the data. */
export function looksOf(lines: readonly LedgerLine[], strategy: string): readonly Look[] {
  return lookLines(lines, strategy).map(({ digest, entry }) => {
    const { registration, dataset, heldOut } = entry;
    return { line: digest, registration, dataset, market: marketOf(entry), from: heldOut.from, until: heldOut.until };
  });
}

/** The look that opened a strategy's vault on what was recorded: it opens once. Null while it is closed. */
export function openingLook(lines: readonly LedgerLine[], strategy: string, market: string): LookLine | null {
  return lookLines(lines, strategy).find(({ entry }) => marketOf(entry) === market) ?? null;
}

/**
 * Makes sure that the vault may be opened for a registration: it is closed, or was opened for this one.
 *
 * @returns the look that opened it for this registration; null while it is closed
 * @throws RangeError where it was opened for another
 */
export function mayOpen(lines: readonly LedgerLine[], { digest, entry }: RegistrationLine): LookLine | null {
  const look = openingLook(lines, entry.strategy, marketOf(entry));
  if (look && look.entry.registration !== digest) throw new RangeError(spentSentence(look));
  return look;
}

/** Why nothing can be confirmed on these data any more. */
export function spentSentence({ entry }: LookLine): string {
  const { strategy, heldOut, registration, at } = entry;
  return `the vault was opened before: the sessions from ${heldOut.from} to ${heldOut.until} were shown to ${strategy} on ${at} for registration ${registration.slice(0, 12)}; they are no longer unseen, and a second configuration cannot be confirmed on them`;
}

/**
 * What the ledger knows of looks at held-out sessions, in a sentence. It knows those through the vault: a study of other files
 * may have shown the same sessions.
 *
 * @param market digest of what was recorded in the data that are studied
 */
export function looksSentence(looks: readonly Look[], market: string): string {
  const own = looks.filter((look) => look.market === market);
  const elsewhere = looks.length - own.length;
  const others =
    elsewhere === 0
      ? ""
      : `; ${elsewhere === 1 ? "1 look was" : `${elsewhere} looks were`} taken at those of other data`;
  if (own.length === 0)
    return `the ledger knows of no look of this strategy at the held-out sessions of these data${others}`;
  const { from, until, registration } = own[0]!;
  return `the vault is open: the sessions from ${from} to ${until} were looked at for registration ${registration.slice(0, 12)}${others}`;
}

function lookLines(lines: readonly LedgerLine[], strategy: string): readonly LookLine[] {
  return lines.filter((line): line is LookLine => line.entry.kind === "look" && line.entry.strategy === strategy);
}
