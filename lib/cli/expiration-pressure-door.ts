import { expirationPressureReport } from "../report/expiration-pressure-report.js";
import {
  type ExpirationPressurePreset,
  expirationPressureChoices,
  expirationPressurePreset,
  expirationPressurePresets,
  expirationPressureSchemas,
} from "../strategies/expiration-pressure.js";
import {
  type ExpirationPressureOverrides,
  withPressureOverrides,
} from "../strategies/expiration-pressure-overrides.js";
import { packageExpirationPressure } from "../strategies/expiration-pressure-package.js";
import { presetFrom } from "../strategies/preset-from.js";
import { type ExpirationPressureStudy, studyExpirationPressure } from "../strategies/study-expiration-pressure.js";
import type { StrategyDoor } from "./strategy-door.js";

export const expirationPressureDoor: StrategyDoor<ExpirationPressurePreset, ExpirationPressureStudy> = {
  name: "expiration-pressure",
  title: "Expiration pressure",
  prefix: "EP",
  judgedWith: "an expiry and open interest",
  presets: Object.keys(expirationPressurePresets),
  embedded: "expiry",
  remarks: ({ main }) => {
    const { found, statement } = main.judgement.steering;
    const { length } = main.record.cases;
    const words = found ?? "no direction beyond chance";
    return [
      [
        "Where does the price go?",
        `${words} (STEER_AWAY as written, PIN_TOWARD in most of the literature): ${statement}`,
      ],
      [
        "What was seen?",
        `${length === 1 ? "1 expiring series" : `${length} expiring series`}, each an hour before its expiry`,
      ],
    ];
  },
  preset: (name, overrides) =>
    withPressureOverrides(expirationPressurePreset(name), overrides as ExpirationPressureOverrides),
  presetFrom: (configuration, meaning) =>
    presetFrom(
      configuration,
      meaning,
      expirationPressureSchemas,
      expirationPressureChoices,
    ) as unknown as ExpirationPressurePreset,
  study: studyExpirationPressure,
  pack: packageExpirationPressure,
  report: expirationPressureReport,
};
