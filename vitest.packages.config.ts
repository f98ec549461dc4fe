import { defineConfig } from "vitest/config";

/** Packages of whole studies, written to disk, verified and computed again, a strategy to a core: `npm run packages`. */
export default defineConfig({
  test: {
    maxWorkers: "100%",
    include: ["test/packages/**/*.test.ts"],
    testTimeout: 240_000,
  },
});
