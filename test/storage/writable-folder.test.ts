import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { StorageError } from "../../lib/storage/storage-error.js";
import { checkWritable } from "../../lib/storage/writable-folder.js";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "strikelab-writable-"));
});
afterAll(() => rm(root, { recursive: true }));

it("checkWritable accepts a folder, also one that could be made, and makes nothing", async () => {
  await checkWritable(root);
  await checkWritable(join(root, "a", "b"));
  expect(await readdir(root)).toEqual([]);
});

it("checkWritable refuses a place where no folder can be", async () => {
  await writeFile(join(root, "file"), "");
  await expect(checkWritable(join(root, "file"))).rejects.toThrow(StorageError);
  await expect(checkWritable(join(root, "file", "reports"))).rejects.toThrow(StorageError);
});

it.skipIf(process.getuid?.() === 0)(
  "checkWritable refuses a folder that may only be read (skipped for root, who may write)",
  async () => {
    const locked = join(root, "locked");
    await mkdir(locked);
    await chmod(locked, 0o500);
    await expect(checkWritable(join(locked, "reports"))).rejects.toThrow(StorageError);
  },
);
