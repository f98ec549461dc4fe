import { defineConfig } from "vitest/config";

/** The suite runs twice, in two time zones on either side of UTC: no number may depend on where it is computed. */
const zones = ["America/New_York", "Asia/Kolkata"];
/** Whole studies of every dataset we know, two minutes in all: once is enough, their parts are tried in both zones. */
const once = ["test/testability.test.ts", "test/packages.test.ts"];

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
        exclude: ["test/browser/**", ...(k === 0 ? [] : once)],
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
