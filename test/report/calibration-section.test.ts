import { describe, expect, it } from "vitest";
import { calibrationSection } from "../../lib/report/calibration-section.js";
import { html } from "../../lib/report/html.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement } = exampleStudy().main;
const read = (own: Parameters<typeof calibrationSection>[0]) => plainText(html`${calibrationSection(own).body}`);

describe("calibrationSection", () => {
  const text = read(judgement);

  it("has direction, timing and magnitude by class and basis, with n and interval", () => {
    const [all] = judgement.accuracy;
    expect(text).toContain(`(n = ${all!.sampleSize} alerts)`);
    expect(text).toMatch(/all price 50 \d\d\.\d % \d\d\.\d % to \d\d\.\d %/);
    expect(text).toContain("gamma emergency flow");
  });

  it("says how the detector's law and the stated confidence fared", () => {
    expect(text).toContain("In the 1 % tail lie 1.20 %; real shocks are among them.");
    expect(text).toContain("Brier score 0.260 against 0.247 of the base rate 55.0 %, skill −0.05.");
  });

  it("speaks of flow only where flow was watched", () => {
    expect(text).toContain("by flow it is signed abnormal volume");
    const priced = judgement.accuracy.filter(({ basis }) => basis === "price");
    expect(read({ ...judgement, accuracy: priced })).not.toContain("by flow");
  });

  it("leaves out what was not computed", () => {
    const bare = read({ accuracy: [], calibration: null, skill: null });
    expect(bare).toContain("(n = 0 alerts)");
    expect(bare).not.toContain("Brier");
    expect(bare).not.toContain("1 % tail");
  });
});
