import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DataError } from "../../lib/market/data-error.js";
import { packageContent, readPackage } from "../../lib/storage/read-package.js";
import { exampleContent, exampleManifest, writePackage } from "../fixtures/compared-packages.js";
import { scratchFolder } from "../fixtures/scratch.js";

async function refusal(folder: string): Promise<string> {
  const error = await readPackage(folder)
    .then(packageContent)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DataError);
  return (error as DataError).message;
}

describe("readPackage(folder)", () => {
  it("reads every file of the folder by name, the report with them", async () => {
    const folder = await writePackage(await scratchFolder());
    await mkdir(join(folder, "inside"));
    await writeFile(join(folder, ".hidden"), "");
    const onDisk = await readPackage(folder);
    expect(onDisk.folder).toBe(folder);
    expect(onDisk.files.map(({ name }) => name)).toEqual([
      "evidence.json",
      "manifest.json",
      "report.html",
      "trades.json",
    ]);
    expect(onDisk.files[2]!.text).toBe("<!doctype html>");
    expect(packageContent(onDisk)).toEqual(new Map([...exampleContent()].sort()));
  });

  it("refuses a folder that is missing, is a file, or is no package", async () => {
    const folder = await scratchFolder();
    const file = join(folder, "file");
    await writeFile(file, "");
    expect(await refusal(join(folder, "none"))).toBe(`${join(folder, "none")}: there is no such folder`);
    expect(await refusal(file)).toBe(`${file}: this is no folder`);
    expect(await refusal(folder)).toBe(`${folder}: this is no evidence package: manifest.json is missing`);
  });

  it("refuses a manifest that is no JSON, no manifest, or too new", async () => {
    const folder = await writePackage(await scratchFolder());
    const manifest = join(folder, "manifest.json");
    await writeFile(manifest, "{");
    expect(await refusal(folder)).toMatch(/manifest\.json: this is no JSON: /);
    await writeFile(manifest, "[]");
    expect(await refusal(folder)).toContain(`${manifest}: this is no manifest of an evidence package`);
    await writeFile(manifest, JSON.stringify(exampleManifest({ manifest_version: 3 })));
    expect(await refusal(folder)).toBe(
      `${manifest}: manifest_version 3 is newer than this strikelab knows (2): update strikelab`,
    );
  });

  it("refuses a package that lacks a file of its manifest", async () => {
    const folder = await writePackage(await scratchFolder());
    await rm(join(folder, "trades.json"));
    expect(await refusal(folder)).toBe(`${join(folder, "trades.json")}: missing, though manifest.json lists it`);
  });
});

describe("packageContent(package)", () => {
  it("names the file that is no JSON", async () => {
    const folder = await writePackage(await scratchFolder());
    await writeFile(join(folder, "trades.json"), "[1,");
    expect(await refusal(folder)).toMatch(/trades\.json: this is no JSON: /);
  });
});
