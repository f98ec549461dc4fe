import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exchangeClock } from "../../lib/ingest/exchange-clock.js";
import { readCalendar } from "../../lib/ingest/read-calendar.js";
import { folderWith } from "../fixtures/nse-files.js";

const read = (text: string) =>
  readCalendar(join(folderWith({ "c.csv": text }), "c.csv"), exchangeClock("America/New_York"));
const at = (hour: number, minute = 0): number => Date.UTC(2026, 0, 5, hour, minute);

describe("readCalendar", () => {
  test("tells announcements and halts apart, by instant", async () => {
    const { events, halts } = await read(
      `time,kind,underlying,name,until
2026-01-05 14:00,release,,FOMC,
2026-01-05 10:00,earnings,ABC,,
2026-01-05 12:00,halt,,breaker,2026-01-05 12:15
2026-01-05 11:00,halt,ABC,,
`,
    );
    expect(events).toEqual([
      { kind: "earnings", at: at(15), underlying: "ABC", name: "earnings" },
      { kind: "release", at: at(19), underlying: null, name: "FOMC" },
    ]);
    expect(halts).toEqual([
      { from: at(16), to: Number.POSITIVE_INFINITY, underlying: "ABC", reason: "halt" },
      { from: at(17), to: at(17, 15), underlying: null, reason: "breaker" },
    ]);
  });

  test.each([
    ["time,kind\n2026-01-05 10:00,holiday", "row 2, column kind: unknown kind: holiday"],
    ["time,kind\n2026-01-05,release", "row 2, column time: unreadable time: 2026-01-05"],
    ["time,kind,until\n2026-01-05 10:00,halt,2026-01-05 10:00", "row 2, column until: a halt ends after it begins"],
    ["time,kind,until\n2026-01-05 10:00,release,2026-01-05 11:00", "row 2, column until: only a halt has an end"],
  ])("refuses %j", async (text, message) => {
    await expect(read(`${text}\n`)).rejects.toThrow(message);
  });
});
