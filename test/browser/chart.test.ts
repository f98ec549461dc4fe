import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chart } from "../../lib/report/chart.js";
import { volumeFigure } from "../../lib/report/volume-figure.js";
import { findChromium, noChromium, type OpenBrowser, openBrowser } from "./chromium.js";

const executable = findChromium();
const plotly = readFileSync(createRequire(import.meta.url).resolve("plotly.js/dist/plotly-basic.min.js"), "utf8");
const hostile = "<script>alert(1)</script> & <b>bold</b>";

describe.skipIf(!executable)(`a chart in a notebook page${executable ? "" : ` (${noChromium})`}`, () => {
  let browser: OpenBrowser;
  beforeAll(async () => {
    browser = await openBrowser(executable!);
  });
  afterAll(() => browser.close());

  it("draws where it stands, its title as text", async () => {
    const page = await browser.context.newPage();
    const dialogs: string[] = [];
    page.on("dialog", async (dialog) => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });
    const figure = volumeFigure({
      title: `NIFTY ${hostile}`,
      instants: Float64Array.of(1_768_190_400_000, 1_768_190_700_000, 1_768_191_000_000),
      recent: Float64Array.of(120, 900, Number.NaN),
      baseline: [100, 110, 120],
      threshold: [400, 440, 480],
      timeZone: "Asia/Kolkata",
    });
    // The notebook's page gives the bundle; here it is handed over in place of that.
    await page.setContent(
      `<!doctype html><body><script>${plotly}</script><script>window.strikelabPlotly = Promise.resolve(Plotly);</script></body>`,
    );
    await page.evaluate((markup) => {
      document.body.append(document.createRange().createContextualFragment(markup));
    }, chart(figure));
    await page.waitForSelector(".main-svg");
    expect(
      await page
        .locator(".gtitle")
        .first()
        .evaluate((title) => title.textContent),
    ).toBe(`NIFTY ${hostile} (n = 3 observations)`);
    expect(
      await page
        .locator(".xtitle")
        .first()
        .evaluate((title) => title.textContent),
    ).toContain("Asia/Kolkata");
    expect(dialogs).toEqual([]);
    await page.close();
  });
});
