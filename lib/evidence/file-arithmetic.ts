import { disagreements, faultAt } from "./agreement.js";
import type { Json } from "./canonical-json.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";

/** Lists whose length a file's own name tells. */
const named = ["cases", "trades"] as const;

/** Names of files against what is in them, and the names that `evidence.json` lists against the files that are there. */
export function fileFaults(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<{ readonly empirical_evidence: readonly string[] }>(contents, "evidence.json");
  return [
    ...[...contents].flatMap(([name, value]) => nameFaults(name, value)),
    ...content.empirical_evidence.flatMap((name, k) =>
      contents.has(name)
        ? []
        : [faultAt({ file, steps: ["empirical_evidence", k], found: name }, null, "names a file that is not there")],
    ),
    ...presetFaults(contents),
  ];
}

function nameFaults(file: string, value: Json): readonly PackageFault[] {
  const told = /_(\d+)_/.exec(file)?.[1];
  if (told === undefined) return [];
  const list = named.find((own) => file.endsWith(`_${own}.json`))!;
  const rows = (value as Readonly<Record<string, readonly Json[]>>)[list]!;
  if (rows.length === Number(told)) return [];
  return [
    {
      ...{ file, field: list, problem: "is another number of rows than the name of the file tells" },
      ...{ found: `${rows.length} rows`, expected: `${told} rows` },
    },
  ];
}

/** Files that name their preset name the evidence's. */
function presetFaults(contents: PackageContents): readonly PackageFault[] {
  const { content } = contentOf<{ readonly preset: string }>(contents, "evidence.json");
  return [...contents].flatMap(([file, value]) =>
    value !== null && typeof value === "object" && "preset" in value
      ? disagreements(
          { file, steps: ["preset"], found: value.preset },
          content.preset,
          "is another than in evidence.json",
        )
      : [],
  );
}
