import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chainPlainLedger } from "../../lib/evidence/plain-ledger.js";
import { DataError } from "../../lib/market/data-error.js";
import { plainLines, readLedgerFile, soundLedger } from "../../lib/storage/ledger-file.js";
import { chainOf, plainLine, studyEntry, textOf } from "../fixtures/ledger.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

const lines = chainOf([studyEntry({ a: 1 }), studyEntry({ b: 2 })]);

async function fileWith(text: string): Promise<string> {
  const path = join(await scratchFolder(), "ledger.jsonl");
  await writeFile(path, text);
  return path;
}

describe("a ledger on disk", () => {
  it("is read with its torn line and its faults", async () => {
    expect(await readLedgerFile(await fileWith(textOf(lines)))).toEqual({ lines, torn: null, faults: [] });
    const changed = `${textOf(lines).replace('"seed":1', '"seed":2')}{"dig`;
    const { torn, faults } = await readLedgerFile(await fileWith(changed));
    expect(torn).toEqual({ line: 3, text: '{"dig' });
    expect(faults).toMatchObject([{ line: 1, reason: "digest" }]);
  });

  it("is empty where there is none, and none is made", async () => {
    const folder = await scratchFolder();
    expect(await readLedgerFile(join(folder, "reports", "ledger.jsonl"))).toEqual({
      lines: [],
      torn: null,
      faults: [],
    });
    expect(await pathsBelow(folder)).toEqual([]);
  });

  it("is read as it will be chained where its lines are plain", async () => {
    const plain = `${plainLine("seed")}\n${plainLine("scientific")}\n`;
    expect(await readLedgerFile(await fileWith(`${plain}{"adv`))).toEqual({
      lines: chainPlainLedger(plain),
      torn: { line: 3, text: '{"adv' },
      faults: [],
    });
  });

  it("says what stands in its place", async () => {
    const path = join(await scratchFolder(), "ledger.jsonl");
    await mkdir(path);
    await expect(readLedgerFile(path)).rejects.toThrow(DataError);
    await expect(readLedgerFile(path)).rejects.toThrow(/ledger\.jsonl: EISDIR/);
  });
});

describe("soundLedger(path)", () => {
  it("is the ledger; an unfinished last line breaks no chain", async () => {
    expect(await soundLedger(await fileWith(`${textOf(lines)}{"dig`))).toMatchObject({ lines, faults: [] });
  });

  it("refuses a broken chain, names the line and a way out", async () => {
    const path = await fileWith(textOf(lines).replace('"seed":1', '"seed":2'));
    await expect(soundLedger(path)).rejects.toThrow(DataError);
    await expect(soundLedger(path)).rejects.toThrow(
      /the chain is broken: line 1 was changed after it was written \(expected \w+, found \w+\); put the file back/,
    );
  });
});

describe("plainLines(path, text)", () => {
  it("names the file that cannot be taken over", () => {
    expect(() => plainLines("/reports/ledger.jsonl", "rubbish\n")).toThrow(
      "/reports/ledger.jsonl: invalid plain ledger line: 1; move the file away",
    );
  });
});
