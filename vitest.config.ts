import { defineConfig } from "vitest/config";

/** The suite runs twice, in two time zones on either side of UTC: no number may depend on where it is computed. */
const zones = ["America/New_York", "Asia/Kolkata"];
/** Whole studies of every dataset we know: once is enough, their parts are tried in both zones. */
const once = ["test/testability.test.ts"];
/** Suites with a command of their own: `npm run browser`, `npm run packages`. */
const elsewhere = ["test/browser/**", "test/packages/**"];

export default defineConfig({
  test: {
    // All cores: the default leaves one to a watcher that is not there.
    maxWorkers: "100%",
    projects: zones.map((zone, k) => ({
      test: {
        name: zone,
        env: { TZ: zone },
        pool: "forks",
        include: ["test/**/*.test.ts"],
        exclude: [...elsewhere, ...(k === 0 ? [] : once)],
        testTimeout: 60_000,
      },
    })),
    coverage: {
      provider: "v8",
      include: ["lib/**/*.ts"],
      reporter: ["text-summary"],
    },
  },
});
