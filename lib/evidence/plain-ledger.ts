import { chainLine, genesis, type LedgerEntry, type LedgerHead, type LedgerLine } from "./ledger-line.js";
import { priorTrials } from "./ledger-trials.js";
import { parseObject } from "./read-ledger.js";

/** Whether a ledger is one of the plain lines that were written before there was a chain. */
export function isPlainLedger(text: string): boolean {
  const first = parseObject(text.slice(0, Math.max(0, text.indexOf("\n"))));
  return first !== null && "parameters" in first && !("digest" in first);
}

/**
 * Takes the plain lines over into a chain, in their order: they count as trials like all others. What such a line did not
 * say, the Sharpe ratios and the names of the presets beside, is null or empty.
 *
 * @throws RangeError, with the number of the line, for one that is no such line
 */
export function chainPlainLedger(text: string): readonly LedgerLine[] {
  const lines: LedgerLine[] = [];
  let head: LedgerHead = genesis;
  for (const [k, piece] of text.split("\n").entries()) {
    if (piece === "") continue;
    const plain = parseObject(piece);
    if (!isPlainLine(plain)) throw new RangeError(`invalid plain ledger line: ${k + 1}`);
    const { parameters: configuration, preset, beside, ...rest } = plain;
    const { strategy, data, seed } = plain;
    const entry: LedgerEntry = {
      kind: "study",
      outcome: "finished",
      ...rest,
      evaluations: [
        { preset, configuration, sharpe: null },
        ...beside.map((other) => ({ preset: "", configuration: other, sharpe: null })),
      ],
      before: priorTrials(lines, { strategy, data, seed, configurations: [configuration, ...beside] }),
    };
    const line = chainLine(entry, head);
    lines.push(line);
    head = line;
  }
  return lines;
}

/** A line as it was written before there was a chain. */
interface PlainLine {
  readonly strategy: string;
  readonly preset: string;
  readonly parameters: string;
  readonly data: string;
  readonly sessions: number;
  readonly seed: number;
  readonly package: string;
  readonly validity: string;
  readonly effect: string;
  readonly advertised: string;
  readonly beside: readonly string[];
  readonly at: string;
}

const texts = ["strategy", "preset", "parameters", "data", "package", "validity", "effect", "advertised", "at"];

function isPlainLine(value: object | null): value is PlainLine {
  if (value === null) return false;
  const line = value as Record<string, unknown>;
  return (
    texts.every((name) => typeof line[name] === "string") &&
    typeof line.sessions === "number" &&
    typeof line.seed === "number" &&
    Array.isArray(line.beside) &&
    line.beside.every((other) => typeof other === "string")
  );
}
