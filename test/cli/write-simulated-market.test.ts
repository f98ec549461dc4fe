import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectPath } from "../../lib/cli/project.js";
import { UsageError } from "../../lib/cli/usage-error.js";
import { type SimulationRequest, writeSimulatedMarket } from "../../lib/cli/write-simulated-market.js";
import { parseManifest } from "../../lib/ingest/canonical-format.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

const request = (folder: string, changes: Partial<SimulationRequest> = {}): SimulationRequest => ({
  liquidity: "seed-true",
  mode: "truth",
  implementation: "mechanistic",
  strength: null,
  days: 1,
  seed: 1,
  first: "2026-01-05",
  folder,
  format: "canonical",
  command: "strikelab simulate",
  ...changes,
});

const manifestOf = async (folder: string) => parseManifest(await readFile(join(folder, "manifest.json"), "utf8"));

describe("writeSimulatedMarket(request)", () => {
  it("writes a dataset that says what it is, and its truth apart from it", async () => {
    const folder = join(await scratchFolder(), "set");
    const told: string[] = [];
    const written = await writeSimulatedMarket(
      request(folder, { days: 2, mode: "null-no-impact", onSession: (done, total) => told.push(`${done}/${total}`) }),
    );
    expect(await pathsBelow(folder)).toEqual([
      "2026-01-05.parquet",
      "2026-01-06.parquet",
      "manifest.json",
      "truth.json",
    ]);
    expect(told).toEqual(["1/2", "2/2"]);
    const truth = JSON.parse(await readFile(join(folder, "truth.json"), "utf8"));
    expect(truth.market).toMatchObject({ seed: 1, liquidity: "seed-true", mode: "null-no-impact" });
    const orders = truth.sessions.flatMap((session: { orders: { hedge: unknown }[] }) => session.orders);
    expect(written).toMatchObject({
      sessions: 2,
      orders: orders.length,
      hedges: orders.filter(({ hedge }: { hedge: unknown }) => hedge !== null).length,
    });
    const { description } = await openDataset(folder);
    expect(description.files.map(({ name }) => name)).not.toContain("truth.json");
    expect(description.generated).toContain("2,500 futures a session (seed-true)");
    expect((await manifestOf(folder)).generated).toMatchObject({ command: "strikelab simulate", seed: 1 });
  });

  it("replaces a generated set and refuses a folder that holds anything else", async () => {
    const root = await scratchFolder();
    const folder = join(root, "set");
    await writeSimulatedMarket(request(folder, { seed: 4 }));
    const before = await manifestOf(folder);
    await writeSimulatedMarket(request(folder, { seed: 5 }));
    expect((await manifestOf(folder)).sessions[0]!.sha256).not.toBe(before.sessions[0]!.sha256);
    await writeFile(join(folder, "mine.csv"), "a,b\n");
    await expect(writeSimulatedMarket(request(folder))).rejects.toThrow(UsageError);
    await mkdir(join(root, "older"));
    await writeFile(join(root, "older", "manifest.json"), '{"version":1}');
    await expect(writeSimulatedMarket(request(join(root, "older")))).rejects.toThrow(UsageError);
    await mkdir(join(root, "other"));
    await writeFile(join(root, "other", "notes.txt"), "");
    await expect(writeSimulatedMarket(request(join(root, "other")))).rejects.toThrow(/holds something else/);
    expect(await pathsBelow(join(root, "other"))).toEqual(["notes.txt"]);
  });

  it("gives the same bytes for the same request, and others for each part of it", async () => {
    const root = await scratchFolder();
    const digest = async (name: string, changes: Partial<SimulationRequest> = {}) => {
      await writeSimulatedMarket(request(join(root, name), changes));
      return (await manifestOf(join(root, name))).sessions[0]!.sha256;
    };
    const first = await digest("first");
    expect(await digest("again")).toBe(first);
    expect(await digest("liquidity", { liquidity: "thin" })).not.toBe(first);
    expect(await digest("mode", { mode: "null-no-hedging" })).not.toBe(first);
    const pinned = await digest("pinned", { mode: "pin-attract" });
    expect(pinned).not.toBe(first);
    const drift = { mode: "pin-attract", implementation: "drift" } as const;
    expect(await digest("implementation", drift)).not.toBe(pinned);
    expect(await digest("strength", { ...drift, strength: 2 })).not.toBe(await digest("shares", drift));
    expect(await digest("date", { first: "2026-01-06" })).not.toBe(first);
  });
});

describe.each([
  ["planted", "truth"],
  ["null", "null-no-hedging"],
] as const)("datasets/%s", (name, mode) => {
  it("is what its command writes, 90 sessions within the space it may take", async () => {
    const manifest = await manifestOf(projectPath("datasets", name));
    const { generated, sessions } = manifest;
    expect(generated!.command).toBe(
      `npx strikelab simulate --liquidity seed-true --mode ${mode} --days 90 --seed 1 --first 2026-01-05 --out datasets/${name}`,
    );
    expect(sessions).toHaveLength(90);
    expect(sessions.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(6e6);
    const again = join(await scratchFolder(), "again");
    await writeSimulatedMarket(request(again, { mode }));
    expect((await manifestOf(again)).sessions[0]).toEqual(sessions[0]);
  });

  it("writes the vendor's format with the future beside it, and studies find both", async () => {
    const folder = join(await scratchFolder(), "set");
    const { sessions, bytes } = await writeSimulatedMarket(request(folder, { format: "cboe-intervals" }));
    const file = "UnderlyingOptionsIntervals_2026-01-05.csv.gz";
    expect((await pathsBelow(folder)).filter((path) => /\./.test(path))).toEqual([
      ...[file, "futures/futures.csv.gz", "generated.json", "truth.json"],
    ]);
    expect(sessions).toBe(1);
    expect(bytes).toBeGreaterThan(0);
    const dataset = await openDataset(folder, { futures: join(folder, "futures", "futures.csv.gz") });
    expect(dataset.description).toMatchObject({
      format: "cboe-intervals",
      generated: expect.stringContaining("simulated market"),
    });
    for await (const { session } of dataset.sessions()) {
      expect(session.days[0]).toMatchObject({ underlying: "^SPX", rows: 390, profile: { name: "spx-es" } });
      expect(session.days[0]!.path!.at.length).toBe(4680);
    }
    await writeSimulatedMarket(request(folder));
    expect(await pathsBelow(folder)).not.toContain(file);
  });
});

describe("datasets/expiry", () => {
  it("is what its command writes, 144 expiry days among 240 sessions within the space it may take", async () => {
    const folder = projectPath("datasets", "expiry");
    const { generated, sessions } = await manifestOf(folder);
    expect(generated!.command).toBe(
      "npx strikelab simulate --liquidity seed-true --mode pin-attract --implementation drift --strength 2 --days 240 --seed 1 --first 2026-01-05 --out datasets/expiry",
    );
    expect(sessions).toHaveLength(240);
    const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(5e6);
    const truth = JSON.parse(await readFile(join(folder, "truth.json"), "utf8"));
    const expiries = truth.sessions.filter(({ expiry }: { expiry?: unknown }) => expiry !== undefined);
    expect(expiries).toHaveLength(144);
    expect(Math.floor(0.7 * expiries.length)).toBeGreaterThanOrEqual(100);
    const again = join(await scratchFolder(), "again");
    await writeSimulatedMarket(request(again, { mode: "pin-attract", implementation: "drift", strength: 2 }));
    expect((await manifestOf(again)).sessions[0]).toEqual(sessions[0]);
    expect(JSON.parse(await readFile(join(again, "truth.json"), "utf8")).sessions[0]).toEqual(truth.sessions[0]);
  });

  it("opens with quotes an hour before the close and open interest published before the open", async () => {
    for await (const { session } of (await openDataset(projectPath("datasets", "expiry"))).sessions("2026-01-05")) {
      const [day] = session.days;
      expect(day).toMatchObject({ underlying: "SIM", rows: 60, profile: { name: "synthetic" } });
      const row = day!.knownAt.indexOf(day!.closesAt - 3_600_000);
      const asks = day!.options.ask!.subarray(row * day!.stride, (row + 1) * day!.stride);
      expect(asks.every((ask) => ask > 0)).toBe(true);
      expect(day!.openInterest[0]!.availableAt).toBeLessThan(day!.opensAt);
      expect(day!.strikes.every(({ expiresAt }) => expiresAt === day!.closesAt)).toBe(true);
    }
  });
});
