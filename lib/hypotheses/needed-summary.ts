import { countNouns } from "./count-nouns.js";
import type { Trial } from "./hypothesis.js";
import { type DesignNeed, neededSample } from "./needed-sample.js";
import { percent } from "./percent.js";

/**
 * What it would take for both verdicts, in one sentence without its full stop: what is missing of the least sample, then the
 * open claim whose planned value takes the longest to show.
 *
 * @param sessions judged sessions of the study
 */
export function neededSummary(trials: readonly Trial[], sessions: number): string {
  const own = trials.filter(({ hypothesis: { family } }) => family === "effect" || family === "advertised");
  const needs = own.map((trial) => ({ trial, need: neededSample(trial, sessions) }));
  const lacks = [...new Set(needs.flatMap(({ need }) => need.data ?? []))];
  if (lacks.length > 0)
    return `before any number of trades counts, the data must have what these lack: ${lacks.join("; ")}`;
  const open = needs.filter(({ trial: { verdict } }) => verdict !== "SUPPORTED" && verdict !== "REFUTED");
  if (open.length === 0) return "nothing: every hypothesis of the two verdicts is decided";
  const most = (key: "trades" | "days"): number => Math.max(...open.map(({ need }) => need[key].missing));
  const missing = [
    ...(most("trades") > 0 ? [countNouns(most("trades"), "trades")] : []),
    ...(most("days") > 0 ? [`${countNouns(most("days"), "days")} with trades`] : []),
  ].join(" and ");
  const least = missing === "" ? "the least sample is there" : `${missing} more for the least sample`;
  const designs = open.flatMap(({ trial, need }) =>
    need.design && !(need.design.trades <= need.trades.present)
      ? [{ id: trial.hypothesis.id, design: need.design }]
      : [],
  );
  const length = ({ sessions: long, trades }: DesignNeed): number => (Number.isNaN(long) ? trades : long);
  const [longest] = [...designs].sort((a, b) => length(b.design) - length(a.design));
  if (!longest && open.some(({ need }) => need.design)) return `${least}, and so is every sample that was planned for`;
  return longest ? `${least}; longest of all ${longest.id}: ${inWords(longest.design)}` : least;
}

function inWords({ words, power, trades, sessions }: DesignNeed): string {
  const sample = [
    ...(Number.isNaN(trades) ? [] : [countNouns(trades, "trades")]),
    ...(Number.isNaN(sessions) ? [] : [countNouns(sessions, "sessions")]),
  ].join(" in about ");
  return `${words} is shown with ${percent(power)} % power by ${sample}`;
}
