import type { Inspection, SessionInspection } from "../market/inspection.js";
import type { DatasetDescription, IdleDate, InputFile } from "../market/session.js";
import {
  byName,
  count,
  date,
  digest,
  type Fields,
  flag,
  instant,
  listOf,
  numberOrNull,
  only,
  optional,
  orNull,
  recordOf,
  type Schema,
  share,
  text,
  textOrNull,
} from "./schema-kinds.js";

const dataset: Schema = recordOf<keyof DatasetDescription>({
  name: text,
  format: text,
  generated: textOrNull,
  digest,
  market: optional(digest).describe("of what was recorded, whatever its files are called"),
  dates: listOf(date),
  cycleEnds: optional(listOf(date)),
  idle: listOf(
    recordOf<keyof IdleDate>({
      date,
      rows: count,
      reason: optional(only("previous-contract")).describe("left out: all rows stand outside session hours"),
    }),
  ).describe("dates that are no sessions"),
  files: listOf(recordOf<keyof InputFile>({ name: text, bytes: count, sha256: digest })),
});

const accountFields: Fields<keyof Inspection["total"]> = {
  rows: count,
  holes: count,
  read: count.describe("clean + repaired + set aside"),
  clean: count,
  repaired: count.describe("rows with at least one repair"),
  repairs: byName(count).describe("by reason; a row can have several"),
  setAside: byName(count).describe("by reason; a row is counted once"),
};

/** `inspection.json` */
export const inspectionFile: Schema = recordOf<keyof Inspection>({
  dataset,
  sessions: listOf(
    recordOf<keyof SessionInspection>({
      ...accountFields,
      date,
      underlyings: count,
      strikes: count,
      firstAt: orNull(instant),
      lastAt: orNull(instant),
      medianGap: numberOrNull.describe("seconds"),
      longestGap: numberOrNull.describe("seconds"),
      timeCovered: share,
      cellsObserved: share,
      expirations: listOf(date),
      has: recordOf<keyof SessionInspection["has"]>({
        volume: flag,
        sides: flag,
        delta: flag,
        openInterest: flag,
        future: flag,
        path: flag,
      }),
      notes: listOf(text),
    }),
  ),
  total: recordOf(accountFields),
  lacks: listOf(text),
});
