import { expect, it } from "vitest";
import type { ConductedStudy } from "../../lib/cli/conduct-study.js";
import { projectPath } from "../../lib/cli/project.js";
import { studyPage } from "../../lib/cli/study-page.js";
import { page } from "../../lib/report/page.js";

it("studyPage shows the report by its path inside the project", () => {
  const report = projectPath("reports", "volume-shock", "0123456789ab", "report.html");
  expect(studyPage({ report } as ConductedStudy)).toBe(page("reports/volume-shock/0123456789ab/report.html"));
});
