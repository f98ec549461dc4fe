import { describe, expect, test } from "vitest";
import type { RollingBars } from "../../lib/ingest/rolling-bars.js";
import { rollingRepairs } from "../../lib/ingest/rolling-bars.js";
import { type Change, placedText, type RollingRow, rollingBar, rollingText } from "../fixtures/rolling-files.js";

const first = "2025-02-27 14:45:00";
const second = "2025-02-27 15:00:00";
const last = "2025-02-27 15:15:00";
/** Only the row of a label and right is changed. */
const only =
  (label: string, right: string, change: Partial<RollingRow> | null): Change =>
  (row) =>
    row.label === label && row.right === right ? change : {};

/** Rows that are left out, by reason. */
function faults({ fault }: RollingBars): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reason of fault) if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** Names of the repairs of a row that is used. */
function repairsOf(bars: RollingBars, row: number): readonly string[] {
  return rollingRepairs.filter((_, bit) => bars.marks[row]! & (1 << bit));
}

/** Rows of the second of two bars at the same money: 10 to 19, calls first. */
const twoBars = (change: Change): Promise<RollingBars> =>
  placedText(rollingText(rollingBar(second, 22500), rollingBar(last, 22500, change)));

describe("rollingBars", () => {
  test("uses all of a bar that is in order", async () => {
    const bars = await twoBars(() => ({}));
    expect(faults(bars)).toEqual({});
    expect(Array.from(bars.marks.subarray(10))).toEqual(new Array(10).fill(0));
    expect(Array.from(bars.level)).toEqual([22505, 22505]);
  });

  test("sets rows of another index aside, by a spot more than 2 % from the bar's median", async () => {
    const other = { spot: 12_050.5, strike: "12050.0", close: 150, oi: 7000 };
    const bars = await twoBars((row) => (row.label === "ATM+1" ? other : {}));
    expect(faults(bars)).toEqual({ foreign: 2 });
    expect([bars.fault[13], bars.fault[18]]).toEqual(["foreign", "foreign"]);
    expect(bars.level[1]).toBe(22505);
    expect(faults(await twoBars(only("ATM", "PUT", { spot: 22505 * 1.0199 })))).toEqual({});
    expect(faults(await twoBars(only("ATM", "PUT", { spot: 22505 * 1.0201 })))).toEqual({ foreign: 1 });
  });

  test("does not take another index for the strike that a label stood for before", async () => {
    const bars = await placedText(
      rollingText(
        rollingBar(first, 22500),
        rollingBar(second, 22500, only("ATM", "CALL", { spot: 12_050, strike: "12050.0" })),
        rollingBar(last, 22500),
      ),
    );
    expect(repairsOf(bars, 22)).toEqual([]);
  });

  test("sets aside the contract before this one, up to and with the day on which it expired", async () => {
    const bars = await placedText(
      rollingText(
        rollingBar("2025-01-29 15:15:00", 23300),
        rollingBar("2025-01-30 15:15:00", 23300),
        rollingBar("2025-01-31 09:15:00", 23300),
        rollingBar(last, 22500),
      ),
    );
    expect(faults(bars)).toEqual({ "previous-contract": 20 });
    expect(bars.fault[20]).toBeNull();
  });

  test("sets aside the stray bar that starts at the close", async () => {
    const bars = await placedText(rollingText(rollingBar(last, 22500), rollingBar("2025-02-27 15:30:00", 22500)));
    expect(faults(bars)).toEqual({ "outside-session": 10 });
    expect(bars.fault[10]).toBe("outside-session");
  });

  test("sets aside rows that do not say what they are of", async () => {
    const bars = await twoBars((row) => {
      if (row.right === "PUT") return {};
      const lacking = { "ATM-2": { label: "" }, "ATM-1": { right: "" }, ATM: { stamp: "" }, "ATM+1": { spot: "" } };
      return (lacking as Record<string, Partial<RollingRow>>)[row.label] ?? { strike: "" };
    });
    expect(faults(bars)).toEqual({ unidentified: 5 });
  });

  test("does not know the volume of a label whose strike was another in its bar before, or that had none", async () => {
    const bars = await placedText(rollingText(rollingBar(second, 22500), rollingBar(last, 22550)));
    for (let row = 0; row < 20; row++) expect(repairsOf(bars, row)).toEqual(["doubtful-volume"]);
    const gap = await placedText(
      rollingText(
        rollingBar(first, 22500),
        rollingBar(second, 22500, only("ATM", "CALL", null)),
        rollingBar(last, 22500),
      ),
    );
    expect(repairsOf(gap, 19 + 2)).toEqual([]);
  });

  test("of two rows of one contract keeps the one of the label that did not move, whatever the order", async () => {
    // The index rises by a step within the bar; one row still ended before it did.
    const lower = only("ATM", "CALL", { strike: "22500.0", close: 31, spot: 22505 });
    const bars = await placedText(rollingText(rollingBar(second, 22500), rollingBar(last, 22550, lower)));
    expect(faults(bars)).toEqual({ repeated: 1 });
    // ATM-1 stands for 22500 now and comes first, but stood for 22450; ATM stood for 22500 all along.
    expect([bars.fault[11], bars.fault[12]]).toEqual(["repeated", null]);
    expect(repairsOf(bars, 12)).toEqual(["underlying-from-median"]);
    const upper = only("ATM", "CALL", { strike: "22500.0", close: 31, spot: 22505 });
    const fallen = await placedText(rollingText(rollingBar(second, 22500), rollingBar(last, 22450, upper)));
    expect([fallen.fault[12], fallen.fault[13]]).toEqual([null, "repeated"]);
  });

  test("of two rows whose labels both moved keeps the first", async () => {
    const bars = await placedText(
      rollingText(rollingBar(second, 22500), rollingBar(last, 22600, only("ATM", "PUT", { strike: "22550.0" }))),
    );
    expect([bars.fault[16], bars.fault[17]]).toEqual([null, "repeated"]);
  });

  test("lets the median spot stand for the rows of a bar that end in different minutes", async () => {
    const bars = await twoBars(only("ATM+2", "PUT", { spot: 22_517.3 }));
    expect(bars.level[1]).toBe(22505);
    expect(repairsOf(bars, 19)).toEqual(["underlying-from-median"]);
    expect(repairsOf(bars, 18)).toEqual([]);
  });

  test("reads the lot off the volumes, one wrong number notwithstanding", async () => {
    const stamps = Array.from(
      { length: 20 },
      (_, k) => `2025-02-27 ${10 + (k >> 2)}:${["00", "15", "30", "45"][k % 4]}:00`,
    );
    const bars = (change: Change) => stamps.map((stamp, k) => rollingBar(stamp, 22500, k === 7 ? change : () => ({})));
    const wrong = await placedText(rollingText(...bars(only("ATM", "CALL", { volume: 90_253_897 }))));
    expect(wrong.lot).toBe(75);
    expect(repairsOf(wrong, 72)).toEqual(["impossible-volume"]);
    const negative = await placedText(rollingText(...bars(only("ATM", "PUT", { volume: -3_903_818_596 }))));
    expect(negative.lot).toBe(75);
    expect(repairsOf(negative, 77)).toEqual(["impossible-volume"]);
    const lots25: Change = ({ volume }) => ({ volume: Number(volume) / 3 });
    expect((await placedText(rollingText(...stamps.map((stamp) => rollingBar(stamp, 22500, lots25))))).lot).toBe(25);
  });

  test("takes the lot from its own contract only, and 1 where nothing was traded", async () => {
    const old: Change = ({ volume }) => ({ volume: Number(volume) / 3 });
    const mixed = rollingText(rollingBar("2025-01-30 15:15:00", 23300, old), rollingBar(last, 22500));
    expect((await placedText(mixed)).lot).toBe(75);
    expect((await placedText(rollingText(rollingBar(last, 22500, () => ({ volume: 0 }))))).lot).toBe(1);
  });
});
