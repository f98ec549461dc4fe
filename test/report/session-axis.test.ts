import { describe, expect, it } from "vitest";
import { sessionAxis } from "../../lib/report/session-axis.js";
import { exampleInspection } from "../fixtures/study.js";

const { sessions } = exampleInspection();

describe("sessionAxis", () => {
  it("gives each session one unit, whatever lies between them", () => {
    const { position } = sessionAxis(sessions, "session");
    const [first, second] = sessions as [(typeof sessions)[number], (typeof sessions)[number]];
    expect(position(first.date, first.firstAt)).toBe(0);
    expect(position(first.date, first.lastAt)).toBe(1);
    expect(position(second.date, (second.firstAt + second.lastAt) / 2)).toBe(1.5);
  });

  it("has no place for a session that it does not know", () => {
    expect(sessionAxis(sessions, "session").position("1999-01-01", 0)).toBeNaN();
  });

  it("writes at most eight dates", () => {
    const { axis } = sessionAxis(sessions, "session");
    expect(axis.ticktext).toEqual(sessions.filter((_, k) => k % 2 === 0).map(({ date }) => date));
    expect(axis.title).toMatchObject({ text: "session" });
  });

  it("survives a session of one instant", () => {
    const single = [{ ...sessions[0]!, lastAt: sessions[0]!.firstAt }];
    expect(sessionAxis(single, "session").position(single[0]!.date, single[0]!.firstAt)).toBe(0);
  });
});
