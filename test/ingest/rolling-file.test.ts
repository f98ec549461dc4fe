import { describe, expect, test } from "vitest";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { isRollingLayout } from "../../lib/ingest/rolling-file.js";
import { folderWith } from "../fixtures/nse-files.js";
import { rollingBar, rollingHeader, rollingText, scanText } from "../fixtures/rolling-files.js";

const lastBar = rollingBar("2025-02-27 15:15:00", 22500);
const text = rollingText(rollingBar("2025-02-26 09:15:00", 22600), lastBar);

describe("isRollingLayout", () => {
  test("knows the columns of rolling strikes", () => {
    expect(isRollingLayout(rollingHeader.split(","))).toBe(true);
    expect(isRollingLayout(["right", "datetime", "strike"])).toBe(false);
  });
});

describe("scanRollingFile", () => {
  test("takes underlying and expiry from the name, and knows a bar when it has ended", async () => {
    const file = await scanText(text);
    expect(file).toMatchObject({ underlying: "NIFTY", expiration: "2025-02-27" });
    expect(file.stamps).toEqual([
      { date: "2025-02-26", knownAt: Date.parse("2025-02-26T09:30:00+05:30") },
      { date: "2025-02-27", knownAt: Date.parse("2025-02-27T15:30:00+05:30") },
    ]);
    expect([...file.rowsOn]).toEqual(expect.arrayContaining([["2025-02-26", 10]]));
  });

  test.each(["NIFTY.csv", "2025-02-27.csv", "NIFTY_2025-02-30.csv", "NIFTY_15min_2025.csv"])(
    "says how to name a file called %s",
    async (name) => {
      await expect(scanText(text, name)).rejects.toThrow(
        `${name}: no underlying and expiry in its name: call it UNDERLYING_YYYY-MM-DD_15min, with the date of the expiry`,
      );
    },
  );

  test("refuses a name that the rows do not bear out", async () => {
    await expect(scanText(text, "NIFTY_2025-03-27.csv")).rejects.toThrow(
      "NIFTY_2025-03-27.csv: expires on 2025-03-27 by its name, but its last row is of 2025-02-27",
    );
  });

  test("names the column that is missing", async () => {
    const lacking = text.replace(",oi,", ",positions,");
    await expect(scanText(lacking)).rejects.toThrow("NIFTY_2025-02-27_15min.csv: missing column: oi");
  });

  test("names the line of a time that is none, and says when there is no time at all", async () => {
    const broken = text.replace("2025-02-27 15:15:00", "2025-02-27 25:15:00");
    await expect(scanText(broken)).rejects.toThrow(/row 12, column datetime: unreadable value: 2025-02-27 25:15:00/);
    await expect(scanText(`${rollingHeader}\n`)).rejects.toThrow("column datetime: no row has a time");
  });
});

describe("readRollingRows", () => {
  const sessions = async (content: string): Promise<void> => {
    const dataset = await openDataset(folderWith({ "NIFTY_2025-02-27_15min.csv": content }));
    for await (const _ of dataset.sessions());
  };

  test("names the line of a number or a right that cannot be read", async () => {
    const line = text.split("\n")[4]!;
    const swapped = (from: string, to: string): string => text.replace(line, line.replace(from, to));
    await expect(sessions(swapped("15000", "many"))).rejects.toThrow("row 5, column oi: unreadable number: many");
    await expect(sessions(swapped("CALL", "CE"))).rejects.toThrow("row 5, column right: unreadable value: CE");
  });
});
