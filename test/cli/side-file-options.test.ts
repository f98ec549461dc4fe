import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addSideFileOptions, sideFileHelp, sideFilesOf, sideFileWords } from "../../lib/cli/side-file-options.js";

const all = { futures: "f.csv", calendar: "c.csv", volatility: "v.csv", lots: "l l.csv" };

describe("options that name files beside the data", () => {
  it("are read each under its own name, and only those that were given", () => {
    const read = (...words: readonly string[]) => {
      const command = addSideFileOptions(new Command("x"));
      command.parse(words, { from: "user" });
      return sideFilesOf(command.opts());
    };
    expect(read("--futures", "f.csv", "--calendar", "c.csv", "--volatility", "v.csv", "--lots", "l l.csv")).toEqual(
      all,
    );
    expect(read("--calendar", "c.csv")).toEqual({ calendar: "c.csv" });
    expect(read()).toEqual({});
  });

  it("can be offered in part", () => {
    const command = addSideFileOptions(new Command("x"), ["lots"]);
    expect(command.options.map(({ long }) => long)).toEqual(["--lots"]);
  });

  it("can be written as words again", () => {
    const words = sideFileWords(all, (path) => (path.includes(" ") ? `'${path}'` : path));
    expect(words.join(" ")).toBe("--futures f.csv --calendar c.csv --volatility v.csv --lots 'l l.csv'");
  });

  it("say how times are read", () => {
    expect(sideFileHelp).toContain("exchange time");
  });
});
