import { describe, expect, it } from "vitest";
import { flowTypes } from "../../lib/classifiers/flow-type.js";
import { classMark, palette, sequence, sequenceColor, shownClasses, translucent } from "../../lib/report/palette.js";

/** Contrast of two colours (WCAG 2.2, 1.4.11). */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const [r, g, b] = [1, 3, 5].map((start) => {
      const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe("the palette", () => {
  it.each(Object.entries(palette))("has a %s that stands out on the light and on the dark panel", (_, color) => {
    expect(contrast(color, "#ffffff")).toBeGreaterThanOrEqual(3);
    expect(contrast(color, "#1a1d22")).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ["volume shock", flowTypes],
    ["expiration pressure", ["ASSIGNMENT_PANIC", "PIN_RISK_MANAGEMENT", "TRANSITION", "NO_SIGNAL"]],
  ])("tells the classes of %s apart, by name, by symbol and by colour", (_, labels) => {
    const marks = labels.map(classMark);
    expect(marks.map(({ name }) => name)).toEqual(labels.map((label) => label.toLowerCase().replaceAll("_", " ")));
    expect(new Set(marks.map(({ symbol }) => symbol)).size).toBe(labels.length);
    expect(new Set(marks.map(({ color }) => color)).size).toBe(labels.length);
    for (const { color } of marks) expect(Object.values(palette)).toContain(color);
  });

  it.each(["ALL", "", "no signal", "constructor"])("draws no class named %j", (label) => {
    expect(() => classMark(label)).toThrow(new RangeError(`unknown class: ${label}`));
  });

  it("shows the classes of a strategy in one order, each once", () => {
    expect(shownClasses(["AMBIGUOUS_SIGNAL", "GAMMA_EMERGENCY", "INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY"])).toEqual(
      flowTypes,
    );
    expect(shownClasses(["NO_SIGNAL", "ASSIGNMENT_PANIC", "TRANSITION", "PIN_RISK_MANAGEMENT"])).toEqual([
      "PIN_RISK_MANAGEMENT",
      "ASSIGNMENT_PANIC",
      "TRANSITION",
      "NO_SIGNAL",
    ]);
    expect(shownClasses(["GAMMA_EMERGENCY"])).toEqual(["GAMMA_EMERGENCY"]);
  });

  it("thins a colour", () => {
    expect(translucent("#d55e00", 0.2)).toBe("rgba(213,94,0,0.2)");
  });
});

describe("sequenceColor", () => {
  it("goes from little to much in even steps, and no farther", () => {
    expect(sequenceColor(0)).toBe("rgb(0,34,78)");
    expect(sequenceColor(1)).toBe("rgb(254,232,56)");
    expect(sequenceColor(0.5)).toBe("rgb(112,113,115)");
    expect(sequenceColor(1 / 16)).toBe("rgb(9,44,95)");
    expect([sequenceColor(-1), sequenceColor(2)]).toEqual([sequenceColor(0), sequenceColor(1)]);
  });

  it("grows lighter all the way, so that it can be read without its hues", () => {
    const lightness = sequence.map((color) => contrast(color, "#000000"));
    expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
  });
});
