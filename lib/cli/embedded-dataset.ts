import { projectPath } from "./project.js";

/**
 * Folder of a simulated dataset that ships with strikelab: `planted`, in which market makers hedge and the price yields, or
 * `null`, the same market without them.
 */
export function embeddedDataset(name: "planted" | "null" = "planted"): string {
  return projectPath("datasets", name);
}
