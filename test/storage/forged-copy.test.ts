import { rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { canonicalJson, type Json } from "../../lib/evidence/canonical-json.js";
import { jsonDifferences } from "../../lib/evidence/json-difference.js";
import { DataError } from "../../lib/market/data-error.js";
import { forgedCopy } from "../../lib/storage/forged-copy.js";
import { packageContent, readPackage } from "../../lib/storage/read-package.js";
import { writePackage } from "../fixtures/compared-packages.js";
import { scratchFolder } from "../fixtures/scratch.js";

const trades = { file: "evidence.json", field: "alerts.trades", value: 20 };

it("forgedCopy(folder, forgery) changes one value in a copy of the same name, and nothing else", async () => {
  const folder = await writePackage(await scratchFolder());
  const before = await readPackage(folder);
  const copy = await forgedCopy(folder, trades);
  onTestFinished(() => rm(dirname(copy), { recursive: true }));
  expect([basename(copy), dirname(copy) === dirname(folder)]).toEqual([basename(folder), false]);
  expect(await readPackage(folder)).toEqual(before);
  const after = await readPackage(copy);
  const moved = after.files.filter(({ text }, k) => text !== before.files[k]!.text);
  expect(moved.map(({ name }) => name)).toEqual(["evidence.json"]);
  const [was, is] = [before, after].map((own) => packageContent(own).get("evidence.json")!) as [Json, Json];
  expect(jsonDifferences(was, is)).toEqual([{ path: "alerts.trades", kind: "changed", before: 2, after: 20 }]);
  expect(moved[0]!.text).toBe(canonicalJson(is));
});

it.each([
  [{ ...trades, file: "none.json" }, "none.json"],
  [{ ...trades, field: "alerts.other" }, "there is no field alerts.other"],
  [{ ...trades, field: "alerts.trades.more" }, "there is no field alerts.trades.more"],
  [{ ...trades, field: "constructor" }, "there is no field constructor"],
])("forgedCopy refuses what is not there: %j", async (forgery, reason) => {
  const refused = forgedCopy(await writePackage(await scratchFolder()), forgery);
  await expect(refused).rejects.toThrow(DataError);
  await expect(refused).rejects.toThrow(reason);
});
