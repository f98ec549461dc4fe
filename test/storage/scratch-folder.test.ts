import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { scratchFolder } from "../../lib/storage/scratch-folder.js";
import { StorageError } from "../../lib/storage/storage-error.js";

afterEach(() => vi.unstubAllEnvs());

it("scratchFolder() makes another empty folder each time", async () => {
  const [one, other] = [await scratchFolder(), await scratchFolder()];
  expect(one).not.toBe(other);
  expect(dirname(one)).toBe(tmpdir());
  expect(await readdir(one)).toEqual([]);
  await Promise.all([one, other].map((folder) => rm(folder, { recursive: true })));
});

it("scratchFolder() says where it could not make one", async () => {
  for (const name of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(name, join(tmpdir(), "strikelab-missing"));
  await expect(scratchFolder()).rejects.toThrow(StorageError);
});
