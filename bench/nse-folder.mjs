import { existsSync } from "node:fs";
import { join } from "node:path";

/** Folder of the real NSE data, or null: they have no licence and are not part of the project. */
export function nseFolder() {
  const folder = join(process.env.STRIKELAB_DATA ?? "", "nse-chain-snapshots");
  return process.env.STRIKELAB_DATA && existsSync(folder) ? folder : null;
}

/** Highest resident memory of this process so far, in 10^9 bytes. */
export function peakGigabytes() {
  return (process.resourceUsage().maxRSS * 1024) / 1e9;
}
