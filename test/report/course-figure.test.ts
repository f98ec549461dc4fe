import { expect, it } from "vitest";
import type { VolumeCourse } from "../../lib/detectors/volume-course.js";
import { courseFigure } from "../../lib/report/course-figure.js";

const course: VolumeCourse = {
  of: { underlying: "TEST", date: "2026-01-11", expiration: "2026-02-04", strike: 5000 },
  at: [1, 2, 3].map((minute) => Date.UTC(2026, 0, 11, 15, minute)),
  recentVolume: [90, 200, 500],
  baselineVolume: [0.2, 20, 100],
  volumeRatio: [90, 10, 5],
};

it("courseFigure draws the higher of the two conditions as the line to cross, the baseline counting as one contract at least", () => {
  const { data } = courseFigure(course, { volumeRatio: 4, minimumVolume: 100 }, "America/New_York");
  const lines = data.map(({ y }) => y);
  expect(lines).toContainEqual([100, 100, 400]);
  expect(lines).toContainEqual([90, 200, 500]);
  expect(courseFigure(course, { volumeRatio: 8, minimumVolume: 10 }, "UTC").data.map(({ y }) => y)).toContainEqual([
    10, 160, 800,
  ]);
});

it("courseFigure names the strike, its expiry and the day", () => {
  const { layout } = courseFigure(course, { volumeRatio: 4, minimumVolume: 100 }, "UTC");
  expect(JSON.stringify(layout)).toContain("TEST 5000, expiring 2026-02-04, on 2026-01-11");
});
