import { describe, expect, test } from "vitest";
import { queryColumns } from "../../lib/ingest/duckdb.js";
import { walkSessions } from "../../lib/ingest/session-walk.js";
import type { LoadedSession } from "../../lib/market/session.js";

const fold = (date: string, read: number): LoadedSession => ({
  session: { date, days: [] },
  quality: { date, read, clean: read, repaired: 0, repairs: {}, setAside: {}, notes: [] },
});

describe("walkSessions", () => {
  test("reads at most one session ahead, with an open database", async () => {
    const steps: string[] = [];
    const walk = walkSessions(
      ["a", "b", "c"],
      async (connection, date) => {
        steps.push(`read ${date}`);
        return (await queryColumns(connection, "SELECT 42.0::DOUBLE AS x", { x: "number" })).x[0]!;
      },
      fold,
    );
    for await (const { session, quality } of walk) steps.push(`use ${session.date} ${quality.read}`);
    expect(steps).toEqual(["read a", "read b", "use a 42", "read c", "use b 42", "use c 42"]);
  });

  test("reports a fault when its session's turn comes, not before", async () => {
    const broken = async (_: unknown, date: string): Promise<number> => {
      if (date === "b") throw new Error("b is broken");
      return 1;
    };
    const seen: string[] = [];
    const all = async () => {
      for await (const { session } of walkSessions(["a", "b"], broken, fold)) seen.push(session.date);
    };
    await expect(all()).rejects.toThrow("b is broken");
    expect(seen).toEqual(["a"]);
    for await (const { session } of walkSessions(["a", "b"], broken, fold)) {
      expect(session.date).toBe("a");
      break;
    }
  });

  test("walks no dates", async () => {
    for await (const _ of walkSessions([], async () => 1, fold)) expect.unreachable();
  });
});
