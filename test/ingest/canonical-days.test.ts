import { expect, it } from "vitest";
import { canonicalDay, canonicalDays } from "../../lib/ingest/canonical-days.js";
import type { Dataset } from "../../lib/market/session.js";
import { unfoldDay } from "../../lib/market/unfold-day.js";
import { datasetOf } from "../fixtures/datasets.js";
import { dayOf, rowsOf } from "../fixtures/days.js";

const days = ["2026-01-05", "2026-01-06"].map((date) => dayOf({ date, rows: rowsOf(2, () => ({})) }));

it("canonicalDay keeps what the tape does not say: profile and lot", () => {
  const [day] = days;
  expect(canonicalDay(day!)).toEqual({
    tape: unfoldDay(day!),
    openInterest: day!.openInterest,
    profile: day!.profile.name,
    lot: day!.lot,
  });
});

it("canonicalDays walks the sessions, tells of each, and passes over one without a usable day", async () => {
  const dataset: Dataset = datasetOf(days);
  const emptied: Dataset = {
    ...dataset,
    async *sessions() {
      for await (const loaded of dataset.sessions())
        yield loaded.session.date === "2026-01-05" ? { ...loaded, session: { ...loaded.session, days: [] } } : loaded;
    },
  };
  const told: string[] = [];
  const written = [];
  for await (const session of canonicalDays(emptied, ({ session: { date } }) => told.push(date))) written.push(session);
  expect(told).toEqual(["2026-01-05", "2026-01-06"]);
  expect(written.map((session) => session.map(({ tape }) => tape.date))).toEqual([["2026-01-06"]]);
});
