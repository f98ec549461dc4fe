import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expirationPressureReport } from "../../lib/report/expiration-pressure-report.js";
import type { ReportAssets } from "../../lib/report/report-assets.js";
import { volumeShockReport } from "../../lib/report/volume-shock-report.js";
import { expiryStudy } from "../fixtures/expiry-study.js";
import { priorOf } from "../fixtures/ledger.js";
import { type ExampleStudy, exampleInspection, exampleStudy } from "../fixtures/study.js";
import { findChromium, noChromium, type OpenBrowser, openBrowser } from "./chromium.js";

const executable = findChromium();
if (!executable) console.warn(noChromium);
const folder = mkdtempSync(join(tmpdir(), "strikelab-report-"));
const plotly = readFileSync(createRequire(import.meta.url).resolve("plotly.js/dist/plotly-basic.min.js"), "utf8");
const hostile = "<script>alert(1)</script>";

const assets: ReportAssets = {
  plotly,
  command: "npx strikelab study",
  version: "0.1.0",
  digest: "fedcba9876543210".repeat(4),
  prior: priorOf("0123456789abcdef".repeat(4), 3),
  timeZone: "America/New_York",
};

function writeReport(name: string, example: Partial<ExampleStudy>): string {
  const path = join(folder, name);
  writeFileSync(path, volumeShockReport(exampleStudy(example), exampleInspection(example), assets));
  return pathToFileURL(path).href;
}

/** Everything on a page that must not happen. */
function watch(page: Page): readonly string[] {
  const trouble: string[] = [];
  page.on("console", (message) => trouble.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("dialog", async (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) trouble.push(`request: ${request.url()}`);
  });
  return trouble;
}

const drawn = (page: Page): Promise<unknown> => page.waitForSelector("html.drawn");

/** Opens a report at a width and expects nothing to stick out of it. */
async function expectFit(
  browser: OpenBrowser,
  address: string,
  width: number,
  colorScheme: "light" | "dark",
): Promise<void> {
  const page = await browser.context.newPage();
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 1000 });
  await page.goto(address);
  await drawn(page);
  const { scroll, client, stickingOut } = await page.evaluate(() => {
    const root = document.documentElement;
    const outside = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > root.clientWidth + 1 && left >= 0 && !element.closest(".scroll, svg, .plot");
    });
    return {
      scroll: root.scrollWidth,
      client: root.clientWidth,
      stickingOut: outside.map(({ tagName, className }) => `${tagName}.${className}`),
    };
  });
  expect(scroll).toBe(client);
  expect(stickingOut).toEqual([]);
  const svgs = await page
    .locator(".plot .main-svg")
    .evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().width));
  expect(Math.max(...svgs)).toBeLessThanOrEqual(width);
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(background).toBe(colorScheme === "dark" ? "rgb(18, 20, 24)" : "rgb(247, 248, 249)");
  await page.screenshot({
    path: join(folder, `${basename(address, ".html")}-${width}-${colorScheme}.png`),
    fullPage: true,
  });
  await page.close();
}

describe.skipIf(!executable)(`a report in Chromium${executable ? "" : ` (${noChromium})`}`, () => {
  let browser: OpenBrowser;
  let address: string;
  beforeAll(async () => {
    browser = await openBrowser(executable!);
    address = writeReport("report.html", { underlying: hostile, generated: `made up ${hostile}` });
    console.info(`screenshots: ${folder}`);
  });
  afterAll(() => browser.close());

  it("opens from a file without a message, a dialog or a request, and draws its charts", async () => {
    const page = await browser.context.newPage();
    const trouble = watch(page);
    await page.goto(address);
    await drawn(page);
    expect(trouble).toEqual([]);
    const charts = await page.locator(".plot").count();
    expect(charts).toBe(11);
    expect(await page.locator(".plot:has(svg.main-svg)").count()).toBe(charts);
    expect(await page.locator(".undrawn").count()).toBe(0);
    await page.close();
  });

  for (const width of [360, 820, 1440, 2200]) {
    for (const colorScheme of ["light", "dark"] as const) {
      it(`fits ${width} pixels in ${colorScheme}: only boxes of tables scroll sideways`, () =>
        expectFit(browser, address, width, colorScheme));
    }
  }

  it("shows a script in a symbol as text, in tables and in the hover of a chart", async () => {
    const page = await browser.context.newPage();
    const trouble = watch(page);
    await page.setViewportSize({ width: 1440, height: 1000 });
    await page.goto(address);
    await drawn(page);
    expect(await page.locator(".generated").innerText()).toContain(`made up ${hostile}`);
    expect(await page.locator("#trades tbody th").first().innerText()).toContain(`${hostile}/2026-01-09/1`);
    const points = page.locator("#trades .points path.point");
    const told: string[] = [];
    for (let k = 0; k < 12 && !told.some((text) => text.includes(hostile)); k++) {
      await points.nth(k).scrollIntoViewIfNeeded();
      await points.nth(k).hover({ force: true });
      await page.waitForTimeout(100);
      told.push((await page.locator("#trades .hovertext").allTextContents()).join(" "));
    }
    expect(told.at(-1)).toContain(`${hostile} `);
    expect(await page.locator("script:not([type])").count()).toBe(2);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it("runs nothing but its own two scripts, whatever is written into it", async () => {
    const text = readFileSync(join(folder, "report.html"), "utf8").replace(
      "<main",
      "<script>document.title = 'changed'</script><main",
    );
    const changed = join(folder, "changed.html");
    writeFileSync(changed, text);
    const page = await browser.context.newPage();
    await page.goto(pathToFileURL(changed).href);
    await drawn(page);
    expect(await page.title()).not.toBe("changed");
    await page.close();
  });

  it("switches between light and dark by a button, and follows the system until then", async () => {
    const page = await browser.context.newPage();
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(address);
    await drawn(page);
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await background()).not.toBe(light);
    await page.getByRole("button", { name: "Light page" }).click();
    expect(await background()).toBe(light);
    const ink = await page
      .locator("#equity .gtitle, #equity .xtitle")
      .first()
      .evaluate((text) => getComputedStyle(text).fill);
    expect(ink).toBe("rgb(22, 25, 29)");
    await page.close();
  });

  it("sorts the trades by keyboard, missing values last", async () => {
    const page = await browser.context.newPage();
    await page.goto(address);
    await drawn(page);
    const head = page.locator("#trades th", { hasText: "net points" });
    await head.getByRole("button").focus();
    const column = await head.evaluate((cell) => (cell as HTMLTableCellElement).cellIndex);
    const keys = () =>
      page
        .locator("#trades tbody tr")
        .evaluateAll(
          (rows, index) => rows.map((row) => Number((row as HTMLTableRowElement).cells[index]!.dataset.key)),
          column,
        );
    const before = await keys();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    expect(await keys()).toEqual([...before].sort((a, b) => a - b));
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    expect(await keys()).toEqual([...before].sort((a, b) => b - a));
    await page.close();
  });

  it("leads the keyboard past its head to the report", async () => {
    const page = await browser.context.newPage();
    await page.goto(address);
    await drawn(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the report");
    await page.close();
  });

  it("works in a sandboxed frame, where there is no storage", async () => {
    const frame = join(folder, "frame.html");
    writeFileSync(
      frame,
      `<!doctype html><iframe sandbox="allow-scripts" src="report.html" width="900" height="600"></iframe>`,
    );
    const page = await browser.context.newPage();
    const trouble = watch(page);
    await page.goto(pathToFileURL(frame).href);
    await page.frameLocator("iframe").locator("html.drawn").waitFor();
    expect(await page.frameLocator("iframe").locator(".plot:has(svg.main-svg)").count()).toBe(11);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it("fits its charts to the paper and back", async () => {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 2200, height: 1000 });
    await page.goto(address);
    await drawn(page);
    const widest = () =>
      page
        .locator(".plot .main-svg")
        .evaluateAll((all) => Math.max(...all.map((svg) => svg.getBoundingClientRect().width)));
    const before = await widest();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await widest()).toBeLessThanOrEqual(980);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await widest()).toBe(before);
    writeFileSync(join(folder, "report.pdf"), await page.pdf({ preferCSSPageSize: true }));
    await page.close();
  });

  it("has the same bytes each time", () => {
    const path = join(folder, "report.html");
    const first = readFileSync(path, "utf8");
    writeReport("report.html", { underlying: hostile, generated: `made up ${hostile}` });
    expect(readFileSync(path, "utf8") === first).toBe(true);
  });
});

describe.skipIf(!executable)(`a report without scripts${executable ? "" : ` (${noChromium})`}`, () => {
  it("can be read: texts and tables stand, charts are replaced by a sentence", async () => {
    const browser = await openBrowser(executable!, { javaScriptEnabled: false });
    const page = await browser.context.newPage();
    await page.goto(writeReport("plain.html", {}));
    expect(await page.locator(".undrawn").count()).toBe(11);
    await expect(page.locator(".undrawn").first().innerText()).resolves.toContain("drawn by a script");
    await expect(page.locator("#event-study table").innerText()).resolves.toContain("+1.24");
    expect(await page.locator(".theme").count()).toBe(0);
    await browser.close();
  });
});

describe.skipIf(!executable)(`a report of expiring pressure in Chromium${executable ? "" : ` (${noChromium})`}`, () => {
  let browser: OpenBrowser;
  let address: string;
  beforeAll(async () => {
    browser = await openBrowser(executable!);
    const { study, inspection } = await expiryStudy({ sessions: 16, calendar: "expiring" });
    const path = join(folder, "expiring.html");
    writeFileSync(path, expirationPressureReport(study, inspection, assets));
    address = pathToFileURL(path).href;
  });
  afterAll(() => browser.close());

  it("draws every chart without a message or a request, the tiles of the map among them", async () => {
    const page = await browser.context.newPage();
    const trouble = watch(page);
    await page.goto(address);
    await drawn(page);
    const charts = await page.locator(".plot").count();
    expect(charts).toBeGreaterThan(12);
    expect(await page.locator(".plot:has(svg.main-svg)").count()).toBe(charts);
    expect(await page.locator("#map .bars path").count()).toBeGreaterThan(100);
    expect(trouble).toEqual([]);
    await page.close();
  });

  for (const width of [360, 1440]) {
    for (const colorScheme of ["light", "dark"] as const) {
      it(`fits ${width} pixels in ${colorScheme}`, () => expectFit(browser, address, width, colorScheme));
    }
  }
});
