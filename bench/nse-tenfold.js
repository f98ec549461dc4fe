// The study on the NSE days once and repeated tenfold: peak memory has to stay where it is.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { openDataset } from "../dist/ingest/open-dataset.js";
import { studyVolumeShock } from "../dist/strategies/study-volume-shock.js";
import { volumeShockPreset } from "../dist/strategies/volume-shock.js";
import { nseFolder, peakGigabytes } from "./nse-folder.mjs";

const self = fileURLToPath(import.meta.url);

export async function bench({ seed }) {
  const folder = nseFolder();
  if (!folder) return { skipped: "STRIKELAB_DATA does not name a folder with nse-chain-snapshots" };
  const [once, tenfold] = [1, 10].map((times) =>
    Number(spawnSync(process.execPath, [self, String(times), String(seed)], { encoding: "utf8" }).stdout),
  );
  return {
    measures: [
      {
        name: "peak memory, days repeated tenfold",
        unit: "GB",
        bound: 1.5,
        better: "lower",
        values: [tenfold],
        details: { once },
      },
      {
        name: "growth of peak memory for ten times the days",
        unit: "ratio",
        bound: 1.5,
        better: "lower",
        values: [tenfold / once],
      },
    ],
  };
}

/** The sessions again and again under later dates; instants stay as they are, which nothing in a study compares across days. */
function repeated(dataset, times) {
  const shift = (date, k) => new Date(Date.parse(date) + k * 60 * 86_400_000).toISOString().slice(0, 10);
  const dates = Array.from({ length: times }, (_, k) => dataset.description.dates.map((date) => shift(date, k))).flat();
  return {
    ...dataset,
    description: { ...dataset.description, dates },
    async *sessions(until) {
      for (let k = 0; k < times; k++) {
        for await (const { session, quality } of dataset.sessions()) {
          const date = shift(session.date, k);
          if (until !== undefined && date > until) return;
          const days = session.days.map((day) => ({
            ...day,
            date,
            strikes: day.strikes.map((strike) => ({ ...strike, expiration: shift(strike.expiration, k) })),
          }));
          yield { session: { date, days }, quality: { ...quality, date } };
        }
      }
    },
  };
}

if (process.argv[1] === self) {
  const [times, seed] = process.argv.slice(2).map(Number);
  const dataset = await openDataset(nseFolder());
  await studyVolumeShock(repeated(dataset, times), { preset: volumeShockPreset("seed"), seed });
  process.stdout.write(String(peakGigabytes()));
}
