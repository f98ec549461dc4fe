import type { ReadSelection } from "../evidence/package-evidence.js";
import { bestSharpeByLuck } from "../hypotheses/deflated-sharpe-finding.js";
import { axis, type Figure, layout } from "./figure.js";
import { counted, decimal } from "./format.js";
import { palette } from "./palette.js";

/** Points of the curve between each power of ten and the next. */
const perDecade = 16;

/**
 * The Sharpe ratio that the best of so many trials without skill is expected to show, against their number, with a study's own
 * ratio at the number of its trials. The spread of the trials is held at what was measured.
 *
 * @param sharpe annual ratio of the study
 * @throws RangeError where the spread of the trials is not known
 */
export function luckFigure({ trials, variance }: Pick<ReadSelection, "trials" | "variance">, sharpe: number): Figure {
  const numbers = trialNumbers(trials);
  const bar = bestSharpeByLuck(trials, variance);
  return {
    data: [
      {
        type: "scatter",
        mode: "lines",
        name: `best by luck, spread ${decimal(Math.sqrt(variance), 2)}`,
        x: numbers,
        y: numbers.map((number) => bestSharpeByLuck(number, variance)),
        line: { color: palette.blue, width: 2.5 },
        text: numbers.map(
          (number) => `${counted(number, "trial")}: ${decimal(bestSharpeByLuck(number, variance), 2)} by luck`,
        ),
        hovertemplate: "%{text}<extra></extra>",
      },
      {
        type: "scatter",
        mode: "markers",
        name: `the bar of ${counted(trials, "trial")}: ${decimal(bar, 2)}`,
        x: [trials],
        y: [bar],
        marker: { color: palette.blue, symbol: "diamond", size: 12 },
        hovertemplate: `the bar of ${counted(trials, "trial")}: ${decimal(bar, 2)}<extra></extra>`,
      },
      {
        type: "scatter",
        mode: "markers",
        name: `this study: ${decimal(sharpe, 2)}`,
        x: [trials],
        y: [sharpe],
        marker: { color: palette.vermilion, symbol: "square", size: 12 },
        hovertemplate: `this study: ${decimal(sharpe, 2)}<extra></extra>`,
      },
    ],
    layout: layout(`Best Sharpe ratio by luck (n = ${counted(trials, "trial")})`, 380, {
      xaxis: axis("trials", {
        type: "log",
        // Room for the marks of the first trial, and for the last number under the axis.
        range: [-0.05, 1.03 * Math.log10(numbers.at(-1)!)],
        tickvals: numbers.filter(isPowerOfTen),
        tickformat: ",d",
      }),
      yaxis: axis("Sharpe ratio (per year)", { rangemode: "tozero" }),
      shapes: [
        {
          ...{ type: "line", x0: trials, x1: trials, y0: bar, y1: sharpe, layer: "below" },
          line: { color: palette.grey, width: 1, dash: "dot" },
        },
      ],
      hovermode: "closest",
    }),
  };
}

/** Whole numbers from 1 up to a thousand, or a power of ten well beyond the study's own; its own among them. */
function trialNumbers(trials: number): readonly number[] {
  const decades = Math.max(3, Math.ceil(Math.log10(trials)) + 1);
  const even = Array.from({ length: decades * perDecade + 1 }, (_, k) => Math.round(10 ** (k / perDecade)));
  return [...new Set([...even, trials])].sort((a, b) => a - b);
}

function isPowerOfTen(number: number): boolean {
  return Number.isInteger(Math.log10(number));
}
