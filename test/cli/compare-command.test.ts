import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../lib/cli/command.js";
import { exampleContent, exampleEvidence, exampleManifest, writePackage } from "../fixtures/compared-packages.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

async function compare(...words: readonly string[]) {
  const world = recordedSurroundings();
  const code = await runCommand(["compare", ...words], world);
  return { code, out: world.out(), err: world.err() };
}

async function twoPackages() {
  const reports = await scratchFolder();
  const content = exampleContent({
    "manifest.json": exampleManifest({ seed: 8 }),
    "evidence.json": exampleEvidence({ p: 0.5 }),
  });
  const before = await writePackage(reports, {
    content: exampleContent({ "evidence.json": exampleEvidence({ p: 0.25, q: "a" }) }),
  });
  return { reports, before, after: await writePackage(reports, { digits: "ab0123456789", content }) };
}

describe("strikelab compare", () => {
  it("shows what moved, by folder, file or digits, writes nothing and ends with 0", async () => {
    const { reports, before, after } = await twoPackages();
    const paths = await pathsBelow(reports);
    const first = await compare(before, after);
    expect([first.code, first.err]).toEqual([0, ""]);
    expect(first.out).toMatch(/^seed +7 +8$/m);
    expect(await compare(join(before, "report.html"), join(after, "manifest.json"))).toEqual(first);
    expect(await compare("0123", "ab", "--reports", reports)).toEqual(first);
    expect(await pathsBelow(reports)).toEqual(paths);
  });

  it("ends with 0 where nothing moved", async () => {
    const { before } = await twoPackages();
    const { code, out } = await compare(before, before);
    expect(code).toBe(0);
    expect(out).toContain("Nothing moved");
  });

  it("--json prints JSON and nothing else", async () => {
    const { before, after } = await twoPackages();
    const { code, out, err } = await compare(before, after, "--json");
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ run: [{ path: "seed", before: 7, after: 8 }] });
  });

  it("--all lists what is only counted without it", async () => {
    const { before, after } = await twoPackages();
    expect((await compare(before, after)).out).not.toMatch(/^q /m);
    expect((await compare(before, after, "--all")).out).toMatch(/^q +a +\(none\)$/m);
  });

  it("--help gives examples", async () => {
    const { code, out } = await compare("--help");
    expect(code).toBe(0);
    for (const part of ["<A>", "<B>", "--all", "--json", "--reports <folder>", "strikelab compare 5715db e59743"])
      expect(out).toContain(part);
  });
});

describe("strikelab compare of what is no package", () => {
  it.each([
    [[], "missing required argument 'A'"],
    [["a"], "missing required argument 'B'"],
    [["a", "b", "c"], "too many arguments"],
    [["no/such", "b"], "strikelab: no/such: there is no such folder\n"],
    [["", "b"], "a package is named by its folder or its digest"],
    [["lib", "lib"], "strikelab: lib: this is no evidence package: manifest.json is missing\n"],
    [["package.json", "lib"], "strikelab: package.json: this is no folder\n"],
    [["datasets/null", "lib"], "this is no manifest of an evidence package: manifest_version is missing"],
  ])("%j ends with 2 and says why", async (words, message) => {
    const { code, out, err } = await compare(...words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  it("ends with 2 for digits of several packages, broken files and missing ones, whichever side they are", async () => {
    const { reports, before, after } = await twoPackages();
    await writePackage(reports, { digits: "ab9999999999" });
    expect((await compare(before, "ab", "--reports", reports)).err).toMatch(/the digests of 2 packages begin so/);
    await writeFile(join(after, "evidence.json"), "{");
    const broken = await compare(before, after);
    expect([broken.code, broken.out]).toEqual([2, ""]);
    expect(broken.err).toMatch(/^strikelab: .*evidence\.json: this is no JSON: .*\n$/);
    await rm(join(after, "evidence.json"));
    const missing = await compare(after, before);
    expect(missing.code).toBe(2);
    expect(missing.err).toBe(`strikelab: ${join(after, "evidence.json")}: missing, though manifest.json lists it\n`);
  });
});
