import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOfData, digestOfFiles, digestOfMarket, sha256Text } from "../../lib/evidence/digest.js";

describe("the digest of a text", () => {
  it("is SHA-256 (FIPS 180-4 examples)", () => {
    expect(sha256Text("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256Text("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256Text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).toBe(
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    );
  });

  it("is that of the UTF-8 bytes, as Node's own", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(sha256Text(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
      }),
      { seed: 1 },
    );
  });
});

describe("the digest of files", () => {
  const files = [
    { name: "evidence.json", text: "{}" },
    { name: "trades.json", text: "[]" },
    { name: "manifest.json", text: "1" },
  ];

  it("does not depend on the order of the files", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: 3 }), (shuffled) => {
        expect(digestOfFiles(shuffled)).toBe(digestOfFiles(files));
      }),
      { seed: 1 },
    );
  });

  it("depends on every name and every text, and on which text has which name", () => {
    const others = [
      files.slice(1),
      [...files, { name: "new.json", text: "" }],
      [{ name: "evidence.json", text: "{ }" }, ...files.slice(1)],
      [{ name: "Evidence.json", text: "{}" }, ...files.slice(1)],
      [{ name: "evidence.json", text: "[]" }, { name: "trades.json", text: "{}" }, files[2]!],
    ];
    const digests = [files, ...others].map(digestOfFiles);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe("the digest of data files", () => {
  const files = ["a", "b"].map((name) => ({ name, sha256: name.repeat(64) }));
  const renamed = [{ ...files[0]!, name: "c" }, files[1]!];
  const changed = [{ ...files[0]!, sha256: "c".repeat(64) }, files[1]!];

  it("depends on names and contents, not on their order", () => {
    expect(digestOfData(files)).toBe(digestOfData(files.toReversed()));
    expect(new Set([files, renamed, changed, files.slice(1)].map(digestOfData)).size).toBe(4);
  });

  it("is that of lines as sha256sum writes them", () => {
    const lines = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");
    expect(digestOfData(files)).toBe(createHash("sha256").update(lines).digest("hex"));
  });

  it("of the market knows contents alone, and no manifest that describes them", () => {
    expect(digestOfMarket(renamed)).toBe(digestOfMarket(files));
    expect(digestOfMarket(renamed.toReversed())).toBe(digestOfMarket(files));
    const described = [{ name: "x/manifest.json", sha256: "d".repeat(64) }, ...files];
    expect(digestOfMarket(described)).toBe(digestOfMarket(files));
    expect(new Set([files, changed, files.slice(1)].map(digestOfMarket)).size).toBe(3);
  });
});
