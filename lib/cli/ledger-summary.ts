import { canonicalJson } from "../evidence/canonical-json.js";
import { type LedgerLine, marketOf } from "../evidence/ledger-line.js";
import { countTrials } from "../evidence/ledger-trials.js";
import { faultSentence, type Ledger, ledgerHead } from "../evidence/read-ledger.js";
import { openingLook, type RegistrationLine, registrations } from "../evidence/vault.js";
import { counted } from "../report/format.js";
import { textTable } from "./text-table.js";

/** A ledger as it is on disk. */
export interface LedgerState {
  readonly path: string;
  readonly ledger: Ledger;
  /** Files with lines that killed writers left unfinished. */
  readonly tornFiles: readonly string[];
}

/** What a ledger says on the terminal: its chain, and the trials by strategy and data. */
export function ledgerSummary({ path, ledger, tornFiles }: LedgerState): string {
  const { lines, torn, faults } = ledger;
  const groups = groupsOf(lines);
  return [
    "",
    `${path}: ${counted(lines.length, faults.length === 0 ? "line" : "sound line")}, ${counted(countTrials(lines), "distinct trial")}`,
    ...(faults.length === 0
      ? [`head ${ledgerHead(lines).digest}`, "the chain holds"]
      : [`THE CHAIN IS BROKEN in ${counted(faults.length, "place")}:`]),
    ...faults.map((fault) => `  ${faultSentence(fault)}`),
    ...(torn
      ? [
          `line ${torn.line} was not written to its end (${torn.text.length} bytes): no evaluation was reported with it, the next run moves it aside`,
        ]
      : []),
    ...tornFiles.map((file) => `unfinished line kept in ${file}`),
    "",
    ...(groups.length === 0
      ? []
      : [
          textTable(
            ["strategy", "data", "runs", "failed", "sweeps", "trials", "registered", "looks"],
            groups.map(({ strategy, data, runs, failed, sweeps, trials, registered, looks }) => [
              strategy,
              data.slice(0, 12),
              ...[runs, failed, sweeps, trials, registered, looks].map(String),
            ]),
          ),
          "",
        ]),
    ...registrations(lines).map((line) => registrationSentence(line, lines)),
    ...(registrations(lines).length === 0 ? [] : [""]),
  ].join("\n");
}

/** The same for machines. */
export function ledgerJson({ path, ledger, tornFiles }: LedgerState): string {
  const { lines, torn, faults } = ledger;
  return canonicalJson({
    path,
    lines: lines.length,
    head: faults.length === 0 ? ledgerHead(lines).digest : null,
    trials: countTrials(lines),
    groups: groupsOf(lines).map((group) => ({ ...group })),
    registrations: registrations(lines).map((line) => ({
      registration: line.digest,
      opened: openedFor(line, lines),
      ...line.entry,
      heldOut: { ...line.entry.heldOut },
    })),
    torn: torn && { ...torn },
    torn_files: tornFiles,
    faults: faults.map((fault) => ({ ...fault })),
  });
}

function registrationSentence(line: RegistrationLine, lines: readonly LedgerLine[]): string {
  const { strategy, dataset, meaning, heldOut } = line.entry;
  const state = {
    open: "the vault was opened for it",
    closed: "the vault is closed",
    spent: "the vault was opened for another",
  }[openedFor(line, lines)];
  return `registration ${line.digest.slice(0, 12)}: ${strategy} on ${dataset}, ${heldOut.sessions} sessions from ${heldOut.from} to ${heldOut.until}; ${state} (${meaning})`;
}

function openedFor({ digest, entry }: RegistrationLine, lines: readonly LedgerLine[]): "open" | "closed" | "spent" {
  const look = openingLook(lines, entry.strategy, marketOf(entry));
  if (!look) return "closed";
  return look.entry.registration === digest ? "open" : "spent";
}

interface Group {
  readonly strategy: string;
  readonly data: string;
  readonly runs: number;
  readonly failed: number;
  readonly sweeps: number;
  readonly trials: number;
  readonly registered: number;
  readonly looks: number;
}

/** By strategy and data, in the order in which they were first tried. */
function groupsOf(lines: readonly LedgerLine[]): readonly Group[] {
  const own = Map.groupBy(lines, ({ entry }) => JSON.stringify([entry.strategy, entry.data]));
  return [...own.values()].map((members) => {
    const { strategy, data } = members[0]!.entry;
    const entries = members.map(({ entry }) => entry);
    return {
      ...{ strategy, data },
      runs: entries.filter(({ kind }) => kind === "study").length,
      failed: entries.filter((entry) => entry.kind === "study" && entry.outcome === "failed").length,
      sweeps: entries.filter(({ kind }) => kind === "sweep").length,
      trials: countTrials(members),
      registered: entries.filter(({ kind }) => kind === "registration").length,
      looks: entries.filter(({ kind }) => kind === "look").length,
    };
  });
}
