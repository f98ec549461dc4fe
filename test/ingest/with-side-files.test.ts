import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DatasetOptions, openDataset } from "../../lib/ingest/open-dataset.js";
import { folderWith, nseText } from "../fixtures/nse-files.js";

const rows = ["09:20", "09:21", "09:22"].map((time, k) => ({
  stamp: `2026-01-20 ${time}`,
  call: [26, 1000, 500 + 500 * k] as const,
}));
const data = (): string => folderWith({ "a.csv": nseText(rows) });
const sides: Readonly<Record<string, string>> = {
  "es.csv":
    "time,close\n2026-01-20 09:20:30,500\n2026-01-20 09:21:30,501\n2026-01-20 09:22:30,502\n2026-01-20 09:23:30,503\n",
  "elsewhen.csv": "time,close\n2025-01-20 09:20:30,500\n",
  "other.csv": "time,close,underlying\n2026-01-20 09:21:00,500,OTHER\n",
  "c.csv": "time,kind\n2026-01-20 10:00,release\n2026-01-20 11:00,halt\n",
  "vix.csv": "time,level\n2026-01-19,15\n",
};
const beside = (name: string): string => join(folderWith(sides), name);
const open = (options: DatasetOptions) => openDataset(data(), options);

async function firstSession(options: DatasetOptions) {
  for await (const loaded of (await open(options)).sessions()) return loaded;
  throw new Error("no session");
}

describe("files beside the data", () => {
  test("join the dataset's files and its digest, each of them", async () => {
    const plain = (await open({})).description;
    const digests = new Set([plain.digest]);
    for (const [role, name] of Object.entries({ futures: "es.csv", calendar: "c.csv", volatility: "vix.csv" })) {
      const { description } = await open({ [role]: beside(name) });
      expect(description.files.map((file) => file.name)).toEqual(["a.csv", `${role}/${name}`]);
      digests.add(description.digest);
    }
    expect(digests.size).toBe(4);
  });

  test("tell the context what was known, in the exchange time of the data", async () => {
    expect((await open({})).context).toEqual({ events: null, volatility: null, halts: [] });
    const { context } = await open({ calendar: beside("c.csv"), volatility: beside("vix.csv") });
    expect(context.events).toMatchObject([{ kind: "release", at: Date.UTC(2026, 0, 20, 4, 30) }]);
    expect(context.halts).toMatchObject([{ from: Date.UTC(2026, 0, 20, 5, 30) }]);
    expect([...context.volatility!.at]).toEqual([Date.UTC(2026, 0, 19, 10)]);
  });

  test("give the rows a future and the day a finer path, and note rows without", async () => {
    const { session, quality } = await firstSession({ futures: beside("es.csv") });
    const [day] = session.days;
    expect([...day!.future!.close.subarray(0, day!.rows)]).toEqual([500, 501, 502]);
    expect([...day!.path!.price]).toEqual([500, 501, 502, 503]);
    expect(quality.notes).not.toContainEqual(expect.stringContaining("no future"));
    const without = await firstSession({ futures: beside("other.csv") });
    expect(without.session.days[0]!.future).toBeNull();
    expect(without.quality.notes).toContainEqual(
      expect.stringMatching(/^3 of 3 rows of .* have no future in .*other\.csv/),
    );
  });

  test("are refused where they cannot be meant for these data", async () => {
    await expect(open({ futures: beside("elsewhen.csv") })).rejects.toThrow(
      "column time: no time within the sessions, 2026-01-20 to 2026-01-20",
    );
    const two = folderWith({ "a.csv": nseText([...rows, ...rows.map((row) => ({ ...row, symbol: "SECOND" }))]) });
    const dataset = await openDataset(two, { futures: beside("es.csv") });
    await expect(dataset.sessions()[Symbol.asyncIterator]().next()).rejects.toThrow("needs a column underlying");
  });
});
