import { describe, expect, it } from "vitest";
import {
  byName,
  count,
  date,
  digest,
  direction,
  eitherOf,
  flag,
  instant,
  level,
  listOf,
  nameOf,
  nothing,
  number,
  numberOrNull,
  only,
  optional,
  orNull,
  pairOf,
  pValue,
  recordOf,
  type Schema,
  share,
  shared,
  text,
  textOrNull,
} from "../../lib/evidence/schema-kinds.js";

const takes = (schema: Schema, ...values: readonly unknown[]) => values.map((value) => schema.safeParse(value).success);

describe("the kinds of values in a package", () => {
  it("number is finite and there; numberOrNull may be missing", () => {
    expect(takes(number, 1.5, -2, Number.NaN, Number.POSITIVE_INFINITY, null, "1")).toEqual([
      true,
      true,
      ...Array(4).fill(false),
    ]);
    expect(takes(numberOrNull, 1.5, null, "1")).toEqual([true, true, false]);
  });

  it("count is whole and not negative", () => {
    expect(takes(count, 0, 7, -1, 1.5, null)).toEqual([true, true, false, false, false]);
  });

  it("share and pValue lie in [0, 1] or are missing, level lies strictly between", () => {
    for (const kind of [share, pValue])
      expect(takes(kind, 0, 1, null, -0.1, 1.1)).toEqual([true, true, true, false, false]);
    expect(takes(level, 0.95, 0, 1, null)).toEqual([true, false, false, false]);
  });

  it("direction is +1 or -1", () => {
    expect(takes(direction, 1, -1, 0, "1")).toEqual([true, true, false, false]);
  });

  it("date, instant and digest are spelt in one way", () => {
    expect(takes(date, "2026-01-05", "5 January 2026")).toEqual([true, false]);
    expect(takes(instant, "2026-01-05T14:30:00.000Z", "2026-01-05T14:30:00Z", "2026-01-05")).toEqual([
      true,
      false,
      false,
    ]);
    expect(takes(digest, "ab".repeat(32), "AB".repeat(32), "ab")).toEqual([true, false, false]);
  });

  it("text and flag are no numbers; textOrNull and nothing take null", () => {
    expect(takes(text, "", 1)).toEqual([true, false]);
    expect(takes(flag, false, 0)).toEqual([true, false]);
    expect(takes(textOrNull, "a", null, 1)).toEqual([true, true, false]);
    expect(takes(nothing, null, 0)).toEqual([true, false]);
  });
});

describe("how kinds are put together", () => {
  it("recordOf(fields) wants every field and knows no other; optional(schema) may be left out", () => {
    const schema = recordOf({ a: number, b: optional(number) });
    expect(takes(schema, { a: 1 }, { a: 1, b: 2 }, { b: 2 }, { a: 1, c: 3 })).toEqual([true, true, false, false]);
  });

  it("nameOf(names) takes the keys, only(value) a single value", () => {
    expect(takes(nameOf({ target: true, stop: true }), "stop", "time")).toEqual([true, false]);
    expect(takes(only("price"), "price", "flow")).toEqual([true, false]);
  });

  it("listOf, pairOf and byName hold one kind", () => {
    expect(takes(listOf(count), [], [1, 2], [1.5], 1)).toEqual([true, true, false, false]);
    expect(takes(pairOf(count), [1, 2], [1], [1, 2, 3])).toEqual([true, false, false]);
    expect(takes(byName(count), {}, { any: 1 }, { any: "1" })).toEqual([true, true, false]);
  });

  it("orNull(schema) takes null as well, eitherOf(first, second) both", () => {
    expect(takes(orNull(count), null, 1, "1")).toEqual([true, true, false]);
    expect(takes(eitherOf(text, count), "1", 1, true)).toEqual([true, true, false]);
  });

  it("shared(id, description, schema) allows the same", () => {
    expect(takes(shared("tested", "for the test", count), 1, "1")).toEqual([true, false]);
  });
});
