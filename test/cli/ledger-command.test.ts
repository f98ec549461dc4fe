import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { expect, it } from "vitest";
import { addLedgerCommand } from "../../lib/cli/ledger-command.js";
import { DataError } from "../../lib/market/data-error.js";
import { chainOf, studyEntry, textOf } from "../fixtures/ledger.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

const text = textOf(chainOf([studyEntry({ a: 1 }), studyEntry({ b: 2 })]));

async function show(...words: readonly string[]) {
  const world = recordedSurroundings();
  const program = new Command("strikelab");
  addLedgerCommand(program, world);
  const error = await program.parseAsync(["ledger", ...words], { from: "user" }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { out: world.out(), error };
}

it("strikelab ledger shows the chain of a folder, with unfinished lines that are kept there", async () => {
  const reports = await scratchFolder();
  await writeFile(join(reports, "ledger.jsonl"), text);
  await writeFile(join(reports, "ledger.jsonl.torn-1"), "{");
  const { out, error } = await show("--reports", reports);
  expect(error).toBeNull();
  expect(out).toContain("2 lines, 2 distinct trials");
  expect(out).toContain("unfinished line kept in ledger.jsonl.torn-1");
});

it("strikelab ledger --json prints JSON and nothing else", async () => {
  const reports = await scratchFolder();
  await writeFile(join(reports, "ledger.jsonl"), `${text}{"torn`);
  const { out, error } = await show("--reports", reports, "--json");
  expect(error).toBeNull();
  expect(JSON.parse(out)).toMatchObject({ path: join(reports, "ledger.jsonl"), lines: 2, torn: { line: 3 } });
});

it("strikelab ledger shows a broken chain and ends as unusable input, naming the line", async () => {
  const reports = await scratchFolder();
  await writeFile(join(reports, "ledger.jsonl"), text.replace('"b"', '"c"'));
  for (const words of [[], ["--json"]]) {
    const { out, error } = await show("--reports", reports, ...words);
    expect(out).toMatch(words.length === 0 ? /line 2 was changed after it was written/ : /"reason": "digest"/);
    expect(error).toBeInstanceOf(DataError);
    expect((error as Error).message).toContain("ledger.jsonl: the chain is broken: line 2 was changed");
  }
});

it("strikelab ledger makes nothing where there is nothing", async () => {
  const folder = await scratchFolder();
  expect((await show("--reports", join(folder, "none"))).out).toContain("0 lines, 0 distinct trials");
  expect(await pathsBelow(folder)).toEqual([]);
});
