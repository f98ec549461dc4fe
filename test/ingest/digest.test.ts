import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { digestFile } from "../../lib/ingest/digest.js";
import { folderWith } from "../fixtures/nse-files.js";

const digest = (folder: string, name: string) => digestFile({ path: join(folder, name), name });

describe("digestFile", () => {
  test("is the sha256 of the bytes: FIPS 180-2, example B.1", async () => {
    expect(await digest(folderWith({ "a.csv": "abc" }), "a.csv")).toEqual({
      name: "a.csv",
      bytes: 3,
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    });
  });

  test("of a packed file is that of the packed bytes", async () => {
    const packed = gzipSync("abc");
    const folder = folderWith({ "a.gz": packed, "a.bin": packed });
    const [gz, bin] = [await digest(folder, "a.gz"), await digest(folder, "a.bin")];
    expect(gz).toEqual({ ...bin, name: "a.gz" });
  });

  test("refuses a packed file that was cut, even by its last byte", async () => {
    const packed = gzipSync("a,b\n1,2\n3,4\n");
    for (const length of [packed.length - 1, packed.length - 8, 12]) {
      const folder = folderWith({ "a.csv.gz": packed.subarray(0, length) });
      await expect(digest(folder, "a.csv.gz")).rejects.toThrow(
        "a.csv.gz: truncated or damaged: unexpected end of file",
      );
    }
  });

  test("refuses a packed file with a changed byte", async () => {
    const packed = gzipSync("a,b\n1,2\n3,4\n");
    packed[packed.length - 6]! ^= 1;
    await expect(digest(folderWith({ "a.csv.gz": packed }), "a.csv.gz")).rejects.toThrow("truncated or damaged");
  });
});
