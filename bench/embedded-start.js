// What `npm start` takes once everything is set up: both studies on their embedded datasets, in a process of its own.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

export function bench({ repetitions }) {
  const reports = mkdtempSync(join(tmpdir(), "strikelab-bench-"));
  const seconds = [];
  for (let k = 0; k < repetitions; k++) {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, [command, "study", "all", "--out", reports], {
      stdio: "ignore",
    });
    if (status !== 0) throw new Error(`the study ended with exit code ${status}`);
    seconds.push((performance.now() - started) / 1000);
  }
  rmSync(reports, { recursive: true, force: true });
  return { measures: [{ name: "npm start after set-up", unit: "s", bound: 45, better: "lower", values: seconds }] };
}
