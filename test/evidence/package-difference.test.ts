import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { fileDifference, inStageOrder, pageDifference } from "../../lib/evidence/package-difference.js";

const same = { recorded: "1.0.0", here: "1.0.0" };
const file = (name: string, value: Parameters<typeof canonicalJson>[0]) => ({ name, text: canonicalJson(value) });

describe("inStageOrder(files)", () => {
  it("puts causes before effects: data, alerts, settlements, trades, evidence, its files, the manifest", () => {
    const names = ["manifest.json", "b_analysis.json", "evidence.json", "trades.json", "execution.json"];
    const early = ["expiries.json", "alerts.json", "inspection.json"];
    const sorted = inStageOrder([...names, ...early].map((name) => ({ name, text: "" })));
    expect(sorted.map(({ name }) => name)).toEqual([
      ...["inspection.json", "alerts.json", "expiries.json", "trades.json", "execution.json"],
      ...["evidence.json", "b_analysis.json", "manifest.json"],
    ]);
  });
});

describe("fileDifference(file, recorded, version)", () => {
  it("is null for the same bytes, and names stage, file, field and both values otherwise", () => {
    const trades = file("trades.json", [{ netPoints: 3 }]);
    expect(fileDifference(trades, trades.text, same)).toBeNull();
    expect(fileDifference(trades, canonicalJson([{ netPoints: 4 }]), same)).toEqual({
      ...{ stage: "execute", file: "trades.json", field: "[0].netPoints", recorded: "4", computed: "3" },
    });
    expect(fileDifference(file("evidence.json", {}), "{}", same)).toMatchObject({
      stage: "judge",
      recorded: "other spelling",
    });
    expect(fileDifference(trades, undefined, same)).toMatchObject({ recorded: null, computed: "a file" });
    expect(fileDifference(trades, "{", same)).toMatchObject({ recorded: "no JSON" });
  });

  it("does not take another version of strikelab for another result", () => {
    const other = { recorded: "0.9.0", here: "1.0.0" };
    const manifest = file("manifest.json", { strikelab: "1.0.0", seed: 1 });
    expect(fileDifference(manifest, canonicalJson({ strikelab: "0.9.0", seed: 1 }), other)).toBeNull();
    expect(fileDifference(manifest, canonicalJson({ strikelab: "0.9.0", seed: 2 }), other)).toMatchObject({
      ...{ stage: "package", field: "seed", recorded: "2", computed: "1" },
    });
  });
});

describe("pageDifference(recorded, computed)", () => {
  it("shows the first line that differs, around the place", () => {
    const long = "x".repeat(50);
    expect(pageDifference(`a\n${long}win rate 90 %\n`, `a\n${long}win rate 50 %\n`)).toEqual({
      ...{ stage: "report", file: "report.html", field: "line 2" },
      recorded: JSON.stringify(`${"x".repeat(11)}win rate 90 %`),
      computed: JSON.stringify(`${"x".repeat(11)}win rate 50 %`),
    });
    expect(pageDifference("a", "a\nb")).toMatchObject({ field: "line 2", recorded: null, computed: '"b"' });
  });
});
