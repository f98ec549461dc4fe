import { describe, expect, it } from "vitest";
import { terminalProgress } from "../../lib/cli/progress.js";

/** A terminal with a clock that is set by hand. */
function watched(interactive = true) {
  const state = { now: 0, written: [] as string[] };
  const terminal = { interactive, write: (text: string) => void state.written.push(text) };
  return { state, progress: terminalProgress(terminal, () => state.now) };
}

const clear = "\r\u001b[K";

describe("progress on the terminal", () => {
  it("is silent under a second", () => {
    const { state, progress } = watched();
    for (state.now = 0; state.now < 1000; state.now += 50) progress.report("reading", state.now, 1000);
    progress.done();
    expect(state.written).toEqual([]);
  });

  it("rewrites one line from then on, at most five times a second", () => {
    const { state, progress } = watched();
    for (state.now = 0; state.now <= 2000; state.now += 10) progress.report("reading", state.now / 10, 200);
    expect(state.written).toHaveLength(6);
    expect(state.written[0]).toBe(`${clear}reading 100/200`);
    expect(state.written[1]).toBe(`${clear}reading 120/200`);
  });

  it("clears its line when it is done, once", () => {
    const { state, progress } = watched();
    state.now = 1500;
    progress.report("reading", 1, 2);
    progress.done();
    progress.done();
    expect(state.written).toEqual([`${clear}reading 1/2`, clear]);
  });

  it("is silent when nobody watches", () => {
    const { state, progress } = watched(false);
    for (state.now = 0; state.now <= 9000; state.now += 100) progress.report("reading", state.now, 9000);
    progress.done();
    expect(state.written).toEqual([]);
  });
});
