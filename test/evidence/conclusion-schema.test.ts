import { describe, expect, it } from "vitest";
import { besideFields, conclusionFields } from "../../lib/evidence/conclusion-schema.js";
import { besideJson } from "../../lib/evidence/preset-evidence.js";
import { recordOf } from "../../lib/evidence/schema-kinds.js";
import { exampleStudy } from "../fixtures/study.js";

describe("conclusionFields(strategy)", () => {
  it("takes the strategy's own name alone", () => {
    const { strategy } = conclusionFields("volume-shock");
    expect(strategy!.safeParse("volume-shock").success).toBe(true);
    expect(strategy!.safeParse("expiration-pressure").success).toBe(false);
  });
});

describe("the schema of a preset beside", () => {
  it("takes what besideJson writes, with trades and without", () => {
    for (const { record, judgement } of exampleStudy().beside) {
      const { preset, detections, trades, refusals, lacks } = record;
      const evidence = {
        preset: preset.name,
        meaning: preset.meaning,
        judgement,
        trades,
        refusals,
        lacks,
        latency: "",
        criteria: [],
      };
      const written = JSON.parse(JSON.stringify(besideJson({ ...evidence, detections: detections.length })));
      expect(recordOf(besideFields).safeParse(written).error?.issues).toBeUndefined();
      expect(recordOf(besideFields).safeParse({ ...written, win_rate: 1.5 }).success).toBe(false);
    }
  });
});
