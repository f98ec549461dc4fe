import { quoted } from "./duckdb.js";

/** The texts that occur in a column, each once, sorted; NULL is none. */
export function distinctTexts(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts)].filter((text) => text !== null).sort();
}

/** SQL type of a column that holds one of some texts: it is read as their number, and any other text is a fault. */
export function enumOf(texts: readonly string[]): string {
  return `ENUM(${(texts.length > 0 ? texts : [""]).map(quoted).join(", ")})`;
}
