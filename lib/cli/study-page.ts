import { relative, sep } from "node:path";
import { page } from "../report/page.js";
import type { ConductedStudy } from "./conduct-study.js";
import { projectPath } from "./project.js";

/** A study's report for a notebook cell: `display.html(lab.studyPage(conducted))`. The package lies inside the project. */
export function studyPage({ report }: Pick<ConductedStudy, "report">): string {
  return page(relative(projectPath(), report).split(sep).join("/"));
}
