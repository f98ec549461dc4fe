import { defineConfig } from "vitest/config";

/** The suite runs twice, in two time zones on either side of UTC: no number may depend on where it is computed. */
const zones = ["America/New_York", "Asia/Kolkata"];
/** Suites with a command of their own: `npm run browser`, `npm run studies`. */
const elsewhere = ["test/browser/**", "test/studies/**"];

export default defineConfig({
  test: {
    // All cores: the default leaves one to a watcher that is not there.
    maxWorkers: "100%",
    projects: zones.map((zone) => ({
      test: {
        name: zone,
        env: { TZ: zone },
        pool: "forks",
        include: ["test/**/*.test.ts"],
        exclude: elsewhere,
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
