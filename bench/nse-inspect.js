// Reads and inspects the NSE chain snapshots: rows a second, and the peak memory of the process.

import { openDataset } from "../dist/ingest/open-dataset.js";
import { createInspector } from "../dist/market/inspect.js";
import { nseFolder, peakGigabytes } from "./nse-folder.mjs";

export async function bench({ repetitions }) {
  const folder = nseFolder();
  if (!folder) return { skipped: "STRIKELAB_DATA does not name a folder with nse-chain-snapshots" };
  const rates = [];
  let rows = 0;
  for (let k = 0; k < repetitions; k++) {
    const started = performance.now();
    const dataset = await openDataset(folder);
    const inspector = createInspector(dataset.description);
    for await (const loaded of dataset.sessions()) inspector.add(loaded);
    rows = inspector.inspection().total.read;
    rates.push(rows / ((performance.now() - started) / 1000));
  }
  return {
    measures: [
      { name: "read and inspect", unit: "rows/s", bound: 400_000, better: "higher", values: rates, details: { rows } },
      { name: "peak memory", unit: "GB", bound: 1.5, better: "lower", values: [peakGigabytes()] },
    ],
  };
}
