import { expect, test } from "vitest";
import { generatedNote, readGeneratedNote } from "../../lib/ingest/generated-note.js";
import { DataError } from "../../lib/market/data-error.js";
import { folderWith } from "../fixtures/nse-files.js";

test("tells how the data of a folder were generated, nothing of recorded ones", async () => {
  const note = { label: "a market", command: "make it", seed: 3 };
  expect(await readGeneratedNote(folderWith({ [generatedNote]: JSON.stringify(note) }))).toEqual(note);
  expect(await readGeneratedNote(folderWith({}))).toBeNull();
});

test.each(["{", "{}", '{"label":"","command":"","seed":1}'])("a note that is none is refused: %s", async (text) => {
  const folder = folderWith({ [generatedNote]: text });
  await expect(readGeneratedNote(folder)).rejects.toThrow(
    new DataError("does not tell label, command and seed of generated data", { file: "generated.json" }),
  );
});
