import { expect, it } from "vitest";
import { expiryDataset } from "../../lib/audit/expiry-dataset.js";
import { expirySessions } from "../../lib/ingest/session-plans.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { percent, signed } from "../../lib/report/format.js";
import { trusted } from "../../lib/report/html.js";
import { settlementTable } from "../../lib/report/settlement-table.js";
import { expirationPressurePreset } from "../../lib/strategies/expiration-pressure.js";
import { withPressureOverrides } from "../../lib/strategies/expiration-pressure-overrides.js";
import { studySettlements } from "../../lib/strategies/study-settlements.js";
import { plainText } from "../fixtures/plain-text.js";

it("settlementTable sets the tests on settlements side by side under the markets' names, which are text", async () => {
  const preset = withPressureOverrides(expirationPressurePreset("seed"), { judge: { resamples: 99 } });
  const study = await studySettlements(
    expiryDataset({
      ...{ seed: 3, regime: "pin-attract", profile: synthetic },
      dials: { implementation: "drift", strength: 2 },
      sessions: expirySessions({ first: "2026-01-05", sessions: 10, profile: synthetic }),
    }),
    { preset, seed: 5 },
  );
  const none = { finding: null, reason: "there are no expiries" };
  const { grid, displacement } = study.settlements;
  const silent = {
    ...study,
    cases: [],
    steering: { found: "STEER_AWAY" as const, statement: "" },
    settlements: {
      ...study.settlements,
      grid: { ...grid, rate: Number.NaN, baseRate: Number.NaN, nearness: none },
      displacement: {
        ...displacement,
        mean: none,
        outward: { ...displacement.outward, rate: Number.NaN, share: none },
      },
    },
  };
  const markup = settlementTable([
    { name: "planted", study },
    { name: "<nothing>", study: silent },
  ]);
  expect(markup).toContain("&lt;nothing&gt;");
  const text = plainText(trusted(markup));
  const told = (value: string): string => value.replaceAll("\u00a0", " ");
  expect(text).toContain("expiries 6 0");
  expect(text).toContain(`settled at a strike ${told(percent(grid.rate))} –`);
  expect(text).toContain(`as chance has it ${told(percent(grid.baseRate))} –`);
  expect(text).toContain(`(standard deviations) ${signed(displacement.mean.finding!.estimate, 2)} –`);
  expect(text).toContain(`ended farther from it ${told(percent(displacement.outward.rate))} –`);
  expect(text).toContain("all three together no direction beyond chance STEER_AWAY");
});
