import { describe, expect, it } from "vitest";
import { studyLimits } from "../../lib/report/study-limits.js";
import { exampleInspection, exampleStudy } from "../fixtures/study.js";

describe("studyLimits", () => {
  it("has what the preset lacks, what its strategy says, then what holds for all", () => {
    const study = exampleStudy();
    const limits = studyLimits(study, exampleInspection(), ["a baseline needs history"]);
    expect(limits).toEqual([
      "a baseline needs history",
      "no trade side: volume is not split into bought and sold",
      expect.stringContaining("the hedge instrument has a price every 60 s (median)"),
      expect.stringContaining("preset scientific cannot be tried: the feed does not say who took"),
      study.holdOut.statement,
    ]);
    const lacking = { ...study, main: study.beside[1]! };
    expect(studyLimits(lacking, exampleInspection(), ["own"])[0]).toContain("the feed does not say who took");
  });
});
