import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { storePackage } from "../../lib/storage/package-folder.js";
import { StorageError } from "../../lib/storage/storage-error.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

/** Which renames fail from now on: a disk that stops working in the middle. */
const broken = vi.hoisted(() => ({ rename: (_from: string): boolean => false }));
vi.mock("node:fs/promises", async (original) => {
  const disk = await original<typeof import("node:fs/promises")>();
  const rename: typeof disk.rename = async (from, to) => {
    if (broken.rename(String(from))) throw new Error("EIO: the disk is gone");
    return disk.rename(from, to);
  };
  return { ...disk, rename };
});

const files = [
  { name: "evidence.json", text: '{ "ä": 1 }\n' },
  { name: "report.html", text: "<p>report</p>" },
];
/** A name that no file can have: writing it fails after the first file is there. */
const unwritable = [files[0]!, { name: "no/such/folder.json", text: "" }];

describe("a package on disk", () => {
  it("stands in <root>/<strategy>/<name> with its files and nothing else", async () => {
    const root = join(await scratchFolder(), "reports");
    const stored = await storePackage(root, "volume-shock", "0123456789ab", files);
    expect(stored).toEqual({ folder: join(root, "volume-shock", "0123456789ab"), written: true });
    expect(await pathsBelow(root)).toEqual([
      "volume-shock",
      "volume-shock/0123456789ab",
      "volume-shock/0123456789ab/evidence.json",
      "volume-shock/0123456789ab/report.html",
    ]);
    for (const { name, text } of files) expect(await readFile(join(stored.folder, name), "utf8")).toBe(text);
  });

  it("can be read by whoever can read a folder that was made by hand", async () => {
    const root = await scratchFolder();
    await mkdir(join(root, "by-hand"));
    const { folder } = await storePackage(root, "volume-shock", "name", files);
    expect((await stat(folder)).mode).toBe((await stat(join(root, "by-hand"))).mode);
  });

  it("is not written again when the same bytes are there", async () => {
    const root = await scratchFolder();
    const { folder } = await storePackage(root, "s", "name", files);
    const before = await stat(folder);
    expect(await storePackage(root, "s", "name", files)).toEqual({ folder, written: false });
    expect((await stat(folder)).ino).toBe(before.ino);
  });

  it("is replaced as a whole when one byte differs or a file is missing", async () => {
    const root = await scratchFolder();
    const { folder } = await storePackage(root, "s", "name", [...files, { name: "old.json", text: "{}" }]);
    const changed = [files[0]!, { name: "report.html", text: "<p>other</p>" }];
    expect((await storePackage(root, "s", "name", changed)).written).toBe(true);
    expect(await pathsBelow(root)).toEqual(["s", "s/name", "s/name/evidence.json", "s/name/report.html"]);
    expect(await readFile(join(folder, "report.html"), "utf8")).toBe("<p>other</p>");
    expect((await storePackage(root, "s", "name", [...changed, { name: "new.json", text: "{}" }])).written).toBe(true);
  });

  it("leaves nothing behind when a file cannot be written", async () => {
    const root = await scratchFolder();
    await expect(storePackage(root, "s", "name", unwritable)).rejects.toThrow(StorageError);
    expect(await pathsBelow(root)).toEqual(["s"]);
  });

  it("keeps the package that was there when its successor cannot be written", async () => {
    const root = await scratchFolder();
    const { folder } = await storePackage(root, "s", "name", files);
    await expect(storePackage(root, "s", "name", unwritable)).rejects.toThrow(StorageError);
    expect(await pathsBelow(root)).toEqual(["s", "s/name", "s/name/evidence.json", "s/name/report.html"]);
    expect(await readFile(join(folder, "report.html"), "utf8")).toBe("<p>report</p>");
  });

  it("puts the old package back when the new one cannot take its place", async () => {
    const root = await scratchFolder();
    const { folder } = await storePackage(root, "s", "name", files);
    broken.rename = (from) => from.endsWith("fresh");
    onTestFinished(() => {
      broken.rename = () => false;
    });
    await expect(storePackage(root, "s", "name", [{ name: "other.json", text: "{}" }])).rejects.toThrow("EIO");
    expect(await pathsBelow(root)).toEqual(["s", "s/name", "s/name/evidence.json", "s/name/report.html"]);
    expect(await readFile(join(folder, "report.html"), "utf8")).toBe("<p>report</p>");
  });

  it("says which place cannot be written, and why", async () => {
    const root = join(await scratchFolder(), "file");
    await writeFile(root, "a file stands where the reports should go");
    const failing = storePackage(root, "s", "name", files);
    await expect(failing).rejects.toThrow(StorageError);
    await expect(failing).rejects.toThrow(/^cannot write .*file\/s\/name: ENOTDIR/);
  });

  // The superuser may write anywhere, so the case does not arise for it.
  it.skipIf(process.getuid?.() === 0)("says so when the root is read-only", async () => {
    const root = join(await scratchFolder(), "closed");
    await mkdir(root, { mode: 0o555 });
    await expect(storePackage(root, "s", "name", files)).rejects.toThrow(/^cannot write .*closed\/s\/name: EACCES/);
  });
});
