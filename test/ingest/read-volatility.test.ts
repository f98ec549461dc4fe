import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readVolatility } from "../../lib/ingest/read-volatility.js";
import { folderWith } from "../fixtures/nse-files.js";

const hours = { timeZone: "America/New_York", open: "09:30", close: "16:00" };
const read = (text: string) => readVolatility(join(folderWith({ "vix.csv": text }), "vix.csv"), hours);

describe("readVolatility", () => {
  test("knows a daily close at the close of its day, and a level with a time from then on", async () => {
    const { volatility } = await read("time,level\n2026-01-05,15.5\n2026-01-06 10:00,16\n");
    expect([...volatility.at]).toEqual([Date.UTC(2026, 0, 5, 21), Date.UTC(2026, 0, 6, 15)]);
    expect([...volatility.level]).toEqual([15.5, 16]);
  });

  test.each([
    ["2026-13-05,15", "row 2, column time: unreadable time: 2026-13-05"],
    ["2026-01-05,0", "row 2, column level: not a level: 0"],
    ["2026-01-05,", "row 2, column level: not a level: NaN"],
    ["2026-01-05,15\n2026-01-05,16", "row 3, column time: times have to ascend, each once"],
  ])("refuses %j", async (text, message) => {
    await expect(read(`time,level\n${text}\n`)).rejects.toThrow(message);
  });
});
