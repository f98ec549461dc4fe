import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DataError } from "../../lib/market/data-error.js";
import { findPackage } from "../../lib/storage/find-package.js";
import { writePackage } from "../fixtures/compared-packages.js";
import { scratchFolder } from "../fixtures/scratch.js";

async function refusal(word: string, reports: string): Promise<string> {
  const error = await findPackage(word, reports).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DataError);
  return (error as DataError).message;
}

describe("findPackage(word, reports)", () => {
  it("takes a folder, its manifest.json or its report.html", async () => {
    const folder = await writePackage(await scratchFolder());
    for (const word of [folder, join(folder, "manifest.json"), join(folder, "report.html")])
      expect(await findPackage(word, "nowhere")).toBe(folder);
    const other = join(folder, "trades.json");
    expect(await findPackage(other, "nowhere")).toBe(other);
  });

  it("takes the first digits of a digest, of any strategy, and a whole digest", async () => {
    const reports = await scratchFolder();
    const shock = await writePackage(reports, { digits: "0123456789ab" });
    const pressure = await writePackage(reports, { strategy: "expiration-pressure", digits: "0199999999ab" });
    await mkdir(join(reports, "volume-shock", "0123"));
    expect(await findPackage("012", reports)).toBe(shock);
    expect(await findPackage("019", reports)).toBe(pressure);
    expect(await findPackage(`0123456789ab${"f".repeat(52)}`, reports)).toBe(shock);
  });

  it("refuses digits that begin two digests, naming both, and digits that begin none", async () => {
    const reports = await scratchFolder();
    const folders = [
      await writePackage(reports, { strategy: "expiration-pressure", digits: "0199999999ab" }),
      await writePackage(reports, { digits: "0123456789ab" }),
    ];
    expect(await refusal("01", reports)).toBe(`01: the digests of 2 packages begin so: ${folders.join(", ")}`);
    const none = "there is no such folder, and no package below";
    expect(await refusal("02", reports)).toBe(`02: ${none} ${reports} whose digest begins so`);
    expect(await refusal("02", join(reports, "none"))).toContain(`02: ${none}`);
  });

  it("refuses what is neither a path nor digits", async () => {
    expect(await refusal("reports/none", "reports")).toBe("reports/none: there is no such folder");
  });
});
