import type { JudgedStudy } from "../strategies/judged-study.js";
import { createClock } from "./clock.js";
import { documentHtml } from "./document.js";
import { html } from "./html.js";
import type { ReportAssets } from "./report-assets.js";
import { reportHeader } from "./report-header.js";
import { contentsHtml, type Section, sectionHtml } from "./section.js";

/**
 * One self-contained HTML page of a study of either strategy: header, contents, sections.
 *
 * @param strategy as it is called in titles: `Volume shock`
 * @throws RangeError for a time zone that does not exist
 */
export function reportPage(
  strategy: string,
  study: JudgedStudy,
  sections: readonly Section[],
  assets: ReportAssets,
): string {
  const { dataset, holdOut } = study;
  const { preset } = study.main.record;
  const { zone } = createClock(assets.timeZone ?? study.timeZone);
  const studied = study.quality.map(({ date }) => date);
  return documentHtml({
    title: `${strategy} on ${dataset.name}, preset ${preset.name}`,
    plotly: assets.plotly,
    body: html`<div class="page">
${reportHeader({ strategy, preset, dataset: { ...dataset, dates: studied }, holdOut: holdOut.statement, zone, digest: assets.digest })}${contentsHtml(sections)}<main id="main">
${sections.map(sectionHtml)}</main>
<footer><p>strikelab ${assets.version}, package <code>${assets.digest.slice(0, 12)}</code>. A verdict on recorded data is not advice, and says nothing about trading costs or fills that were not in the data.</p></footer>
</div>
`,
  });
}
