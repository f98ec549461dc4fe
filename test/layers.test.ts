import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const lib = join(root, "lib");

/** The street: a room imports itself and rooms to its left. */
const pure = [
  "numeric",
  "pricing",
  "statistics",
  "market",
  "simulation",
  "detectors",
  "classifiers",
  "execution",
  "hypotheses",
  "calibration",
  "evidence",
  "strategies",
  "audit",
  "report",
];
const nodeOnly = ["storage", "ingest", "live", "cli"];
const street = [...pure, ...nodeOnly];
const loose = ["index.ts", "node.ts"];
/** Named for one strategy, a file may not know the other. */
const strategies = ["volume-shock", "expiration-pressure"];

interface Source {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function filesBelow(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name), ending)
      : entry.name.endsWith(ending)
        ? [join(folder, entry.name)]
        : [],
  );
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");

const sources: readonly Source[] = filesBelow(lib, ".ts").map((path) => {
  const text = withoutComments(readFileSync(path, "utf8"));
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]!);
  const [room = ""] = relative(lib, path).split("/");
  return { path: relative(root, path), room, text, imports };
});
const modules = sources.filter(({ path }) => !path.endsWith(".d.ts"));

const targetOf = (source: Source, specifier: string) =>
  relative(root, resolve(root, dirname(source.path), specifier)).replace(/\.js$/, ".ts");

describe("the rooms of the library", () => {
  it("are those of the street, with only the two index files loose", () => {
    expect(modules.map(({ room }) => room).filter((room) => !street.includes(room) && !loose.includes(room))).toEqual(
      [],
    );
  });

  it("import only themselves and rooms to their left", () => {
    const wrong = modules
      .filter(({ room }) => street.includes(room))
      .flatMap((source) =>
        source.imports
          .filter((specifier) => specifier.startsWith("."))
          .map((specifier) => ({ from: source.path, to: targetOf(source, specifier) }))
          .filter(
            ({ to }) =>
              !(
                street.indexOf(to.split("/")[1]!) <= street.indexOf(source.room) &&
                to.startsWith("lib/") &&
                street.includes(to.split("/")[1]!)
              ),
          ),
      );
    expect(wrong).toEqual([]);
  });

  it("have no import cycles", () => {
    const graph = new Map(
      modules.map((source) => [
        source.path,
        source.imports.filter((specifier) => specifier.startsWith(".")).map((specifier) => targetOf(source, specifier)),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      else if (!done.has(path)) {
        for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
        done.add(path);
      }
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it("keep Node, clocks, randomness and the console out of the pure rooms", () => {
    const forbidden = /"node:|\bprocess\b|\bconsole\b|\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\b|\bMath\.random\b/;
    const wrong = modules.filter(
      ({ room, text }) => (pure.includes(room) || room === "index.ts") && forbidden.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("keep the calendar at the edges: Temporal is used in ingest, live and cli only", () => {
    const wrong = modules.filter(
      ({ room, text }) => /\bTemporal\b/.test(text) && !["ingest", "live", "cli"].includes(room),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("never await at the top level", () => {
    expect(
      modules.filter(({ text }) => /^(?:export )?(?:const .*= )?await /m.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });

  it("keep files named for one strategy apart from those named for the other", () => {
    const strategyOf = (path: string) => strategies.find((name) => path.includes(name));
    const wrong = modules.flatMap((source) =>
      source.imports
        .filter((specifier) => strategyOf(specifier) !== undefined && strategyOf(source.path) !== undefined)
        .filter((specifier) => strategyOf(specifier) !== strategyOf(source.path))
        .map((specifier) => `${source.path} -> ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it("are mirrored by the tests", () => {
    const needsTest = modules.filter(
      ({ room, text }) => street.includes(room) && /export (?:async )?(?:function|class)/.test(text),
    );
    const missing = needsTest
      .map(({ path }) => path.replace(/^lib\//, "test/").replace(/\.ts$/, ".test.ts"))
      .filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
    const orphans = filesBelow(join(root, "test"), ".test.ts")
      .map((path) => relative(root, path))
      .filter((path) => street.includes(path.split("/")[1]!))
      .filter((path) => !existsSync(join(root, path.replace(/^test\//, "lib/").replace(/\.test\.ts$/, ".ts"))));
    expect(orphans).toEqual([]);
  });

  it("bundle for a browser: the public index pulls in nothing of Node", async () => {
    const result = await build({
      entryPoints: [join(lib, "index.ts")],
      bundle: true,
      write: false,
      platform: "browser",
      format: "esm",
      logLevel: "silent",
    });
    expect(result.errors).toEqual([]);
    expect(result.outputFiles[0]!.text.length).toBeGreaterThan(1000);
  });
});
