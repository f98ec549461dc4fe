import { beforeAll, describe, expect, it } from "vitest";
import { volumeShockDoor } from "../../lib/cli/volume-shock-door.js";
import type { Json } from "../../lib/evidence/canonical-json.js";
import type { PriorTrials } from "../../lib/evidence/ledger-line.js";
import type { Manifest } from "../../lib/evidence/manifest.js";
import { manifestFaults } from "../../lib/evidence/manifest-arithmetic.js";
import { digestFor, priorOf } from "../fixtures/ledger.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";

const few = { judge: { resamples: 99 } };
const prior = { ...priorOf(digestFor("head"), 5), sharpes: { trials: 4, mean: 0.5, variance: 2 } };
let contents: ReadonlyMap<string, Json>;
let manifest: Manifest;

async function packed(known: PriorTrials, confirms: string | null, sessions: number) {
  const study = await volumeShockDoor.study(plantedDataset({ sessions, seed: 1 }), {
    preset: volumeShockDoor.preset("seed", few),
    beside: confirms === null ? [volumeShockDoor.preset("scientific", few)] : [],
    ...{ seed: 1, prior: known, sessions: confirms === null ? "studied" : "held-out" },
  });
  const { files } = volumeShockDoor.pack(study, { inspection: {}, version: "1.2.3", prior: known, confirms });
  return new Map(files.map(({ name, text }) => [name, JSON.parse(text) as Json]));
}

beforeAll(async () => {
  contents = await packed(prior, null, 8);
  manifest = contents.get("manifest.json") as unknown as Manifest;
});

const fields = (changes: Partial<Manifest>) =>
  manifestFaults(contents, { ...manifest, ...changes }).map(({ field }) => field);

describe("manifestFaults(contents, manifest)", () => {
  it("finds nothing in what was written together", () => {
    expect(manifestFaults(contents, manifest)).toEqual([]);
  });

  it("holds what went in against what the evidence says of it", () => {
    const { data, configuration, hold_out, beside, ledger } = manifest;
    expect(fields({ strategy: "expiration-pressure" })).toEqual(["strategy"]);
    expect(fields({ configuration: { ...(configuration as object), preset: "scientific" } })).toEqual([
      "configuration.preset",
    ]);
    expect(fields({ meaning: "frozen before anything was seen" })).toEqual(["meaning"]);
    expect(fields({ data: { ...data, name: "NIFTY, real" } })).toEqual(["data.name"]);
    expect(fields({ data: { ...data, generated: null } })).toEqual(["data.generated"]);
    expect(fields({ data: { ...data, format: "cboe-intervals" } })).toEqual(["data.format"]);
    expect(fields({ data: { ...data, digest: digestFor("other") } })).toEqual(["data.digest"]);
    expect(fields({ hold_out: { ...hold_out, studied: 900 } })).toEqual(["hold_out.studied"]);
    expect(fields({ hold_out: { ...hold_out, statement: "all unseen" } })).toEqual(["hold_out.statement"]);
    expect(fields({ beside: [] })).toContain("beside");
    expect(fields({ beside: [{ ...beside[0]!, meaning: "another" }] })).toEqual(["beside[0].preset_meaning"]);
    expect(fields({ ledger: { ...ledger, trials: 500 } })).toEqual(["ledger.trials"]);
  });

  it("knows the digest of files that are named", () => {
    const files = [{ name: "a.csv", bytes: 1, sha256: digestFor("a") }];
    expect(fields({ data: { ...manifest.data, files } })).toEqual(["data.digest"]);
  });

  it("asks a confirmation for its look, and others for none", async () => {
    const registration = digestFor("registration");
    const look = { line: digestFor("look"), registration, dataset: "planted", market: digestFor("m") };
    const looked = { ...prior, looks: [{ ...look, from: "2026-03-04", until: "2026-03-27" }] };
    const confirmed = await packed(looked, registration, 60);
    const own = confirmed.get("manifest.json") as unknown as Manifest;
    expect(own.hold_out.from).toBe("2026-03-04");
    expect(manifestFaults(confirmed, own)).toEqual([]);
    const of = (changes: Partial<Manifest>) =>
      manifestFaults(confirmed, { ...own, ...changes }).map(({ field }) => field);
    expect(of({ confirms: null })).toEqual(["hold_out.from"]);
    expect(of({ confirms: digestFor("another") })).toEqual(["confirms"]);
    expect(of({ ledger: { ...own.ledger, looks: [] } })).toEqual(["confirms"]);
    expect(of({ hold_out: { ...own.hold_out, from: "2026-03-05" } })).toEqual(["hold_out.from"]);
    expect(fields({ confirms: registration })).toEqual(["confirms"]);
  });
});
