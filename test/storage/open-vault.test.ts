import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RegistrationEntry } from "../../lib/evidence/ledger-line.js";
import type { RegistrationLine } from "../../lib/evidence/vault.js";
import { DataError } from "../../lib/market/data-error.js";
import { appendToLedger } from "../../lib/storage/append-to-ledger.js";
import { readLedgerFile } from "../../lib/storage/ledger-file.js";
import { openVault } from "../../lib/storage/open-vault.js";
import { digestFor } from "../fixtures/ledger.js";
import { scratchFolder } from "../fixtures/scratch.js";

const at = "2026-06-01T00:00:00.000Z";
const heldOut = { from: "2026-04-01", until: "2026-05-01", sessions: 20 };

async function registered(...presets: readonly string[]) {
  const path = join(await scratchFolder(), "ledger.jsonl");
  const lines: RegistrationLine[] = [];
  for (const preset of presets) {
    const entry: RegistrationEntry = {
      ...{ kind: "registration", strategy: "volume-shock", dataset: "recordings", data: digestFor("data"), seed: 3 },
      ...{ version: "1", market: digestFor("market") },
      ...{ configuration: { preset }, meaning: preset, heldOut, at },
    };
    lines.push((await appendToLedger(path, entry)).line as RegistrationLine);
  }
  return { path, lines };
}

describe("openVault(path, registration, at)", () => {
  it("writes the look down, once", async () => {
    const { path, lines } = await registered("a");
    const look = await openVault(path, lines[0]!, at);
    expect(look.entry).toEqual({
      ...{ kind: "look", strategy: "volume-shock", dataset: "recordings", data: digestFor("data"), seed: 3 },
      market: digestFor("market"),
      ...{ registration: lines[0]!.digest, heldOut, at },
    });
    expect(await openVault(path, lines[0]!, "2027-01-01T00:00:00.000Z")).toEqual(look);
    expect((await readLedgerFile(path)).lines).toEqual([lines[0], look]);
  });

  it("stays shut for another registration, naming the first", async () => {
    const { path, lines } = await registered("a", "b");
    await openVault(path, lines[1]!, at);
    const before = await readFile(path);
    const refused = openVault(path, lines[0]!, at);
    await expect(refused).rejects.toThrow(DataError);
    await expect(refused).rejects.toThrow(`for registration ${lines[1]!.digest.slice(0, 12)}`);
    expect(await readFile(path)).toEqual(before);
  });

  it("opens for one of many who ask at the same time", async () => {
    const { path, lines } = await registered("a", "b", "c", "d");
    const asked = await Promise.allSettled([...lines, ...lines].map((line) => openVault(path, line, at)));
    const looks = (await readLedgerFile(path)).lines.filter(({ entry }) => entry.kind === "look");
    expect(looks).toHaveLength(1);
    const won = asked.flatMap((own) => (own.status === "fulfilled" ? [own.value] : []));
    expect(won).toHaveLength(2);
    for (const line of won) expect(line).toEqual(looks[0]);
    for (const own of asked) if (own.status === "rejected") expect(own.reason).toBeInstanceOf(DataError);
  });

  it("refuses a ledger whose chain is broken", async () => {
    const { path, lines } = await registered("a");
    await appendFile(path, `${JSON.stringify({ ...lines[0], number: 7 })}\n`);
    await expect(openVault(path, lines[0]!, at)).rejects.toThrow("the chain is broken");
  });
});
