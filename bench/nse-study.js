// The whole volume-shock study on the NSE chain snapshots, from opening the files to the package: seconds and peak memory.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runVolumeShockStudy } from "../dist/cli/run-study.js";
import { nseFolder, peakGigabytes } from "./nse-folder.mjs";

export async function bench({ seed }) {
  const data = nseFolder();
  if (!data) return { skipped: "STRIKELAB_DATA does not name a folder with nse-chain-snapshots" };
  const reports = mkdtempSync(join(tmpdir(), "strikelab-bench-"));
  const seconds = [];
  try {
    for (let k = 0; k < 3; k++) {
      const started = performance.now();
      await runVolumeShockStudy({ data, preset: "seed", seed, reports, at: "1970-01-01T00:00:00Z" });
      seconds.push((performance.now() - started) / 1000);
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  return {
    measures: [
      { name: "whole study", unit: "s", bound: 40, better: "lower", values: seconds },
      { name: "peak memory", unit: "GB", bound: 1.5, better: "lower", values: [peakGigabytes()] },
    ],
  };
}
