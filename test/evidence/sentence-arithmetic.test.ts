import { describe, expect, it } from "vitest";
import { factsOf, sentenceFaults } from "../../lib/evidence/sentence-arithmetic.js";

describe("factsOf(sentence)", () => {
  it("are numbers and verdicts, in their order", () => {
    expect(factsOf("REFUTED - win rate 58.1 % (95.0 % interval -2.3 to 1.5e-7, n = 86)")).toEqual([
      ...["REFUTED", "58.1", "95.0", "-2.3", "1.5e-7", "86"],
    ]);
    expect(factsOf("nothing is said")).toEqual([]);
  });
});

describe("sentenceFaults(place, rendered)", () => {
  const place = (found: string) => ({ file: "evidence.json", steps: ["hypothesis_results", "primary"], found });

  it("lets words be, and refuses another number, another verdict, a number more and a number less", () => {
    const rendered = "SUPPORTED - win rate 61.0 %, n = 100";
    expect(sentenceFaults(place("SUPPORTED: 61.0 % of 100 trades"), rendered)).toEqual([]);
    for (const told of [
      "SUPPORTED - 62.0 %, 100",
      "REFUTED - 61.0 %, 100",
      "SUPPORTED - 61.0 %, 100, 5",
      "SUPPORTED - 61.0 %",
    ]) {
      expect(sentenceFaults(place(told), rendered)).toEqual([
        {
          ...{ file: "evidence.json", field: "hypothesis_results.primary" },
          ...{ problem: "says other numbers than the fields", found: JSON.stringify(told) },
          expected: JSON.stringify(rendered),
        },
      ]);
    }
  });
});
