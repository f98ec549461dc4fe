import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { comparePackages } from "../../lib/evidence/compare-packages.js";
import { digestOfFiles } from "../../lib/evidence/digest.js";
import { compareStoredPackages } from "../../lib/storage/compare-stored-packages.js";
import { exampleContent, exampleManifest, writePackage } from "../fixtures/compared-packages.js";
import { scratchFolder } from "../fixtures/scratch.js";

it("compareStoredPackages(before, after, reports) compares what lies on disk and names folders and digests", async () => {
  const reports = await scratchFolder();
  const contents = [exampleContent(), exampleContent({ "manifest.json": exampleManifest({ seed: 8 }) })] as const;
  const before = await writePackage(reports, { digits: "0123456789ab", content: contents[0] });
  const after = await writePackage(reports, { digits: "ab0123456789", content: contents[1] });
  const digests = contents.map((content) =>
    digestOfFiles([...content].map(([name, value]) => ({ name, text: canonicalJson(value) }))),
  );
  expect(await compareStoredPackages(before, "ab01", reports)).toEqual({
    ...comparePackages(...contents),
    folders: { before: { folder: before, digest: digests[0] }, after: { folder: after, digest: digests[1] } },
  });
});

it("compareStoredPackages(before, after) does not read the report: it is made from the rest", async () => {
  const reports = await scratchFolder();
  const [before, after] = [await writePackage(reports), await writePackage(reports, { digits: "ab0123456789" })];
  await writeFile(join(after, "report.html"), "another");
  expect(await compareStoredPackages(before, after)).toMatchObject({ same: true });
});

it("compareStoredPackages refuses an empty name", async () => {
  await expect(compareStoredPackages("", "")).rejects.toThrow("a package is named by its folder or its digest");
});
