import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { expect, test } from "vitest";
import { runCommand } from "../../lib/cli/command.js";
import { addConformanceCommand } from "../../lib/cli/conformance-command.js";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { scratchFolder } from "../fixtures/scratch.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

async function conformance(...words: readonly string[]) {
  const world = recordedSurroundings();
  const code = await runCommand(["conformance", ...words], world);
  return { code, out: world.out(), err: world.err() };
}

const golden = fileURLToPath(new URL("../fixtures/golden-statistics.json", import.meta.url));

async function fileOf(...cases: readonly object[]): Promise<string> {
  const path = join(await scratchFolder(), "cases.json");
  const item = { id: "h", family: "cohen-h", function: "", input: { p1: 0.5, p2: 0.5 }, expected: { h: 0 } };
  const tolerance = { rel: 0, abs: 0 };
  await writeFile(path, JSON.stringify({ cases: cases.map((given) => ({ ...item, tolerance, ...given })) }));
  return path;
}

test("all reference cases pass, a line each", async () => {
  const { code, out, err } = await conformance(golden);
  expect([code, err]).toEqual([0, ""]);
  const lines = out.trimEnd().split("\n");
  expect(lines).toHaveLength(267);
  expect(lines[0]).toBe("binomial-exact-001  ok");
  expect(lines.at(-1)).toBe("266 passed, 0 failed");
});

test("a case that differs, one of an unknown family and a field nobody answers fail: exit code 1", async () => {
  const file = await fileOf(
    {},
    { id: "wrong", expected: { h: 1 } },
    { id: "new", family: "astrology" },
    { id: "more", expected: { h: 0, sign: 1 } },
  );
  const { code, out } = await conformance(file);
  expect(code).toBe(1);
  expect(out).toBe(
    "h  ok\nwrong  FAILED  h: 0, expected 1\nnew  FAILED  unknown family: astrology\nmore  FAILED  sign: not answered\n1 passed, 3 failed\n",
  );
});

test("a line tells three differences, the JSON all", async () => {
  const file = await fileOf({ expected: { a: 1, b: 2, c: 3, d: 4, e: 5 } });
  expect((await conformance(file)).out).toContain("c: not answered; and 2 more\n");
  const { code, out } = await conformance(file, "--json");
  const result = JSON.parse(out);
  expect(code).toBe(1);
  expect(out).toBe(canonicalJson(result));
  expect(result).toMatchObject({ passed: 0, failed: 1, cases: [{ id: "h", family: "cohen-h" }] });
  expect(result.cases[0].differences).toHaveLength(5);
});

test("what is no file of cases is refused: exit code 2", async () => {
  const file = await fileOf();
  expect(await conformance(file)).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("at least one case"),
  });
  expect(await conformance("nowhere.json")).toMatchObject({
    code: 2,
    err: "strikelab: cannot read nowhere.json: ENOENT\n",
  });
});

test("failure is told to the caller, success is not", async () => {
  let failures = 0;
  const program = new Command("strikelab");
  addConformanceCommand(program, recordedSurroundings(), () => {
    failures += 1;
  });
  await program.parseAsync(["conformance", await fileOf({})], { from: "user" });
  expect(failures).toBe(0);
  await program.parseAsync(["conformance", await fileOf({ expected: { h: 2 } })], { from: "user" });
  expect(failures).toBe(1);
});
