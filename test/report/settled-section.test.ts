import { describe, expect, it } from "vitest";
import { html } from "../../lib/report/html.js";
import { type SettledInput, settledSection } from "../../lib/report/settled-section.js";
import { expiryStudy } from "../fixtures/expiry-study.js";
import { plainText } from "../fixtures/plain-text.js";

const { record, judgement } = (await expiryStudy({ sessions: 16, calendar: "expiring" })).study.main;
const { settlements } = judgement;
const input: SettledInput = { ...settlements, parameters: record.preset.parameters.judge, dismissed: [] };
const read = (changed: Partial<SettledInput>) => plainText(html`${settledSection({ ...input, ...changed }).body}`);

describe("settledSection", () => {
  it("counts each expiry once", () => {
    expect(record.cases).toHaveLength(10);
    expect(read({})).toContain("10 expiries on 10 days, each seen once");
  });

  it("has a base rate beside every share near a strike", () => {
    const text = read({});
    for (const [name, grid] of [
      ["within 1 point of a listed strike", settlements.grid],
      ["within 0.2 strike spacings of a listed strike", settlements.gridByShare],
      ["within 2.5 points of every 5th strike", settlements.gridOfRound],
    ] as const) {
      const row = text.slice(text.indexOf(name, text.indexOf("near means")));
      const share = (value: number) => `${(100 * value).toFixed(1)} %`;
      expect(row).toContain(`${grid.places.length} ${grid.near} ${share(grid.rate)} ${share(grid.baseRate)}`);
    }
  });

  it("sets the observed share and the mean against what chance gives", () => {
    expect(read({})).toContain("on 199 turned grids");
    expect(read({})).toContain("Labels turned among the strikes within 20 points of the price: two-sided p");
    expect(read({ parameters: { ...input.parameters, rotationReach: 35 } })).toContain("within 35 points of the price");
  });

  it("lists what could not be followed", () => {
    expect(read({})).toContain("Every expiring series could be followed.");
    expect(read({ dismissed: [["no-price", 3]] })).toContain("no-price 3");
  });

  it("has a sentence in place of figures where nothing settled, or no strike was within reach", () => {
    expect(read({ days: [] })).toContain("No expiring series could be followed to its settlement");
    const displacement = {
      ...settlements.displacement,
      displacements: [],
      mean: { finding: null, reason: "none left" },
    };
    expect(read({ displacement })).toContain(
      "No expiry had a strike with open interest within reach of the price: none left.",
    );
  });
});
