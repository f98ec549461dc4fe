import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { faultWords, fieldPath } from "../../lib/evidence/package-fault.js";
import { namePattern, packageFileNames, publishedSchemas, schemaFaults } from "../../lib/evidence/package-schemas.js";
import { edited, placesIn, type Steps, valueAt } from "../fixtures/json-edits.js";
import {
  type PackageFiles,
  type PackageStrategy,
  packageStrategies,
  presetsOf,
  smallPackage,
  studiedPackage,
} from "../fixtures/packages.js";
import { plantedDataset, withoutSides } from "../fixtures/planted-dataset.js";
import { pressureDataset } from "../fixtures/pressure-study.js";

const folder = fileURLToPath(new URL("../../datasets/schemas", import.meta.url));

/** Fields whose own fields are names that the data decide. */
const dictionaries = [
  "classes",
  "failed_checks",
  "refusals",
  "repairs",
  "secondary_hypotheses",
  "setAside",
  "unseen_series",
];

const faultsOf = (strategy: PackageStrategy, files: PackageFiles) =>
  [...files].flatMap(([name, value]) => schemaFaults(strategy, name, value).map(faultWords));

/** Of another kind than what stands there. */
const otherKind = (value: unknown) => (typeof value === "number" || typeof value === "boolean" ? "seven" : 7);

describe.each(packageStrategies)("the schemas of the package of %s", (strategy) => {
  const packages = new Map<string, PackageFiles>();
  beforeAll(async () => {
    for (const preset of presetsOf(strategy)) packages.set(preset, await smallPackage(strategy, preset));
  }, 60_000);

  it.each(presetsOf(strategy))("know every field of a fresh package of %s", (preset) => {
    const files = packages.get(preset)!;
    expect([...files.keys()].map(namePattern).sort()).toEqual([...packageFileNames(strategy)].sort());
    expect(faultsOf(strategy, files)).toEqual([]);
  });

  it.each(packageFileNames(strategy))("miss a field that is taken out of %s", (pattern) => {
    const [name, document] = [...packages.get("seed")!].find(([own]) => namePattern(own) === pattern)!;
    const fields = placesIn(document).filter(
      (steps) => typeof steps.at(-1) === "string" && !dictionaries.includes(steps.at(-2) as string),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), (steps) => {
        const [fault, ...others] = schemaFaults(strategy, name, edited(document, steps, undefined));
        expect(fault).toMatchObject({ file: name, field: fieldPath(steps), problem: "is missing", found: null });
        expect(others).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(packageFileNames(strategy))("refuse a value of another kind in %s", (pattern) => {
    const [name, document] = [...packages.get("seed")!].find(([own]) => namePattern(own) === pattern)!;
    const places = placesIn(document).filter((steps) => valueAt(document, steps) !== null);
    fc.assert(
      fc.property(fc.constantFrom(...places), (steps) => {
        const wrong = otherKind(valueAt(document, steps));
        const [fault] = schemaFaults(strategy, name, edited(document, steps, wrong));
        expect(fault).toMatchObject({ file: name, field: fieldPath(steps), found: JSON.stringify(wrong) });
        expect(fault!.expected).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it.each(packageFileNames(strategy))("refuse a field that nobody knows in %s", (pattern) => {
    const [name, document] = [...packages.get("seed")!].find(([own]) => namePattern(own) === pattern)!;
    const records: readonly Steps[] = placesIn(document).filter((steps) => {
      const value = valueAt(document, steps);
      const named = dictionaries.includes(steps.at(-1) as string);
      return value !== null && typeof value === "object" && !Array.isArray(value) && !named;
    });
    fc.assert(
      fc.property(fc.constantFrom(...records), (steps) => {
        const place = [...steps, "unheard_of"];
        const faults = schemaFaults(strategy, name, edited(document, place, 1));
        expect(faults).toEqual([
          { file: name, field: fieldPath(place), problem: "is not a known field", found: "1", expected: null },
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it("are published as they are today, and nothing else is", () => {
    const published = publishedSchemas().filter(({ name }) => name.startsWith(`${strategy}/`));
    expect(published.length).toBe(packageFileNames(strategy).length);
    for (const { name, text } of published) {
      expect(readFileSync(join(folder, name), "utf8"), "npm run schemas writes them").toBe(text);
    }
    const names = published.map(({ name }) => name.slice(strategy.length + 1)).sort();
    expect(readdirSync(join(folder, strategy)).sort()).toEqual(names);
  });

  const scarce =
    strategy === "volume-shock"
      ? () => plantedDataset({ sessions: 8, seed: 2, change: withoutSides })
      : () => pressureDataset({ sessions: 6, idle: true });
  it("know a package of data that allow few answers", async () => {
    expect(faultsOf(strategy, await studiedPackage(strategy, "scientific", scarce()))).toEqual([]);
  }, 60_000);
});

describe("publishedSchemas()", () => {
  it("has the manifest's beside the strategies' folders, as it is today", () => {
    const [manifest, ...others] = publishedSchemas().filter(({ name }) => !name.includes("/"));
    expect(others).toEqual([]);
    expect(manifest!.name).toBe("manifest.schema.json");
    expect(readFileSync(join(folder, manifest!.name), "utf8"), "npm run schemas writes them").toBe(manifest!.text);
    expect(readdirSync(folder).sort()).toEqual([...packageStrategies, manifest!.name].sort());
  });
});

describe("schemaFaults(strategy, fileName, value)", () => {
  it("does not know a file that a package has no place for, and says which ones it has", () => {
    const [fault] = schemaFaults("volume-shock", "expiries.json", {});
    expect(fault).toMatchObject({
      file: "expiries.json",
      field: null,
      problem: "is no file of a package of volume-shock",
    });
    expect(fault!.expected).toContain("volume_shock_detection_accuracy_<n>_cases.json");
    expect(schemaFaults("volume-shock", "toString", {})).toHaveLength(1);
  });

  it("takes any number in the name of a file that has one", () => {
    const name = "trade_execution_log_12_trades.json";
    expect(schemaFaults("expiration-pressure", name, { preset: "seed", total_trades: 0, trades: [] })).toEqual([]);
  });

  it("says what is allowed: kinds, names, bounds and patterns", () => {
    const faults = schemaFaults("expiration-pressure", "expiries.json", {
      cases: [],
      dismissed: [{ underlying: 5, date: "2026-1-5", expiresAt: "noon", reason: "rain" }],
    });
    expect(faults.map(({ field, found, expected }) => [field, found, expected])).toEqual([
      ["dismissed[0].underlying", "5", "string"],
      ["dismissed[0].date", '"2026-1-5"', "text like /^\\d{4}-\\d{2}-\\d{2}$/"],
      ["dismissed[0].expiresAt", '"noon"', expect.stringContaining("text like")],
      ["dismissed[0].reason", '"rain"', expect.stringContaining('"no-price" or "no-open-interest"')],
    ]);
  });

  it("refuses the file as a whole where it is of another kind, and cuts what is long", () => {
    const long = "x".repeat(500);
    const [fault] = schemaFaults("volume-shock", "trades.json", long);
    expect(fault).toMatchObject({ field: null, expected: "array" });
    expect(fault!.found!.length).toBe(80);
  });

  it("throws for a strategy that there is not", () => {
    expect(() => schemaFaults("toString", "evidence.json", {})).toThrow(new RangeError("unknown strategy: toString"));
    expect(() => packageFileNames("momentum")).toThrow(new RangeError("unknown strategy: momentum"));
  });
});

describe("the public declarations", () => {
  it("name no type of zod, which a notebook's TypeScript cannot read", () => {
    const lib = fileURLToPath(new URL("../../lib", import.meta.url));
    const index = readFileSync(join(lib, "index.ts"), "utf8");
    const own = [...index.matchAll(/from "\.\/(evidence\/[\w-]+)\.js"/g)].map(([, path]) => path!);
    expect(own).toContain("evidence/package-schemas");
    const kinds = own.filter((path) => {
      const text = readFileSync(join(lib, `${path}.ts`), "utf8");
      return /^export (const|function|interface|type)[^{=]*\b(Schema|z\.)/m.test(text);
    });
    expect(kinds).toEqual([]);
  });
});
