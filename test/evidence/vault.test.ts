import { describe, expect, it } from "vitest";
import type { LedgerEntry, LookEntry, RegistrationEntry } from "../../lib/evidence/ledger-line.js";
import {
  looksOf,
  looksSentence,
  mayOpen,
  openingLook,
  type RegistrationLine,
  registrationNamed,
  registrations,
} from "../../lib/evidence/vault.js";
import { chainOf, digestFor, studyEntry } from "../fixtures/ledger.js";

const heldOut = { from: "2026-04-01", until: "2026-05-01", sessions: 20 };
const at = "2026-06-01T00:00:00.000Z";
const market = digestFor("market");
const shared = {
  strategy: "volume-shock",
  dataset: "recordings",
  data: digestFor("data"),
  market,
  seed: 1,
  heldOut,
  at,
};
const registration = (preset: string, changes: Partial<RegistrationEntry> = {}): RegistrationEntry => ({
  ...{ kind: "registration", version: "1", ...shared, configuration: { preset }, meaning: preset },
  ...changes,
});
const look = (registered: string, changes: Partial<LookEntry> = {}): LookEntry => ({
  ...{ kind: "look", ...shared, registration: registered },
  ...changes,
});
const begun: readonly LedgerEntry[] = [studyEntry(), registration("a"), registration("b")];
const [, first, second] = chainOf(begun) as unknown as readonly [unknown, RegistrationLine, RegistrationLine];
const opened = chainOf([...begun, look(first.digest)]);

describe("registrationNamed(lines, digits)", () => {
  it("finds the one that begins so", () => {
    expect(registrations(opened)).toEqual([first, second]);
    expect(registrationNamed(opened, second.digest.slice(0, 6))).toBe(opened[2]);
    expect(registrationNamed(opened, second.digest)).toBe(opened[2]);
  });

  it("refuses none, several and no digits", () => {
    expect(() => registrationNamed(opened, "xyz")).toThrow(new RangeError("unknown registration: xyz"));
    expect(() => registrationNamed(opened, "")).toThrow("unknown registration");
    // The digest of another kind of line is no registration.
    expect(() => registrationNamed(opened, opened[3]!.digest)).toThrow("unknown registration");
    const twins = [first, { ...second, digest: `${first.digest.slice(0, 8)}${second.digest.slice(8)}` }];
    expect(() => registrationNamed(twins, first.digest.slice(0, 8))).toThrow("ambiguous registration");
  });
});

describe("mayOpen(lines, registration)", () => {
  it("opens a closed vault for any, an open one for its own again, and for no other", () => {
    expect(mayOpen(chainOf(begun), first)).toBeNull();
    expect(mayOpen(chainOf(begun), second)).toBeNull();
    expect(mayOpen(opened, first)).toBe(opened[3]);
    expect(() => mayOpen(opened, second)).toThrow(
      `the sessions from 2026-04-01 to 2026-05-01 were shown to volume-shock on ${at} for registration ${first.digest.slice(0, 12)}`,
    );
  });

  it("has a vault for each strategy and each data", () => {
    expect(openingLook(opened, "volume-shock", market)).toBe(opened[3]);
    expect(openingLook(opened, "expiration-pressure", market)).toBeNull();
    expect(openingLook(opened, "volume-shock", digestFor("other"))).toBeNull();
    // Renamed files, and files beside them, are another digest of the data and the same market.
    const renamed = { ...second, entry: { ...second.entry, data: digestFor("renamed") } };
    expect(() => mayOpen(opened, renamed)).toThrow("the vault was opened before");
    const elsewhere = chainOf([...begun, look(first.digest, { market: digestFor("other") })]);
    expect(mayOpen(elsewhere, second)).toBeNull();
  });
});

describe("looksOf(lines, strategy)", () => {
  const lines = chainOf([
    ...begun,
    look(first.digest),
    look("r2", { market: "elsewhere", dataset: "others" }),
    look("r3", { strategy: "expiration-pressure" }),
  ]);

  it("are all of the strategy, in order", () => {
    expect(looksOf(lines, "volume-shock")).toEqual([
      {
        ...{ line: lines[3]!.digest, registration: first.digest, dataset: "recordings", market },
        ...{ from: heldOut.from, until: heldOut.until },
      },
      expect.objectContaining({ registration: "r2", dataset: "others" }),
    ]);
    expect(looksOf(lines, "expiration-pressure")).toHaveLength(1);
  });

  it("are told in a sentence, those at other data apart", () => {
    const looks = looksOf(lines, "volume-shock");
    expect(looksSentence(looks, market)).toBe(
      `the vault is open: the sessions from 2026-04-01 to 2026-05-01 were looked at for registration ${first.digest.slice(0, 12)}; 1 look was taken at those of other data`,
    );
    expect(looksSentence(looks, "third")).toBe(
      "the ledger knows of no look of this strategy at the held-out sessions of these data; 2 looks were taken at those of other data",
    );
    expect(looksSentence([], "third")).toMatch(/^the ledger knows of no look .* of these data$/);
  });
});
