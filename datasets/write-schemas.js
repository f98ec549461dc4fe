// Writes datasets/schemas: what every JSON file of an evidence package holds, as JSON Schemas.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const { publishedSchemas } = await import("../dist/index.js");
const folder = new URL("schemas/", import.meta.url);
rmSync(fileURLToPath(folder), { recursive: true, force: true });
for (const { name, text } of publishedSchemas()) {
  const path = fileURLToPath(new URL(name, folder));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
