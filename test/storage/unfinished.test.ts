import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { replaceFolder } from "../../lib/storage/replace-folder.js";
import { removeUnfinished } from "../../lib/storage/unfinished.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

it("removes a folder that is being filled, and nothing that stands", async () => {
  const root = await scratchFolder();
  const folder = join(root, "package");
  await replaceFolder(folder, (fresh) => writeFile(join(fresh, "a.json"), "first"));
  const stopped = replaceFolder(folder, async (fresh) => {
    await writeFile(join(fresh, "a.json"), "half");
    expect((await pathsBelow(root)).length).toBeGreaterThan(2);
    removeUnfinished();
    expect(await pathsBelow(root)).toEqual(["package", "package/a.json"]);
    throw new Error("stopped");
  });
  await expect(stopped).rejects.toThrow("stopped");
  expect(await readFile(join(folder, "a.json"), "utf8")).toBe("first");
});

it("forgets what is finished", async () => {
  const root = await scratchFolder();
  await replaceFolder(join(root, "package"), (fresh) => writeFile(join(fresh, "a.json"), "{}"));
  removeUnfinished();
  expect(await pathsBelow(root)).toEqual(["package", "package/a.json"]);
});
