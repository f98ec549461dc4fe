import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readLots } from "../../lib/ingest/read-lots.js";
import { folderWith } from "../fixtures/nse-files.js";

const read = (text: string) => readLots(join(folderWith({ "lots.csv": text }), "lots.csv"));

describe("readLots", () => {
  test("reads units by underlying", async () => {
    const { lots, input } = await read("lot,underlying\n75,NIFTY\n250,RELIANCE\n");
    expect(lots).toEqual({ NIFTY: 75, RELIANCE: 250 });
    expect(input.name).toBe("lots/lots.csv");
  });

  test.each([
    ["NIFTY,0", "row 2, column lot: not a lot: 0"],
    ["NIFTY,1.5", "row 2, column lot: not a lot: 1.5"],
    ["NIFTY,1\nNIFTY,2", "row 3, column underlying: stands twice: NIFTY"],
    [",2", "row 2, column underlying: no underlying"],
  ])("refuses %j", async (text, message) => {
    await expect(read(`underlying,lot\n${text}\n`)).rejects.toThrow(message);
  });
});
