import { expect, it } from "vitest";
import { sessionOn } from "../../lib/market/session-on.js";
import { datasetOf } from "../fixtures/datasets.js";
import { dayOf } from "../fixtures/days.js";

const dataset = datasetOf(["2026-01-05", "2026-01-06", "2026-01-07"].map((date) => dayOf({ date, rows: [{}] })));

it("sessionOn returns the session of a date", async () => {
  expect((await sessionOn(dataset, "2026-01-06")).date).toBe("2026-01-06");
});

it("sessionOn refuses a date without a session", async () => {
  await expect(sessionOn(dataset, "2026-01-08")).rejects.toThrow(new RangeError("unknown session: 2026-01-08"));
});
