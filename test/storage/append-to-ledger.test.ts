import { execFile } from "node:child_process";
import { chmod, mkdir, readFile, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build, type Plugin } from "esbuild";
import { describe, expect, it } from "vitest";
import { genesis } from "../../lib/evidence/ledger-line.js";
import { chainPlainLedger } from "../../lib/evidence/plain-ledger.js";
import { DataError } from "../../lib/market/data-error.js";
import { appendToLedger } from "../../lib/storage/append-to-ledger.js";
import { readLedgerFile } from "../../lib/storage/ledger-file.js";
import { StorageError } from "../../lib/storage/storage-error.js";
import { chainOf, plainLine, studyEntry, textOf } from "../fixtures/ledger.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const entries = [studyEntry({ a: 1 }), studyEntry({ b: 2 }), studyEntry({ ü: 3 })];
const lines = chainOf(entries);
const text = textOf(lines);

async function ledgerWith(content: string): Promise<string> {
  const path = join(await scratchFolder(), "ledger.jsonl");
  await writeFile(path, content);
  return path;
}

/** A program of this project as one file that Node can run, compiled from the sources as they are. */
async function bundled(program: string, folder: string): Promise<string> {
  const sources: Plugin = {
    name: "sources",
    setup: ({ onResolve }) =>
      onResolve({ filter: /\/dist\// }, ({ path }) => ({
        path: join(root, "lib", path.replace(/^.*\/dist\//, "").replace(/\.js$/, ".ts")),
      })),
  };
  const outfile = join(folder, "program.mjs");
  await build({
    ...{ entryPoints: [resolve(root, program)], outfile, plugins: [sources] },
    ...{ bundle: true, platform: "node", format: "esm", logLevel: "silent" },
  });
  return outfile;
}

describe("appendToLedger(path, entry)", () => {
  it("begins the chain, the folder included, and goes on with it", async () => {
    const folder = await scratchFolder();
    const path = join(folder, "reports", "ledger.jsonl");
    for (const [k, entry] of entries.entries()) {
      expect(await appendToLedger(path, entry)).toEqual({ line: lines[k], torn: null, unchained: null });
    }
    expect(await readFile(path, "utf8")).toBe(text);
    expect(await pathsBelow(folder)).toEqual(["reports", "reports/ledger.jsonl"]);
  });

  it("chains what is written at the same time", async () => {
    const path = join(await scratchFolder(), "ledger.jsonl");
    const many = Array.from({ length: 20 }, (_, k) => studyEntry({ [`x${"y".repeat(20 * k)}`]: k }));
    const appended = await Promise.all(many.map((entry) => appendToLedger(path, entry)));
    const ledger = await readLedgerFile(path);
    expect(ledger).toMatchObject({ torn: null, faults: [] });
    expect(ledger.lines).toHaveLength(20);
    for (const { line } of appended) expect(ledger.lines[line.number - 1]).toEqual(line);
  });

  it("finds the last line also where it is longer than what is read at once", async () => {
    const long = chainOf([studyEntry({ ["x".repeat(200_000)]: 1 })]);
    const path = await ledgerWith(textOf(long));
    expect((await appendToLedger(path, entries[0]!)).line).toMatchObject({ number: 2, previous: long[0]!.digest });
  });

  it("moves a last line that was cut anywhere aside, loses nothing before it, and tells where it is", async () => {
    const start = textOf(lines.slice(0, 2)).length;
    const stride = 23;
    const path = await ledgerWith(text);
    for (let end = start + 1; end < text.length; end += stride) {
      await truncate(path, end);
      const { line, torn } = await appendToLedger(path, entries[2]!);
      expect(line).toEqual(lines[2]);
      expect(await readFile(path, "utf8")).toBe(text);
      expect(await readFile(torn!, "utf8")).toBe(text.slice(start, end));
    }
    const kept = (await pathsBelow(dirname(path))).filter((name) => name.startsWith("ledger.jsonl.torn-"));
    expect(kept).toHaveLength(Math.ceil((text.length - start - 1) / stride));
  });

  it("moves a first line aside that was cut, and a last one that is no JSON", async () => {
    const cut = await ledgerWith(text.slice(0, 50));
    expect((await appendToLedger(cut, entries[0]!)).line).toMatchObject({ number: 1, previous: genesis.digest });
    const zeros = await ledgerWith(`${text}\0\0\0\n`);
    const { line, torn } = await appendToLedger(zeros, entries[0]!);
    expect(line).toMatchObject({ number: 4, previous: lines[2]!.digest });
    expect(await readFile(torn!, "utf8")).toBe("\0\0\0\n");
    expect(await readLedgerFile(zeros)).toMatchObject({ torn: null, faults: [] });
  });

  it("chains nothing to a last line that was changed", async () => {
    const changed = text.replace('"b"', '"c"').replace('"preset":"\\u00fc"', '"preset":"u"');
    const path = await ledgerWith(changed);
    await expect(appendToLedger(path, entries[0]!)).rejects.toThrow(DataError);
    await expect(appendToLedger(path, entries[0]!)).rejects.toThrow(/ledger\.jsonl: the last line is not as it was/);
    expect(await readFile(path, "utf8")).toBe(changed);
    expect(await pathsBelow(dirname(path))).toEqual(["ledger.jsonl"]);
  });
});

describe("a ledger from before the chain", () => {
  const plain = `${plainLine("seed")}\n${plainLine("scientific")}\n`;

  it("is taken over: its lines are chained, its bytes kept beside", async () => {
    const path = await ledgerWith(plain);
    const { line, unchained, torn } = await appendToLedger(path, entries[0]!);
    expect([line.number, torn]).toEqual([3, null]);
    expect(await readFile(unchained!, "utf8")).toBe(plain);
    expect(await readLedgerFile(path)).toEqual({ lines: [...chainPlainLedger(plain), line], torn: null, faults: [] });
    expect((await appendToLedger(path, entries[1]!)).unchained).toBeNull();
    expect(await pathsBelow(dirname(path))).toEqual(["ledger.jsonl", "ledger.unchained.jsonl"]);
  });

  it("is taken over again when that was broken off, and overwrites nothing that was kept", async () => {
    const path = await ledgerWith(`${plain}{"adv`);
    await writeFile(join(dirname(path), "ledger.unchained.jsonl"), "kept before");
    await writeFile(`${path}.chained`, "half");
    const { unchained, torn } = await appendToLedger(path, entries[0]!);
    expect(unchained).toBe(join(dirname(path), "ledger.unchained-2.jsonl"));
    expect(await readFile(torn!, "utf8")).toBe('{"adv');
    expect(await readFile(join(dirname(path), "ledger.unchained.jsonl"), "utf8")).toBe("kept before");
  });

  it("is refused where a line cannot be read, and left as it is", async () => {
    const path = await ledgerWith(`${plain}rubbish\n`);
    await expect(appendToLedger(path, entries[0]!)).rejects.toThrow(
      "invalid plain ledger line: 3; move the file away to begin a new ledger",
    );
    expect(await readFile(path, "utf8")).toBe(`${plain}rubbish\n`);
    expect(await pathsBelow(dirname(path))).toEqual(["ledger.jsonl"]);
  });
});

describe("a disk that refuses", () => {
  it("is named where the folder cannot be made", async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, "file"), "");
    const failing = appendToLedger(join(folder, "file", "ledger.jsonl"), entries[0]!);
    await expect(failing).rejects.toThrow(StorageError);
    await expect(failing).rejects.toThrow(/^cannot write .*ledger\.jsonl: E(NOTDIR|EXIST)/);
  });

  it("is named where it is full, and no lock is left", async () => {
    const folder = await scratchFolder();
    await symlink("/dev/full", join(folder, "ledger.jsonl"));
    const failing = appendToLedger(join(folder, "ledger.jsonl"), entries[0]!);
    await expect(failing).rejects.toThrow(StorageError);
    await expect(failing).rejects.toThrow(/^cannot write .*ledger\.jsonl: ENOSPC/);
    expect(await pathsBelow(folder)).toEqual(["ledger.jsonl"]);
  });

  it("takes back what it wrote of a line for which there was no room", async () => {
    const folder = await scratchFolder();
    const path = join(folder, "ledger.jsonl");
    await writeFile(path, textOf(chainOf([studyEntry({ ["x".repeat(100)]: 1 })])));
    const { size } = await stat(path);
    const limit = Math.ceil((size + 1) / 1024);
    const source = `
      import { appendToLedger } from ${JSON.stringify(join(root, "dist/storage/append-to-ledger.js"))};
      await appendToLedger(process.argv[2], ${JSON.stringify(studyEntry({ ["y".repeat(2000)]: 1 }))})
        .catch((error) => process.stdout.write(error.message));`;
    await writeFile(join(folder, "append.mjs"), source);
    const program = await bundled(join(folder, "append.mjs"), folder);
    const words = [`trap '' XFSZ; ulimit -f ${limit}; exec "$0" "$@"`, process.execPath, program, path];
    const { stdout } = await promisify(execFile)("bash", ["-c", ...words]);
    expect(stdout).toMatch(/^cannot write .*ledger\.jsonl: (EFBIG|only \d+ of \d+ bytes could be written)/);
    expect((await stat(path)).size).toBe(size);
    expect((await readLedgerFile(path)).lines).toHaveLength(1);
    expect((await appendToLedger(path, entries[0]!)).line.number).toBe(2);
  });

  it("is named where the folder may only be read", async () => {
    const outside = await scratchFolder();
    await chmod(outside, 0o755);
    const folder = join(outside, "closed");
    await mkdir(folder);
    await writeFile(join(folder, "ledger.jsonl"), text);
    await chmod(folder, 0o555);
    // The superuser may write anywhere: for a moment this process is somebody else.
    const superuser = process.geteuid?.() === 0;
    if (superuser) process.seteuid!(65_534);
    const failing = appendToLedger(join(folder, "ledger.jsonl"), entries[0]!);
    await failing.catch(() => {}).finally(() => superuser && process.seteuid!(0));
    await expect(failing).rejects.toThrow(/^cannot write .*ledger\.jsonl\.lock-.*EACCES/);
    expect(await pathsBelow(folder)).toEqual(["ledger.jsonl"]);
    expect(await readFile(join(folder, "ledger.jsonl"), "utf8")).toBe(text);
  });
});

describe("writers of four processes, two of them killed", () => {
  it("lose no line that was acknowledged, and leave a chain that holds", { timeout: 60_000 }, async () => {
    const folder = await scratchFolder();
    const program = await bundled("bench/ledger-torture.mjs", folder);
    const { stdout } = await promisify(execFile)(process.execPath, [program, "3"]);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ rounds: 3, failed: 0, lost: 0, faults: 0, locksLeft: 0 });
    // The two that live write twelve lines each; each round ends with one more.
    expect(report.acknowledged).toBeGreaterThanOrEqual(3 * 2 * 12);
    expect(report.lines).toBeGreaterThanOrEqual(report.acknowledged + 3);
    expect(report.killed).toBeGreaterThan(0);
  });
});
