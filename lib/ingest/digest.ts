import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { DataError } from "../market/data-error.js";
import type { InputFile } from "../market/session.js";
import type { SourceFile } from "./reader.js";

/**
 * Size and sha256 of a file, read as a stream. A `.gz` is unpacked on the way, because its checksum is the only sign that
 * the file was cut or damaged between two lines; the result is thrown away. Throws `DataError` for such a file.
 */
export async function digestFile(file: Pick<SourceFile, "path" | "name">): Promise<InputFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  const source = createReadStream(file.path, { highWaterMark: 1 << 18 });
  source.on("data", (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  try {
    if (file.path.endsWith(".gz")) await pipeline(source, createGunzip({ chunkSize: 1 << 20 }), nowhere());
    else await pipeline(source, nowhere());
  } catch (error) {
    throw new DataError(`truncated or damaged: ${(error as Error).message}`, { file: file.name });
  }
  return { name: file.name, bytes, sha256: hash.digest("hex") };
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
