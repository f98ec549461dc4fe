import type { Inspection, SessionInspection } from "../market/inspection.js";
import { setAsideRows, tally } from "../market/quality.js";
import { disagreements } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";

interface StudiedEvidence {
  readonly dataset: {
    readonly name: string;
    readonly format: string;
    readonly generated: string | null;
    readonly digest: string;
    readonly sessions_in_data: number;
    readonly sessions_studied: number;
    readonly first_studied: string | null;
    readonly last_studied: string | null;
  };
}

/** The account of the rows: what was read went somewhere and only once, sessions add up to the total, and the studied data are the inspected ones. */
export function inspectionFaults(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<Inspection>(contents, "inspection.json");
  const { dataset, sessions, total } = content;
  const idle = dataset.idle ?? [];
  const balances = [...sessions.map((own, k) => [["sessions", k], own] as const), [["total"], total] as const].flatMap(
    ([steps, own]) =>
      disagreements(
        { file, steps: [...steps, "read"], found: own.read },
        own.clean + own.repaired + setAsideRows(own),
        "is not clean + repaired + set aside",
      ),
  );
  const sum = (name: "rows" | "holes" | "read" | "clean" | "repaired"): number =>
    sessions.reduce((rows, own) => rows + own[name], 0);
  const idleRows = idle.reduce((rows, own) => rows + own.rows, 0);
  const setAside = talliedBy(sessions, "setAside");
  for (const { rows, reason = "outside-session" } of idle) tally(setAside, reason, rows);
  const totals = disagreements(
    { file, steps: ["total"], found: total },
    {
      rows: sum("rows"),
      holes: sum("holes"),
      read: sum("read") + idleRows,
      clean: sum("clean"),
      repaired: sum("repaired"),
      repairs: talliedBy(sessions, "repairs"),
      setAside,
    },
    "is not the sum over the sessions and the dates that are none",
  );
  return [...balances, ...totals, ...studiedFaults(contents, content)];
}

function studiedFaults(contents: PackageContents, { dataset, sessions }: Inspection): readonly PackageFault[] {
  const { file, content } = contentOf<StudiedEvidence>(contents, "evidence.json");
  const { name, format, generated, digest, dates } = dataset;
  return disagreements(
    { file, steps: ["dataset"], found: content.dataset },
    {
      ...{ name, format, generated, digest },
      sessions_in_data: dates.length,
      sessions_studied: sessions.length,
      first_studied: sessions[0]?.date ?? null,
      last_studied: sessions.at(-1)?.date ?? null,
    },
    "is not what inspection.json says of the data",
  );
}

function talliedBy(sessions: readonly SessionInspection[], name: "repairs" | "setAside"): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const session of sessions) {
    for (const [reason, rows] of Object.entries(session[name])) tally(counts, reason, rows);
  }
  return counts;
}
