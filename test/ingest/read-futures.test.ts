import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exchangeClock } from "../../lib/ingest/exchange-clock.js";
import { readFutures } from "../../lib/ingest/read-futures.js";
import { folderWith } from "../fixtures/nse-files.js";

const read = (text: string) =>
  readFutures(join(folderWith({ "es.csv": text }), "es.csv"), exchangeClock("America/New_York"));

describe("readFutures", () => {
  test("reads bars by underlying", async () => {
    const { bars } = await read(
      "underlying,time,open,high,low,close,volume,buy_volume,sell_volume\nA,2026-01-05 09:31,1,3,0.5,2,10,4,6\nB,2026-01-05 09:31,5,5,5,5,,,\nA,2026-01-05 09:32,2,2,2,2,1,1,0\n",
    );
    expect([...bars.keys()]).toEqual(["A", "B"]);
    const a = bars.get("A")!;
    expect([...a.at]).toEqual([Date.UTC(2026, 0, 5, 14, 31), Date.UTC(2026, 0, 5, 14, 32)]);
    expect([a.open, a.high, a.low, a.close, a.volume, a.buyVolume, a.sellVolume].map((values) => values![0])).toEqual([
      1, 3, 0.5, 2, 10, 4, 6,
    ]);
    expect(bars.get("B")!.volume![0]).toBeNaN();
  });

  test("needs no more than times and closes", async () => {
    const { bars } = await read("time,close\n2026-01-05 09:31,5000\n");
    expect(bars.get(null)).toMatchObject({
      open: null,
      high: null,
      low: null,
      volume: null,
      buyVolume: null,
      sellVolume: null,
    });
  });

  test.each([
    ["time,close\nx,1", "row 2, column time: unreadable time: x"],
    ["time,close\n2026-01-05 09:31,0", "row 2, column close: not a price: 0"],
    ["time,close\n2026-01-05 09:31,", "row 2, column close: not a price: NaN"],
    ["time,close\n2026-01-05 09:31,1\n2026-01-05 09:31,1", "row 3, column time: times have to ascend, each once"],
    ["time,close,high\n2026-01-05 09:31,2,1", "row 2, column close: 2 is above the high"],
    ["time,close,low\n2026-01-05 09:31,2,3", "row 2, column close: 2 is below the low"],
    ["time,close,volume\n2026-01-05 09:31,2,-3", "row 2, column volume: not a volume: -3"],
    [
      "time,close,volume,buy_volume\n2026-01-05 09:31,2,3,4",
      "row 2, column volume: buy_volume and sell_volume make 4, more than all",
    ],
    ["time,close,underlying\n2026-01-05 09:31,2,", "row 2, column underlying: no underlying"],
  ])("refuses %j", async (text, message) => {
    await expect(read(`${text}\n`)).rejects.toThrow(message);
  });
});
