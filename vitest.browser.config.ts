import { defineConfig } from "vitest/config";

/** Pages in a real browser: `npm run browser`. Needs Chromium on this computer, and skips with the reason where it has none. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
