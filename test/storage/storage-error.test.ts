import { describe, expect, it } from "vitest";
import { StorageError } from "../../lib/storage/storage-error.js";

describe("a storage error", () => {
  it("names the place and keeps the system's cause", () => {
    const cause = new Error("EACCES: permission denied");
    const error = new StorageError("/reports/volume-shock", cause);
    expect(error).toMatchObject({ name: "StorageError", path: "/reports/volume-shock", cause });
    expect(error.message).toBe("cannot write /reports/volume-shock: EACCES: permission denied");
    expect(new StorageError("x", "full").message).toBe("cannot write x: full");
  });
});
