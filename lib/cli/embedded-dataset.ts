import { projectPath } from "./project.js";

/**
 * The simulated datasets that ship with strikelab: `planted`, in which market makers hedge and the price yields; `null`, the
 * same market without them; `expiry`, days on which a series expires and their books draw the price.
 */
export type EmbeddedDataset = "planted" | "null" | "expiry";

export const embeddedNames: readonly EmbeddedDataset[] = ["planted", "null", "expiry"];

/** Folder of an embedded dataset. */
export function embeddedDataset(name: EmbeddedDataset = "planted"): string {
  return projectPath("datasets", name);
}
