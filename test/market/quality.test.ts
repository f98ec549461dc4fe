import { describe, expect, test } from "vitest";
import {
  isBalanced,
  mergeQuality,
  requireUsable,
  setAsideRows,
  setAsideShare,
  tally,
} from "../../lib/market/quality.js";
import type { SessionQuality } from "../../lib/market/session.js";

const quality = (part: Partial<SessionQuality>): SessionQuality => ({
  date: "2026-01-20",
  read: 0,
  clean: 0,
  repaired: 0,
  repairs: {},
  setAside: {},
  notes: [],
  ...part,
});

test("tally adds up by reason and does not mention what did not happen", () => {
  const counts = {};
  tally(counts, "a");
  tally(counts, "a", 2);
  tally(counts, "b", 0);
  expect(counts).toEqual({ a: 3 });
});

test("isBalanced wants every row in one place", () => {
  expect(isBalanced(quality({ read: 6, clean: 3, repaired: 1, setAside: { a: 1, b: 1 } }))).toBe(true);
  expect(isBalanced(quality({ read: 7, clean: 3, repaired: 1, setAside: { a: 1, b: 1 } }))).toBe(false);
  expect(isBalanced(quality({ read: 1, clean: -1, repaired: 2 }))).toBe(false);
});

test("mergeQuality adds up accounts and keeps the notes in order", () => {
  const parts = [
    quality({ read: 3, clean: 1, repaired: 1, repairs: { x: 1 }, setAside: { a: 1 }, notes: ["first"] }),
    quality({ read: 5, clean: 2, repaired: 1, repairs: { x: 1, y: 1 }, setAside: { a: 1, b: 1 }, notes: ["second"] }),
  ];
  const merged = mergeQuality("2026-01-21", parts);
  expect(merged).toEqual({
    date: "2026-01-21",
    read: 8,
    clean: 3,
    repaired: 2,
    repairs: { x: 2, y: 1 },
    setAside: { a: 2, b: 1 },
    notes: ["first", "second"],
  });
  expect(setAsideRows(merged)).toBe(3);
});

describe("setAsideShare", () => {
  test("leaves rows outside session hours out of both sides", () => {
    const nights = quality({ read: 100, clean: 18, setAside: { "outside-session": 80, duplicate: 2 } });
    expect(setAsideShare(nights)).toBe(2 / 20);
  });

  test("is NaN where nothing belongs to the session", () => {
    expect(setAsideShare(quality({ read: 5, setAside: { "outside-session": 5 } }))).toBeNaN();
  });
});

describe("requireUsable", () => {
  const day = quality({ read: 10, clean: 8, setAside: { duplicate: 2 } });

  test("accepts a share up to the limit", () => {
    expect(() => requireUsable(day, 0.2, "a.csv")).not.toThrow();
  });

  test("refuses a larger share with the numbers by reason", () => {
    expect(() => requireUsable(day, 0.19, "a.csv")).toThrow(
      "a.csv: 20.0 % of the rows of 2026-01-20 had to be set aside (2 duplicate of 10); at most 19 % may",
    );
  });
});
