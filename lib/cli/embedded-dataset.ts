import { projectPath } from "./project.js";

/** Folder of the generated dataset that ships with strikelab. */
export function embeddedDataset(): string {
  return projectPath("datasets", "planted");
}
