import { resolve } from "node:path";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addConfigurationOptions, type ConfigurationOptions, requestOf } from "../../lib/cli/study-options.js";
import { UsageError } from "../../lib/cli/usage-error.js";
import { recordedSurroundings } from "../fixtures/surroundings.js";

function asked(...words: readonly string[]) {
  const command = addConfigurationOptions(new Command("x").exitOverride())
    .option("--data <path>")
    .option("--out <folder>", "", "reports");
  command.parse(words, { from: "user" });
  return requestOf(command.opts<ConfigurationOptions>(), recordedSurroundings(), () => {});
}

describe("what the options ask for", () => {
  it("is the plain preset with the first seed where nothing is said", () => {
    expect(asked()).toMatchObject({
      preset: "seed",
      overrides: {},
      seed: 1,
      reports: resolve("reports"),
      at: "2026-02-01T12:00:00.000Z",
    });
    expect(asked()).not.toHaveProperty("data");
  });

  it("is everything that is said", () => {
    const words = ["--data", "d", "--futures", "f.csv", "--preset", "scientific", "--seed", "7", "--out", "o"];
    expect(
      asked(...words, "--set", "detect.volumeRatio=6", "--set", "detect.minimumVolume=50", "--set", "judge.level=0.02"),
    ).toMatchObject({
      ...{ data: "d", futures: "f.csv", preset: "scientific", seed: 7, reports: resolve("o") },
      overrides: { detect: { volumeRatio: 6, minimumVolume: 50 }, judge: { level: 0.02 } },
    });
  });

  it.each(["detect.volumeRatio", "volumeRatio=6", "detect.volumeRatio=six", "detect.volumeRatio="])(
    "refuses --set %s",
    (word) => {
      expect(() => asked("--set", word)).toThrow(UsageError);
    },
  );
});
