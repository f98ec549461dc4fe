import { describe, expect, it } from "vitest";
import { classMarks, palette, translucent } from "../../lib/report/palette.js";

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

  it("tells classes apart without their colour", () => {
    expect(new Set(Object.values(classMarks).map(({ symbol }) => symbol)).size).toBe(3);
  });

  it("thins a colour", () => {
    expect(translucent("#d55e00", 0.2)).toBe("rgba(213,94,0,0.2)");
  });
});
