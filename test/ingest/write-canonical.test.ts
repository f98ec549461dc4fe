import { createHash } from "node:crypto";
import { access, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CanonicalDay } from "../../lib/ingest/canonical-format.js";
import { parseManifest } from "../../lib/ingest/canonical-format.js";
import { writeCanonical } from "../../lib/ingest/write-canonical.js";
import { smallSession, writeSmallSet } from "../fixtures/canonical-set.js";
import { plantedDates } from "../fixtures/planted-request.js";

const [monday, tuesday] = plantedDates;

async function write(sessions: readonly (readonly CanonicalDay[])[]) {
  const folder = await mkdtemp(join(tmpdir(), "strikelab-canonical-"));
  return { folder, manifest: await writeCanonical(folder, null, sessions) };
}
const altered = (date: string, changes: object): CanonicalDay => {
  const { tape, ...rest } = smallSession(date);
  return { tape: { ...tape, ...changes }, ...rest };
};

describe("writeCanonical(folder, generated, sessions)", () => {
  it("writes the same bytes for the same sessions", async () => {
    const folders = [await writeSmallSet([monday, tuesday]), await writeSmallSet([monday, tuesday])];
    for (const name of ["manifest.json", `${monday}.parquet`, `${tuesday}.parquet`]) {
      const [first, second] = await Promise.all(folders.map((folder) => readFile(join(folder, name))));
      expect(first!.equals(second!)).toBe(true);
    }
  });

  it("writes a session's bytes whatever stands before it", async () => {
    const [both, alone] = [await writeSmallSet([monday, tuesday]), await writeSmallSet([tuesday])];
    const [first, second] = await Promise.all(
      [both, alone].map((folder) => readFile(join(folder, `${tuesday}.parquet`))),
    );
    expect(first!.equals(second!)).toBe(true);
  });

  it("returns the manifest that it wrote, with the digest of each file", async () => {
    const { folder, manifest } = await write([[smallSession(monday)]]);
    expect(parseManifest(await readFile(join(folder, "manifest.json"), "utf8"))).toEqual(manifest);
    const content = await readFile(join(folder, `${monday}.parquet`));
    // 4 strikes, 8 open interests, 13 rows, 391 path points, 13 x 8 option bars.
    expect(manifest.sessions[0]).toMatchObject({
      date: monday,
      records: 4 + 8 + 13 + 391 + 104,
      bytes: content.length,
    });
    expect(manifest.sessions[0]!.sha256).toBe(createHash("sha256").update(content).digest("hex"));
    expect(manifest.sessions[0]!.underlyings).toEqual([
      { name: manifest.sessions[0]!.underlyings[0]!.name, profile: "synthetic", lot: 100, lotDerived: false },
    ]);
    expect(manifest).toMatchObject({ deltaConvention: "signed", generated: null });
  });

  it("leaves no manifest when it fails on the way", async () => {
    const folder = await writeSmallSet([monday]);
    const sessions = (function* () {
      yield [smallSession(monday)];
      throw new Error("the feed broke off");
    })();
    await expect(writeCanonical(folder, null, sessions)).rejects.toThrow("the feed broke off");
    await expect(access(join(folder, "manifest.json"))).rejects.toThrow();
  });

  it("refuses sessions out of order, empty ones, and days that do not belong together", async () => {
    await expect(write([[smallSession(tuesday)], [smallSession(monday)]])).rejects.toThrow(`invalid date: ${monday}`);
    await expect(write([[]])).rejects.toThrow("invalid session: no underlying");
    const later = altered(monday, { underlying: "OTHER", opensAt: 5 });
    await expect(write([[smallSession(monday), later]])).rejects.toThrow("invalid opensAt: 5 beside");
    const twice = smallSession(monday);
    await expect(write([[twice, twice]])).rejects.toThrow("invalid underlying: PLANTED");
    const magnitude = altered(tuesday, { deltaConvention: "magnitude" });
    await expect(write([[smallSession(monday)], [magnitude]])).rejects.toThrow(
      "invalid deltaConvention: signed and magnitude",
    );
  });
});
