import { existsSync, readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { describe, expect, it } from "vitest";
import { projectPath, projectVersion } from "../../lib/cli/project.js";

describe("the installed project", () => {
  it("is found wherever the command was called from", () => {
    expect(isAbsolute(projectPath("package.json"))).toBe(true);
    expect(existsSync(projectPath("package.json"))).toBe(true);
    expect(existsSync(projectPath("lib", "cli", "project.ts"))).toBe(true);
  });

  it("has the version of its package", () => {
    expect(projectVersion()).toBe(JSON.parse(readFileSync(projectPath("package.json"), "utf8")).version);
    expect(projectVersion()).toMatch(/^\d+\.\d+\.\d+/);
  });
});
