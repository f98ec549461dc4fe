import { describe, expect, it } from "vitest";
import { statisticalMeasuresSchema } from "../../lib/evidence/performance-schema.js";
import { count } from "../../lib/evidence/schema-kinds.js";
import { statisticalMeasures } from "../../lib/evidence/trade-evidence.js";
import { exampleStudy } from "../fixtures/study.js";

describe("statisticalMeasuresSchema(counts)", () => {
  const { judgement, record } = exampleStudy().main;
  const written = (counts: Readonly<Record<string, number>>) =>
    JSON.parse(JSON.stringify(statisticalMeasures(judgement, record.trades, "VS", counts)));

  it("takes what statisticalMeasures writes with the same counts", () => {
    expect(
      statisticalMeasuresSchema({ events: count }).safeParse(written({ events: 3 })).error?.issues,
    ).toBeUndefined();
  });

  it("wants the counts it is given and no others", () => {
    expect(statisticalMeasuresSchema({ events: count }).safeParse(written({})).success).toBe(false);
    expect(statisticalMeasuresSchema({}).safeParse(written({ events: 3 })).success).toBe(false);
  });
});
