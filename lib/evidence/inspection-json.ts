import type { Inspection } from "../market/inspection.js";
import type { Json } from "./canonical-json.js";

/** An inspection as it is written down: instants as ISO 8601 in UTC. */
export function inspectionJson(inspection: Inspection): Json {
  const { dataset, sessions, total, lacks } = inspection;
  return {
    dataset: {
      name: dataset.name,
      format: dataset.format,
      generated: dataset.generated,
      digest: dataset.digest,
      ...(dataset.market === undefined ? {} : { market: dataset.market }),
      dates: [...dataset.dates],
      ...(dataset.cycleEnds ? { cycleEnds: [...dataset.cycleEnds] } : {}),
      idle: (dataset.idle ?? []).map((date) => ({ ...date })),
      files: dataset.files.map((file) => ({ ...file })),
    },
    sessions: sessions.map((session) => ({
      ...session,
      firstAt: instant(session.firstAt),
      lastAt: instant(session.lastAt),
      expirations: [...session.expirations],
      notes: [...session.notes],
    })),
    total: { ...total },
    lacks: [...lacks],
  };
}

/** Null for a session without rows. */
function instant(milliseconds: number): string | null {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString() : null;
}
