import { expect, it } from "vitest";
import type { RivalExplanation } from "../../lib/hypotheses/rival-explanations.js";
import { html } from "../../lib/report/html.js";
import { rivalsTable } from "../../lib/report/rivals-table.js";
import { plainText } from "../fixtures/plain-text.js";

const explanation = (state: RivalExplanation["state"], statement: string): RivalExplanation => ({
  ...{ rival: "volatility", state, statement },
  tests: [
    { hypothesis: "A", role: "decides", why: "a reason" },
    { hypothesis: "B", role: "decides", why: "a reason" },
    { hypothesis: "C", role: "beside", why: "another" },
  ],
});

it("tells of each verdict which rival is excluded, by which trials and why these speak to it", () => {
  const text = plainText(
    html`${rivalsTable({
      primary: [explanation("not-testable", "no price")],
      effect: [explanation("excluded", "A and B supported")],
      advertised: [explanation("remains", "A refuted <p = 1>")],
    })}`,
  );
  expect(text).toContain("Of an effect: volatility excluded .");
  expect(text).toContain(
    "Volatility the trades are paid for a volatile hour ✓ excluded A and B supported. A B a reason C another",
  );
  expect(text).toContain("○ remains A refuted <p = 1>.");
  expect(text).toContain("∅ not testable No price.");
  expect(text.indexOf("Is there an effect?")).toBeLessThan(text.indexOf("The same of the other verdicts"));
});
