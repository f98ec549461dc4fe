import { defineConfig } from "vitest/config";

/** Whole studies of every dataset we know: their packages verified and computed again, and which tests they allow: `npm run studies`. */
export default defineConfig({
  test: {
    maxWorkers: "100%",
    include: ["test/studies/**/*.test.ts"],
    testTimeout: 240_000,
  },
});
