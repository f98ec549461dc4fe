import { EventEmitter } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stopCleanly } from "../../lib/cli/interrupt.js";
import { replaceFolder } from "../../lib/storage/replace-folder.js";
import { pathsBelow, scratchFolder } from "../fixtures/scratch.js";

describe.each(["SIGINT", "SIGTERM"])("%s while a package is written", (signal) => {
  it("leaves nothing half-written, says so, and ends with exit code 2", async () => {
    const root = await scratchFolder();
    const own = Object.assign(new EventEmitter(), {
      codes: [] as number[],
      exit: (code: number) => void own.codes.push(code),
    });
    let words = "";
    stopCleanly(own, { write: (text) => (words += text) });
    const stopped = replaceFolder(join(root, "package"), async (fresh) => {
      await writeFile(join(fresh, "evidence.json"), "{}");
      own.emit(signal);
      expect(await pathsBelow(root)).toEqual([]);
      throw new Error("the process would have ended");
    });
    await expect(stopped).rejects.toThrow();
    expect(own.codes).toEqual([2]);
    expect(words).toContain("stopped before the end; nothing half-written is left");
  });
});
