import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appendLedgerLine } from "../../lib/storage/ledger-file.js";
import { StorageError } from "../../lib/storage/storage-error.js";
import { scratchFolder } from "../fixtures/scratch.js";

describe("the ledger on disk", () => {
  it("gets one line per call, after those that are there; its folder is made", async () => {
    const path = join(await scratchFolder(), "reports", "ledger.jsonl");
    await appendLedgerLine(path, '{"a":1}');
    await appendLedgerLine(path, '{"a":2}');
    expect(await readFile(path, "utf8")).toBe('{"a":1}\n{"a":2}\n');
  });

  it("keeps the lines of runs at the same time apart", async () => {
    const path = join(await scratchFolder(), "ledger.jsonl");
    const lines = Array.from({ length: 50 }, (_, k) => JSON.stringify({ run: k, text: "x".repeat(500) }));
    await Promise.all(lines.map((line) => appendLedgerLine(path, line)));
    expect((await readFile(path, "utf8")).trimEnd().split("\n").sort()).toEqual([...lines].sort());
  });

  it("refuses a line that would be two", async () => {
    const path = join(await scratchFolder(), "ledger.jsonl");
    await expect(appendLedgerLine(path, "{}\n{}")).rejects.toThrow(
      new RangeError("invalid ledger line: it contains a line feed"),
    );
    await expect(readFile(path)).rejects.toThrow();
  });

  it("names the place that cannot be written", async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, "file"), "");
    await expect(appendLedgerLine(join(folder, "file", "ledger.jsonl"), "{}")).rejects.toThrow(StorageError);
  });
});
