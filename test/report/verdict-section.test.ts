import { describe, expect, it } from "vitest";
import { rivalsInWords } from "../../lib/hypotheses/rival-explanations.js";
import { html } from "../../lib/report/html.js";
import { type VerdictInput, verdictSection } from "../../lib/report/verdict-section.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement } = exampleStudy().main;
const claim = {
  primaryClaim: "hedging that can be traded as claimed",
  primaryParts: "Placebo and win rate must hold.",
};
const read = (input: Omit<VerdictInput, keyof typeof claim>) =>
  plainText(html`${verdictSection({ ...claim, ...input }).body}`);

describe("verdictSection", () => {
  const text = read({ ...judgement, limits: ["no trade side: <nothing> is signed"] });

  it("answers in words before any table, each part with its reason", () => {
    expect(text).toMatch(/^Is there an effect\? … insufficient data Too few trades or days for a verdict\./);
    expect(text).toContain("… insufficient data The win rate is 80 % or more. … insufficient data The average profit");
    expect(text.indexOf("Is it as advertised?")).toBeLessThan(text.indexOf("What does the document’s own gate say?"));
    expect(text).toContain("40 trades, the gate asks for 50. The gate does not decide");
  });

  it("gives a reason once where all parts share it, and to each part where they differ", () => {
    expect(text.match(/40 trades on 10 days; a verdict needs 100 on 30\./g)).toHaveLength(2);
    const [first, ...others] = judgement.trials;
    const mixed = read({ ...judgement, trials: [{ ...first!, reason: "another" }, ...others], limits: [] });
    expect(mixed).toContain(
      "Trades after volume shocks earn more than the same exits at matched times of other days. Another.",
    );
  });

  it("says what became of the document's primary hypothesis", () => {
    expect(text).toContain("can be traded as claimed: … insufficient data VS-T3-points, ");
    expect(text).toContain(`${judgement.primary.reason}. Placebo and win rate must hold.`);
    const supported = read({ ...judgement, primary: { verdict: "SUPPORTED", reason: "" }, limits: [] });
    expect(supported).toContain("can be traded as claimed: ✓ supported");
  });

  it("says which rival explanations remain, before what the data cannot show", () => {
    expect(text).toContain(`Of an effect: ${rivalsInWords(judgement.rivals.effect)} . A rival is excluded`);
    expect(text.indexOf("What else could explain it")).toBeLessThan(text.indexOf("What these data cannot show"));
  });

  it("has room for what else is to be said, before what the data cannot show", () => {
    const more = html`<p>Prices went to heavy strikes.</p>`;
    const said = read({ ...judgement, more, limits: [] });
    expect(said).toContain("must hold. Prices went to heavy strikes. What else could explain it");
  });

  it("says what the data cannot show and what it would take", () => {
    expect(text).toContain(
      "What these data cannot show No trade side: <nothing> is signed. What it would take Still missing",
    );
  });

  it("follows the verdicts", () => {
    const refuted = read({ ...judgement, advertised: { verdict: "REFUTED", reason: "" }, limits: [] });
    expect(refuted).toContain("Is it as advertised? ✕ refuted The opposite of the claim is shown");
  });
});
