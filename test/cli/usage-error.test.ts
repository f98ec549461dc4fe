import { describe, expect, it } from "vitest";
import { UsageError } from "../../lib/cli/usage-error.js";

describe("a usage error", () => {
  it("is an error of its own kind", () => {
    expect(new UsageError("unknown strategy: x")).toBeInstanceOf(Error);
    expect(new UsageError("unknown strategy: x").message).toBe("unknown strategy: x");
  });
});
