import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

interface Cell {
  readonly cell_type: "code" | "markdown" | "raw";
  readonly source: string | readonly string[];
  readonly outputs?: readonly unknown[];
  readonly execution_count?: number | null;
}

interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: { readonly kernelspec: { readonly name: string } };
}

const root: string = fileURLToPath(new URL("../../", import.meta.url));
const folder: string = join(root, "notebooks");
const names: readonly string[] = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));

/** The notebook as git has it: a reader's own copy may carry outputs without failing the suite. */
function committed(name: string): Notebook {
  try {
    const show = ["show", `:notebooks/${name}`];
    return JSON.parse(execFileSync("git", show, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return JSON.parse(readFileSync(join(folder, name), "utf8"));
  }
}

const text = (cell: Cell): string => [cell.source].flat().join("");

describe.each(names)("%s", (name) => {
  const notebook = committed(name);
  const code = notebook.cells.filter((cell) => cell.cell_type === "code");

  test("is numbered and runs in our kernel", () => {
    expect(name).toMatch(/^\d\d-[a-z-]+\.ipynb$/);
    expect(notebook.metadata.kernelspec.name).toBe("tslab");
  });

  test("carries no outputs", () => {
    expect(code.filter((cell) => cell.outputs?.length !== 0 || cell.execution_count !== null)).toEqual([]);
  });

  test("has cells of at most three lines that only call, the imports aside", () => {
    const [imports, ...cells] = code.map(text);
    expect(imports).toMatch(/^import \* as lab from "strikelab"$/m);
    for (const cell of cells) {
      expect(cell.trim().split("\n").length, cell).toBeLessThanOrEqual(3);
      expect(cell).not.toMatch(/\b(function|class|for|while|if|switch|any)\b/);
    }
  });

  test("explains each step in prose", () => {
    const prose = notebook.cells.filter((cell) => cell.cell_type === "markdown");
    expect(prose.length).toBeGreaterThanOrEqual(code.length / 2);
  });
});

test("there is a notebook", () => {
  expect(names).not.toEqual([]);
});

test("requirements.txt pins every package exactly", () => {
  const lines = readFileSync(join(folder, "requirements.txt"), "utf8").trim().split("\n");
  const packages = lines.filter((line) => !line.startsWith("#"));
  expect(packages.filter((line) => !/^[a-z0-9-]+==[0-9.]+( ; .+)?$/.test(line))).toEqual([]);
});
