import { canonicalJson, type Json } from "../evidence/canonical-json.js";
import { sha256Text } from "../evidence/digest.js";
import { foldBars } from "../market/fold-bars.js";
import { noContext } from "../market/market-context.js";
import type { Dataset, LoadedSession } from "../market/session.js";
import type { BarTape } from "../market/tape.js";
import { type MarketRequest, type SessionPlan, simulateMarket } from "../simulation/simulate-market.js";

/** A market to simulate, with sessions that can be walked more than once. */
export interface SimulatedMarket extends Omit<MarketRequest, "sessions"> {
  readonly sessions: readonly SessionPlan[];
}

/**
 * A simulated market as a dataset that was never on disk: sessions are made when they are walked, one at a time, and made
 * again the next time. What only the simulator knows stays behind.
 *
 * @param name tells datasets apart that differ in `change` only: a function has no digest
 * @param change what an observer is to see instead of the tape: sides taken away or turned around, for controls
 */
export function simulatedDataset(
  name: string,
  market: SimulatedMarket,
  change: (tape: BarTape) => BarTape = (tape) => tape,
): Dataset {
  const { seed, underlying, profile, mode, parameters, sessions } = market;
  const identity: Json = {
    name,
    seed,
    underlying,
    // Records of plain values, which interfaces without an index do not say.
    profile: { ...profile } as unknown as Json,
    mode,
    parameters: { ...parameters } as unknown as Json,
    sessions: [...sessions] as unknown as Json,
  };
  return {
    description: {
      name,
      format: "simulated",
      generated: `simulated market, mode ${mode}, ${parameters.futureVolume} futures a session, seed ${seed}`,
      dates: sessions.map(({ date }) => date),
      files: [],
      digest: sha256Text(canonicalJson(identity)),
    },
    context: noContext,
    async *sessions(until): AsyncGenerator<LoadedSession> {
      const wanted = sessions.filter(({ date }) => until === undefined || date <= until);
      for (const { tape, openInterest } of simulateMarket({ ...market, sessions: wanted })) {
        const { day, quality } = foldBars(change(tape), profile, openInterest);
        yield { session: { date: tape.date, days: day ? [day] : [] }, quality };
      }
    },
  };
}
