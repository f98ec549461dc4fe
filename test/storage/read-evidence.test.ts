import { beforeAll, expect, it } from "vitest";
import type { Json } from "../../lib/evidence/canonical-json.js";
import { packageEvidence } from "../../lib/evidence/package-evidence.js";
import { DataError } from "../../lib/market/data-error.js";
import { readEvidence } from "../../lib/storage/read-evidence.js";
import { exampleContent, writePackage } from "../fixtures/compared-packages.js";
import { smallPackage } from "../fixtures/packages.js";
import { scratchFolder } from "../fixtures/scratch.js";

let evidence: Json;
beforeAll(async () => {
  evidence = (await smallPackage("volume-shock")).get("evidence.json")!;
});

it("readEvidence(folder) reads the evidence of a package on disk", async () => {
  const content = exampleContent({ "evidence.json": evidence });
  const folder = await writePackage(await scratchFolder(), { content });
  expect(await readEvidence(folder)).toEqual(packageEvidence(evidence));
});

it("readEvidence(folder) refuses no package, and evidence that does not keep its schema, naming the file", async () => {
  const root = await scratchFolder();
  await expect(readEvidence(root)).rejects.toThrow("this is no evidence package");
  const refused = readEvidence(await writePackage(root));
  await expect(refused).rejects.toThrow(DataError);
  await expect(refused).rejects.toThrow(/evidence\.json: this is no evidence\.json: it names no strategy/);
});
