import { describe, expect, it } from "vitest";
import { createClock } from "../../lib/report/clock.js";
import { html } from "../../lib/report/html.js";
import { sessionAxis } from "../../lib/report/session-axis.js";
import { tradesSection } from "../../lib/report/trades-section.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleInspection, exampleStudy } from "../fixtures/study.js";

const axis = sessionAxis(exampleInspection().sessions, "session");
const clock = createClock("America/New_York");
const { trades } = exampleStudy({ underlying: "<b>" }).main.record;
const body = (of: typeof trades) => html`${tradesSection(of, axis, clock).body}`;

describe("tradesSection", () => {
  it("lists every trade with entry, exit, result, costs, levels, excursions, latency and hold", () => {
    const text = plainText(body(trades.slice(0, 1)));
    expect(text).toMatch(
      /<b>\/2026-01-09\/1 (long|short) gamma emergency [+−]\d+\.\d\d 2026-01-09 [\d:]{8} 5,000\.25 [\d:]{8} [\d,.]+ (time|target|stop) 4\.80 [+−\d.]+ 0\.50 [+−\d.,]+ 15\.0 15\.0 /,
    );
    expect(text).toContain("Trades (n = 1); points of one contract, times in America/New_York");
  });

  it("stops at 200 rows and says where the rest is", () => {
    const many = Array.from({ length: 317 }, () => trades[0]!);
    const { markup } = body(many);
    expect(markup.match(/<th scope="row"/g)).toHaveLength(200);
    expect(plainText(markup)).toContain(
      "All 317 trades, with every limit check, are in trades.json beside this page. 117 more trades stand only there.",
    );
    expect(plainText(markup)).toContain("Trades (first 200 of 317)");
  });

  it("has a sentence in place of a table when there were none", () => {
    expect(plainText(body([]))).toBe("There were no trades. The section on alerts says why.");
  });
});
