import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { replaceFolder } from "../../lib/storage/replace-folder.js";
import { StorageError } from "../../lib/storage/storage-error.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

describe("replaceFolder(folder, write)", () => {
  it("makes the folder with what was written, parents included, and hands the result on", async () => {
    const folder = join(await scratchFolder(), "sets", "one");
    const result = await replaceFolder(folder, async (fresh) => {
      await writeFile(join(fresh, "a.txt"), "a");
      return 7;
    });
    expect(result).toBe(7);
    expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("a");
    expect(await pathsBelow(join(folder, ".."))).toEqual(["one", "one/a.txt"]);
  });

  it("takes the place of what was there, whole", async () => {
    const root = await scratchFolder();
    await mkdir(join(root, "one"));
    await writeFile(join(root, "one", "old.txt"), "old");
    await replaceFolder(join(root, "one"), (fresh) => writeFile(join(fresh, "new.txt"), "new"));
    expect(await pathsBelow(root)).toEqual(["one", "one/new.txt"]);
  });

  it("leaves everything as it was when the work fails, and passes its error on", async () => {
    const root = await scratchFolder();
    await mkdir(join(root, "one"));
    await writeFile(join(root, "one", "old.txt"), "old");
    const failing = replaceFolder(join(root, "one"), async (fresh) => {
      await writeFile(join(fresh, "half.txt"), "half");
      throw new RangeError("invalid tape: half");
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await pathsBelow(root)).toEqual(["one", "one/old.txt"]);
  });

  it("names the folder when the disk refuses", async () => {
    const root = await scratchFolder();
    await writeFile(join(root, "file"), "");
    await expect(replaceFolder(join(root, "file", "one"), async () => {})).rejects.toThrow(StorageError);
    const unwritable = replaceFolder(join(root, "one"), (fresh) => writeFile(join(fresh, "no", "such"), ""));
    await expect(unwritable).rejects.toThrow(/^cannot write .*one: ENOENT/);
  });
});
