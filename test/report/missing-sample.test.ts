import { describe, expect, it } from "vitest";
import type { Finding } from "../../lib/hypotheses/hypothesis.js";
import { neededSample } from "../../lib/hypotheses/needed-sample.js";
import { html } from "../../lib/report/html.js";
import { missingSample, missingSamples } from "../../lib/report/missing-sample.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { trials } = exampleStudy().main.judgement;
const sessions = 10;
const withSample = (trades: number, days: number) =>
  trials.map((trial) => ({ ...trial, finding: { ...(trial.finding as Finding), trades, days } }));

describe("missingSample", () => {
  it("puts hypotheses with the same needs on a line and leaves companions out", () => {
    expect(missingSamples(trials, sessions)).toEqual([
      {
        hypotheses: ["VS-T3-points", "VS-T4-mean", "VS-T2-win-rate", "VS-T4-points", "VS-T6-sharpe", "VS-T8-drawdown"],
        trades: { present: 40, least: 100, missing: 60 },
        days: { present: 10, least: 30, missing: 20 },
      },
    ]);
  });

  it("names only what is missing", () => {
    const said = (trades: number, days: number) =>
      plainText(html`${missingSample(withSample(trades, days), sessions)}`).split(/ Sample behind| The least/)[0];
    expect(said(40, 10)).toBe("Still missing for a verdict on everything: 60 trades and 20 days with trades .");
    expect(said(317, 9)).toBe("Still missing for a verdict on everything: 21 days with trades .");
    expect(said(99, 40)).toBe("Still missing for a verdict on everything: 1 trade .");
    expect(said(100, 30)).toMatch(/^Every hypothesis of the two verdicts has/);
  });

  it("counts a test that could not be made as having nothing", () => {
    const untested = trials.map((trial) => ({ ...trial, finding: null }));
    expect(missingSamples(untested, sessions)[0]).toMatchObject({ trades: { present: 0, missing: 100 } });
  });

  it("asks for other data first, where these cannot answer", () => {
    const scientific = exampleStudy().beside[1]!.judgement.trials;
    expect(plainText(html`${missingSample(scientific, sessions)}`)).toMatch(
      /^Before any number of trades counts, the data must have what these lack: the feed does not say who took: [^.]+\. Still missing/,
    );
  });

  it("counts the sample for what every open claim is planned for, and says why where there is none", () => {
    const said = plainText(html`${missingSample(trials, sessions)}`).split("would be shown, were the value")[1]!;
    const trade = neededSample(trials.find(({ hypothesis }) => hypothesis.id === "VS-T2-win-rate")!, sessions).design!;
    expect(said).toContain(
      `VS-T2-win-rate A true win rate of 85 %. exact binomial, design effect 1.31 80 % 40 trades ${trade.trades}`,
    );
    expect(said).toMatch(
      /No such sample is counted for these\. VS-T7-deflated: its bar is .* VS-T8-drawdown: a largest fall grows/,
    );
    expect(said).toContain("VS-P-flow, VS-P-share, VS-S2-hazard, ");
    expect(said).not.toContain("VS-T2-coin");
    expect(said).not.toContain("VS-D-tail");
    const shown = trials.map((trial) => ({ ...trial, verdict: "SUPPORTED" as const }));
    expect(plainText(html`${missingSample(shown, sessions)}`)).not.toContain("planned for");
  });
});
