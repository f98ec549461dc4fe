// The whole expiration-pressure study on each of the recorded datasets that have expiries, from opening the files to the package.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expirationPressureDoor } from "../dist/cli/expiration-pressure-door.js";
import { runStudy } from "../dist/cli/run-study.js";

const datasets = [
  "delta-btc-daily-expiry",
  "nifty-monthly-15min",
  "nse-chain-snapshots",
  "deribit-btc-near-expiry-chain",
];

export async function bench({ seed }) {
  const root = process.env.STRIKELAB_DATA;
  const found = datasets.filter((name) => root && existsSync(join(root, name)));
  if (found.length === 0) return { skipped: "STRIKELAB_DATA does not name a folder with recorded datasets" };
  const reports = mkdtempSync(join(tmpdir(), "strikelab-bench-"));
  const measures = [];
  try {
    for (const name of found) {
      const values = [];
      for (let k = 0; k < 3; k++) {
        const started = performance.now();
        await runStudy(expirationPressureDoor, {
          data: join(root, name),
          preset: "seed",
          seed,
          reports,
          at: "1970-01-01T00:00:00Z",
        });
        values.push((performance.now() - started) / 1000);
      }
      measures.push({ name, unit: "s", bound: 20, better: "lower", values });
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  return { measures };
}
