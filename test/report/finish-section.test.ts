import { describe, expect, it } from "vitest";
import { finishSection } from "../../lib/report/finish-section.js";
import { html } from "../../lib/report/html.js";
import { expiryStudy } from "../fixtures/expiry-study.js";
import { plainText } from "../fixtures/plain-text.js";

const calibrationOf = async (calendar: "expiring" | "never", sessions: number) =>
  (await expiryStudy({ sessions, calendar })).study.main.judgement.settlements.calibration;

describe("finishSection", () => {
  it("scores both forecasts of both outcomes against the base rate", async () => {
    const calibration = await calibrationOf("expiring", 16);
    const text = plainText(html`${finishSection(calibration).body}`);
    expect(text).toContain("The price finishes within 1 point of the strike risk-neutral probability, lognormal law");
    expect(text).toContain(
      "The call finishes in the money the document's assignment probability, which is not a probability",
    );
    expect(text).toContain("The call finishes in the money: skill of the risk-neutral probability");
    const { strikes } = calibration.inTheMoney;
    expect(text).toContain(`The call finishes in the money (n = ${strikes} strikes)`);
  });

  it("says so where no strike could be followed", async () => {
    const text = plainText(html`${finishSection(await calibrationOf("never", 2)).body}`);
    expect(text).toContain("No strike of an expiry could be forecast and followed.");
    expect(text).toContain("Not computed: there are no strikes");
  });
});
