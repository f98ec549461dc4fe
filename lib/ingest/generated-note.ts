import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DataError } from "../market/data-error.js";
import { type GeneratedBy, generatedBySchema } from "./canonical-format.js";

/** Name of the file beside generated data whose own format has no place to say so. */
export const generatedNote = "generated.json";

/** How the data of a folder were generated; null where nothing says that they were. Throws `DataError` for a note that is none. */
export async function readGeneratedNote(folder: string): Promise<GeneratedBy | null> {
  const text = await readFile(join(folder, generatedNote), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return generatedBySchema.parse(JSON.parse(text));
  } catch {
    throw new DataError("does not tell label, command and seed of generated data", { file: generatedNote });
  }
}
