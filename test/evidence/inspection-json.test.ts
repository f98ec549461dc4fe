import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { inspectionJson } from "../../lib/evidence/inspection-json.js";
import type { Inspection, SessionInspection } from "../../lib/market/inspection.js";

const session: SessionInspection = {
  date: "2026-01-05",
  underlyings: 1,
  strikes: 20,
  rows: 390,
  firstAt: Date.UTC(2026, 0, 5, 14, 31),
  lastAt: Date.UTC(2026, 0, 5, 21),
  medianGap: 60,
  longestGap: 60,
  holes: 0,
  timeCovered: 1,
  cellsObserved: 0.5,
  expirations: ["2026-01-12"],
  has: { volume: true, sides: true, delta: true, openInterest: true, future: true, path: false },
  read: 100,
  clean: 98,
  repaired: 0,
  repairs: {},
  setAside: { duplicate: 2 },
  notes: ["lot derived"],
};

const inspection: Inspection = {
  dataset: {
    name: "recordings",
    format: "nse-snapshots",
    generated: null,
    dates: ["2026-01-05"],
    idle: [{ date: "2026-01-04", rows: 12 }],
    files: [{ name: "a.csv", bytes: 10, sha256: "ff" }],
    digest: "ee",
  },
  sessions: [session],
  total: { rows: 390, holes: 0, read: 100, clean: 98, repaired: 0, repairs: {}, setAside: { duplicate: 2 } },
  lacks: ["no price path finer than the rows"],
};

describe("an inspection as JSON", () => {
  it("keeps every number of the inspection", () => {
    const written = JSON.parse(canonicalJson(inspectionJson(inspection)));
    expect(written.total).toEqual(inspection.total);
    expect(written.lacks).toEqual(inspection.lacks);
    expect(written.sessions[0]).toEqual({
      ...session,
      firstAt: "2026-01-05T14:31:00.000Z",
      lastAt: "2026-01-05T21:00:00.000Z",
    });
    expect(written.dataset).toEqual(inspection.dataset);
  });

  it("names the dates that are no sessions, none where the reader names none", () => {
    const { idle, ...dataset } = inspection.dataset;
    expect(inspectionJson({ ...inspection, dataset })).toMatchObject({ dataset: { idle: [] } });
    expect(inspectionJson(inspection)).toMatchObject({ dataset: { idle: [...idle!] } });
  });

  it("has no instants in a session without rows", () => {
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const empty = { ...session, firstAt: none, lastAt: none };
      expect(inspectionJson({ ...inspection, sessions: [empty] })).toMatchObject({
        sessions: [{ firstAt: null, lastAt: null }],
      });
    }
  });
});
