import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DataError } from "../../lib/market/data-error.js";
import { contextFile, contextName, readContext } from "../../lib/storage/package-context.js";
import { scratchFolder } from "../fixtures/scratch.js";

describe("the context of a package", () => {
  it("comes back as it was written", async () => {
    const folder = await scratchFolder();
    const context = { command: "npx strikelab study", source: { path: "/data/recordings", futures: "/data/es.csv" } };
    const { name, text } = contextFile(context);
    expect(name).toBe(contextName);
    await writeFile(join(folder, name), text);
    expect(await readContext(folder)).toEqual(context);
    await writeFile(join(folder, name), contextFile({ command: "c", source: null }).text);
    expect(await readContext(folder)).toEqual({ command: "c", source: null });
  });

  it("may be missing, and is refused where it cannot be read", async () => {
    const folder = await scratchFolder();
    expect(await readContext(folder)).toBeNull();
    for (const text of ["{", "[]", '{"command":1,"source":null}']) {
      await writeFile(join(folder, contextName), text);
      await expect(readContext(folder)).rejects.toThrow(DataError);
    }
  });
});
