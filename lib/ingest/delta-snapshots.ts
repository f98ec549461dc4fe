import { digestOfData } from "../evidence/digest.js";
import { noContext } from "../market/market-context.js";
import { mostSetAside, requireUsable } from "../market/quality.js";
import type { Dataset } from "../market/session.js";
import { scanDeltaFile } from "./delta-file.js";
import { isDeltaLayout } from "./delta-layout.js";
import { type DeltaPrints, readDeltaPrints } from "./delta-prints.js";
import { foldDeltaSession } from "./delta-session.js";
import type { Reader } from "./reader.js";
import { refuseLots } from "./refuse-lots.js";
import { scanSources } from "./scan-sources.js";
import { walkSessions } from "./session-walk.js";

/**
 * Photographs of the nearest daily chain of bitcoin options on Delta Exchange India, through expiry: a row per strike and time
 * with the exchange's marks, open interest and greeks of call and put. The expiry of a row is its session; files of one
 * expiry are one session. `createDeltaClock` dates the times. The feed has no price of the underlying and no volume of its rows.
 */
export const deltaSnapshots: Reader = {
  format: "delta-snapshots",
  recognises: isDeltaLayout,
  async open(name, sources, options = {}): Promise<Dataset> {
    refuseLots(options, name);
    const { inputs, files } = await scanSources(sources, scanDeltaFile, options.progress);
    // The first row of an expiry is always dated into its session: no expiry is idle.
    const dates = [...new Set(files.flatMap(({ expirations }) => expirations))].sort();
    return {
      description: {
        name,
        format: "delta-snapshots",
        generated: null,
        dates,
        idle: [],
        files: inputs,
        digest: digestOfData(inputs),
      },
      context: noContext,
      sessions: (until) =>
        walkSessions(
          until === undefined ? dates : dates.filter((date) => date <= until),
          async (connection, date) => {
            const prints: DeltaPrints[] = [];
            for (const file of files)
              if (file.expirations.includes(date)) prints.push(await readDeltaPrints(connection, file, date));
            return prints;
          },
          (date, prints) => {
            const loaded = foldDeltaSession(date, prints);
            requireUsable(loaded.quality, mostSetAside, prints.map(({ file }) => file.source.name).join(", "));
            return loaded;
          },
        ),
    };
  },
};
