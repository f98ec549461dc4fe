import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A path inside the installed project, wherever the command was called from. */
export function projectPath(...parts: readonly string[]): string {
  return fileURLToPath(new URL(["..", "..", ...parts].join("/"), import.meta.url));
}

/** Version of the library, from its package. */
export function projectVersion(): string {
  return (JSON.parse(readFileSync(projectPath("package.json"), "utf8")) as { readonly version: string }).version;
}
