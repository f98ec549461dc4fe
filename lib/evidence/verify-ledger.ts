import type { Json } from "./canonical-json.js";
import { firstDifference } from "./first-difference.js";
import { configurationDigest, genesis, type LedgerLine, type StudyEntry } from "./ledger-line.js";
import { priorJson, priorTrials } from "./ledger-trials.js";
import { isRepeatable, type Manifest, type ManifestCore } from "./manifest.js";
import type { PackageFault } from "./package-fault.js";
import { faultSentence, type Ledger } from "./read-ledger.js";

/** What a ledger says of a package. */
export interface LedgerCheck {
  /** Number of the line that the package was written with; null where there is none. */
  readonly line: number | null;
  readonly faults: readonly PackageFault[];
}

const file = "ledger.jsonl";

/**
 * Holds a package against the ledger beside it: the chain holds, a line has written it down, with the verdicts that stand in it,
 * the head that it names is in the chain, and the trials before it are as many as it says.
 *
 * @param digest of the package
 * @param evidence its `evidence.json`
 */
export function checkLedger(ledger: Ledger, manifest: ManifestCore, digest: string, evidence: Json): LedgerCheck {
  if (ledger.faults.length > 0)
    return {
      line: null,
      faults: ledger.faults.map((broken) => fault(null, `${faultSentence(broken)}: the chain is broken`)),
    };
  const { lines } = ledger;
  const own = lines.find(
    ({ entry }) => entry.kind === "study" && entry.outcome === "finished" && entry.package === digest,
  );
  if (!own)
    return {
      line: null,
      faults: [fault("package", "no line of the ledger has written this package down", null, digest)],
    };
  const entry = own.entry as StudyEntry;
  const said = [
    ...coreFacts(entry, manifest, evidence),
    ...(isRepeatable(manifest) ? wholeFacts(entry, manifest) : []),
  ].flatMap(disagreement);
  return {
    line: own.number,
    faults: [
      ...said.map(([field, found, expected]) =>
        fault(`entry.${field} of line ${own.number}`, "does not say what the package says", found, expected),
      ),
      // An older manifest does not say what the ledger held.
      ...(isRepeatable(manifest)
        ? [...priorFaults(lines, own.number, manifest), ...registrationFaults(lines, manifest)]
        : []),
    ],
  };
}

/** A fact by its field: as the ledger has it, and as the package has it. */
type Fact = readonly [field: string, found: Json | undefined, expected: Json | undefined];

function coreFacts(entry: StudyEntry, manifest: ManifestCore, evidence: Json): readonly Fact[] {
  const { experimental_validity, verdicts } = evidence as {
    readonly experimental_validity?: Json;
    readonly verdicts?: { readonly [name: string]: { readonly verdict?: Json } };
  };
  return [
    ["strategy", entry.strategy, manifest.strategy],
    ["data", entry.data, manifest.data.digest],
    ["seed", entry.seed, manifest.seed],
    ["evaluations[0].configuration", entry.evaluations[0]!.configuration, configurationDigest(manifest.configuration)],
    ["validity", entry.validity, experimental_validity],
    ["effect", entry.effect, verdicts?.effect?.verdict],
    ["advertised", entry.advertised, verdicts?.as_advertised?.verdict],
  ];
}

function wholeFacts(entry: StudyEntry, manifest: Manifest): readonly Fact[] {
  const presets = [manifest, ...manifest.beside];
  return [
    ["market", entry.market ?? null, manifest.data.market],
    ["confirms", entry.confirms ?? null, manifest.confirms],
    ["sessions", entry.sessions, manifest.hold_out.studied],
    [
      "evaluations",
      entry.evaluations.map(({ configuration }) => configuration),
      presets.map(({ configuration }) => configurationDigest(configuration)),
    ],
    ["before", entry.before && priorJson(entry.before), priorJson(manifest.ledger)],
  ];
}

function disagreement([field, found, expected]: Fact): readonly (readonly [string, string, string])[] {
  const difference = firstDifference(found ?? null, expected ?? null);
  if (!difference) return [];
  return [
    [
      below(field, difference.field),
      JSON.stringify(difference.recorded) ?? "nothing",
      JSON.stringify(difference.computed) ?? "nothing",
    ],
  ];
}

/** Whether the head that the package names is there, and what it says of the trials until then is so. */
function priorFaults(lines: readonly LedgerLine[], number: number, manifest: Manifest): readonly PackageFault[] {
  const { head } = manifest.ledger;
  const last = head === genesis.digest ? 0 : lines.findIndex(({ digest }) => digest === head) + 1;
  if (head !== genesis.digest && (last === 0 || last >= number))
    return [fault("ledger.head", "is not among the lines before it: lines are missing", null, head)];
  const { strategy, seed, data, confirms, beside } = manifest;
  const counted = priorTrials(lines.slice(0, last), {
    ...{
      strategy,
      data: data.digest,
      ...(data.market === null ? {} : { market: data.market }),
      seed,
      ...(confirms === null ? {} : { confirms }),
    },
    configurations: [manifest, ...beside].map(({ configuration }) => configurationDigest(configuration)),
  });
  const difference = firstDifference(priorJson(manifest.ledger), priorJson(counted));
  if (!difference) return [];
  const words = [difference.recorded, difference.computed].map((value) => JSON.stringify(value) ?? null);
  return [fault(below("ledger", difference.field), "is not what the ledger held then", words[0], words[1])];
}

/** Whether what was confirmed is what was registered. */
function registrationFaults(lines: readonly LedgerLine[], manifest: Manifest): readonly PackageFault[] {
  const { confirms, configuration } = manifest;
  if (confirms === null) return [];
  const line = lines.find(({ digest }) => digest === confirms);
  if (line?.entry.kind !== "registration")
    return [fault("confirms", "no line of the ledger registers this", null, confirms)];
  const difference = firstDifference(configuration, line.entry.configuration);
  if (!difference) return [];
  return [
    fault(
      below("configuration", difference.field),
      "is not what was registered",
      JSON.stringify(difference.recorded),
      JSON.stringify(difference.computed),
    ),
  ];
}

function below(field: string, inner: string | null): string {
  return inner === null ? field : inner.startsWith("[") ? field + inner : `${field}.${inner}`;
}

function fault(
  field: string | null,
  problem: string,
  found: string | null = null,
  expected: string | null = null,
): PackageFault {
  return { file, field, problem, found, expected };
}
