import { describe, expect, it } from "vitest";
import { hedgingSection } from "../../lib/report/hedging-section.js";
import { html } from "../../lib/report/html.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { hedging } = exampleStudy().main.judgement;
const read = (own: typeof hedging) => plainText(html`${hedgingSection(own).body}`);

describe("hedgingSection", () => {
  it("shows proportion, speed, timing and completion with their numbers", () => {
    const text = read(hedging);
    for (const part of [
      "flow in the predicted direction is not known to be a hedge",
      "R squared out of sample 0.41, r 0.66; slope with unsigned option volume beside it 0.75. 1 alert on days without takers are left out.",
      "Log hazard ratio by exposure +0.20.",
      "In the claimed minutes came 31.0 % of the flow in the predicted direction; an even flow would bring 26.7 %.",
      "(9 of 50 events completed, n = 4 with placebos)",
      "−1.20 −0.80 +0.20 0.2000",
    ])
      expect(text).toContain(part);
  });

  it("says in words what could not be seen", () => {
    expect(read({ ...hedging, lack: "the takers are not known" })).toBe("The takers are not known.");
    const few = read({ ...hedging, timing: null, proportion: null, speed: null, completion: null });
    expect(few).toContain("Fewer than three episodes");
    expect(few).toContain("Fewer than three events");
    expect(few).not.toContain("In the claimed minutes");
    const none = { ...hedging, timing: { ...hedging.timing!, pooledShare: Number.NaN }, unseen: 0 };
    expect(read(none)).toContain("taken together no flow in the predicted direction");
    expect(read(none)).not.toContain("left out");
  });
});
