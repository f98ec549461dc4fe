import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { withFileLock } from "../../lib/storage/file-lock.js";
import { StorageError } from "../../lib/storage/storage-error.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

const host = hostname().replace(/[^\w.-]/g, "_");
const placeOf = async () => join(await scratchFolder(), "ledger.jsonl");
const startOf = async (pid: number) =>
  (await readFile(`/proc/${pid}/stat`, "utf8")).replace(/^.*\) /s, "").split(" ")[19]!;

/** Another process that lives until the test is over. */
async function neighbour() {
  const child = spawn("sleep", ["60"], { stdio: "ignore" });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child, "spawn");
  return child;
}

describe("withFileLock(path, act)", () => {
  it("lets one in at a time, hands on what was done, and leaves nothing behind", async () => {
    const path = await placeOf();
    let inside = 0;
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, k) =>
        withFileLock(path, async () => {
          inside += 1;
          expect(inside).toBe(1);
          await new Promise((resolve) => setTimeout(resolve, 2));
          inside -= 1;
          return k;
        }),
      ),
    );
    expect(results).toEqual(Array.from({ length: 12 }, (_, k) => k));
    expect(await pathsBelow(join(path, ".."))).toEqual([]);
  });

  it("gives the lock back when the work fails", async () => {
    const path = await placeOf();
    const failing = withFileLock(path, async () => {
      throw new RangeError("invalid work: 0");
    });
    await expect(failing).rejects.toThrow(new RangeError("invalid work: 0"));
    expect(await withFileLock(path, async () => 7)).toBe(7);
  });

  it("names its file for its process while it works", async () => {
    const path = await placeOf();
    const names = await withFileLock(path, () => readdir(join(path, "..")));
    expect(names).toHaveLength(1);
    expect(names[0]).toContain(`ledger.jsonl.lock-${host}~${process.pid}~${await startOf(process.pid)}~`);
  });

  it("keeps other paths apart", async () => {
    const path = await placeOf();
    expect(await withFileLock(path, () => withFileLock(`${path}.other`, async () => 7))).toBe(7);
  });

  it("waits for a living process as long as it has patience, then says who holds the lock", async () => {
    const path = await placeOf();
    const { pid } = await neighbour();
    const held = `${path}.lock-${host}~${pid}~${await startOf(pid!)}~x`;
    await writeFile(held, "");
    const waiting = withFileLock(path, async () => 7, 0.1);
    await expect(waiting).rejects.toThrow(StorageError);
    await expect(waiting).rejects.toThrow(`locked for 0.1 s: process ${pid} on ${host} holds it`);
    expect(await pathsBelow(join(path, ".."))).toEqual([held.slice(path.length - "ledger.jsonl".length)]);
  });

  it("takes the lock of a process that was killed", async () => {
    const path = await placeOf();
    const child = await neighbour();
    await writeFile(`${path}.lock-${host}~${child.pid}~${await startOf(child.pid!)}~x`, "");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await withFileLock(path, async () => 7, 5)).toBe(7);
    expect(await pathsBelow(join(path, ".."))).toEqual([]);
  });

  it("does not take a process with the same number for the owner that is gone", async () => {
    const path = await placeOf();
    const { pid } = await neighbour();
    await writeFile(`${path}.lock-${host}~${pid}~1~x`, "");
    expect(await withFileLock(path, async () => 7, 5)).toBe(7);
  });

  it("takes nothing from a machine that it cannot see", async () => {
    const path = await placeOf();
    await writeFile(`${path}.lock-elsewhere~1~1~x`, "");
    await expect(withFileLock(path, async () => 7, 0.05)).rejects.toThrow("process 1 on elsewhere holds it");
  });
});
