import type { MarketProfile } from "../market/market-profile.js";
import type { BarTape } from "../market/tape.js";
import {
  type Liquidity,
  liquidities,
  type MarketMode,
  type MarketParameters,
  studyShape,
} from "../simulation/market-parameters.js";
import type { SessionPlan } from "../simulation/simulate-market.js";
import { type JudgedPreset, studyVolumeShock } from "../strategies/study-volume-shock.js";
import { type PresetName, type VolumeShockPreset, volumeShockPreset } from "../strategies/volume-shock.js";
import { flipSides, removeSides } from "./observed-sides.js";
import { simulatedDataset } from "./simulated-dataset.js";

/** What a study of a simulated market says of one preset. */
export interface ControlOutcome {
  readonly control: string;
  readonly seed: number;
  readonly preset: PresetName;
  readonly validity: string;
  readonly effect: string;
  readonly advertised: string;
  readonly trades: number;
  readonly winRate: number;
  /** Net points per trade. */
  readonly points: number;
  /** p of T3, NaN where it is not tested. */
  readonly placeboP: number;
  /** R squared that the gate reads, NaN where there is none. */
  readonly rSquared: number;
}

/** What must come out, and in how many of 40 markets. */
export interface ControlExpectation {
  readonly preset: PresetName;
  readonly statement: string;
  readonly least: number;
  holds(outcome: ControlOutcome): boolean;
}

/** A market whose truth decides what a study of it must say. */
export interface Control {
  readonly name: string;
  readonly meaning: string;
  readonly liquidity: Liquidity;
  readonly mode: MarketMode;
  readonly parameters: Partial<MarketParameters>;
  /** What an observer sees instead of the tape; null: the tape. */
  readonly change: ((tape: BarTape) => BarTape) | null;
  readonly expectations: readonly ControlExpectation[];
}

/** Markets that every bound below is counted over. */
export const controlMarkets = 40;

const validated = (outcome: ControlOutcome): boolean => outcome.validity === "VALIDATED";

const neverValidated: ControlExpectation = {
  preset: "scientific",
  statement: "the gate never says VALIDATED",
  least: controlMarkets,
  holds: (outcome) => !validated(outcome),
};

const market = { liquidity: "seed-true", mode: "truth", parameters: {}, change: null } as const;

/** A tool that always says no passes every null: one control must be validated, the others must not. */
export const volumeShockControls: readonly Control[] = [
  {
    ...market,
    name: "seed-true",
    meaning: "hedging that the price yields to by 8 to 25 points: the one market in which the claims hold",
    expectations: [
      { preset: "scientific", statement: "VALIDATED", least: 37, holds: validated },
      { preset: "seed", statement: "REJECTED", least: 37, holds: ({ validity }) => validity === "REJECTED" },
      { preset: "seed-fixed", statement: "REJECTED", least: 37, holds: ({ validity }) => validity === "REJECTED" },
    ],
  },
  {
    ...market,
    name: "null-no-impact",
    meaning: "the same hedges, and a price that does not yield",
    mode: "null-no-impact",
    expectations: [neverValidated],
  },
  {
    ...market,
    name: "null-no-hedging",
    meaning: "the same orders, and nobody hedges them",
    mode: "null-no-hedging",
    expectations: [neverValidated],
  },
  {
    ...market,
    name: "null-shuffled-sides",
    meaning: "the same market, and large orders print on a side of their own",
    mode: "null-shuffled-sides",
    expectations: [neverValidated],
  },
  {
    ...market,
    name: "sides-flipped",
    meaning: "the same market, bought and sold volume exchanged",
    change: flipSides,
    expectations: [
      {
        preset: "scientific",
        statement: "as advertised REFUTED",
        least: 37,
        holds: ({ advertised }) => advertised === "REFUTED",
      },
    ],
  },
  {
    ...market,
    name: "sides-removed",
    meaning: "the same market, seen through a feed without sides",
    change: removeSides,
    expectations: [neverValidated],
  },
  {
    ...market,
    name: "events-shifted",
    meaning: "the same market, and large orders print an hour after they were hedged",
    parameters: { printDelay: 3600 },
    expectations: [
      {
        preset: "scientific",
        statement: "T3 not significant at 1 %",
        least: 38,
        holds: ({ placeboP }) => !(placeboP < 0.01),
      },
    ],
  },
  {
    ...market,
    name: "deep",
    meaning: "the same hedges in a market that trades 1.5 million futures a session: they move it by less than a point",
    liquidity: "deep",
    expectations: [
      {
        preset: "scientific",
        statement: "effect NOT_DEMONSTRATED and as advertised REFUTED",
        least: 37,
        holds: ({ effect, advertised }) => effect === "NOT_DEMONSTRATED" && advertised === "REFUTED",
      },
    ],
  },
];

/**
 * Simulates a control's market and studies it as a user would, hold-out included.
 *
 * @param seed of the market and of the study
 * @returns one outcome for each preset that the control expects something of
 */
export async function runControl(
  control: Control,
  seed: number,
  sessions: readonly SessionPlan[],
  profile: MarketProfile,
): Promise<readonly ControlOutcome[]> {
  const { name, liquidity, mode, change } = control;
  const parameters = { ...studyShape, futureVolume: liquidities[liquidity], ...control.parameters };
  const dataset = simulatedDataset(
    `${name}-${seed}`,
    { seed, underlying: "SIM", profile, mode, parameters, sessions },
    change ?? undefined,
  );
  const [main, ...beside] = control.expectations.map(({ preset }) => volumeShockPreset(preset)) as [
    VolumeShockPreset,
    ...VolumeShockPreset[],
  ];
  const study = await studyVolumeShock(dataset, { preset: main, beside, seed });
  return [study.main, ...study.beside].map((judged) => outcomeOf(name, seed, judged));
}

function outcomeOf(control: string, seed: number, { record, judgement }: JudgedPreset): ControlOutcome {
  const all = judgement.performance.find(({ label }) => label === "ALL")!;
  const rSquared = judgement.gate.criteria.find(({ name }) => name === "r_squared")!.value;
  return {
    control,
    seed,
    preset: record.preset.name as PresetName,
    validity: judgement.gate.validity,
    effect: judgement.effect.verdict,
    advertised: judgement.advertised.verdict,
    trades: all.sampleSize,
    winRate: all.winRate,
    points: all.averagePoints,
    placeboP: judgement.placebo?.pValue ?? Number.NaN,
    rSquared: rSquared ?? Number.NaN,
  };
}

/** An expectation counted over markets. */
export interface ControlScore {
  readonly control: string;
  readonly preset: PresetName;
  readonly statement: string;
  readonly held: number;
  readonly markets: number;
  readonly least: number;
  readonly met: boolean;
}

/** Counts the expectations of the controls over outcomes of many seeds; `least` is in proportion to their number, rounded up. */
export function scoreControls(
  controls: readonly Control[],
  outcomes: readonly ControlOutcome[],
): readonly ControlScore[] {
  return controls.flatMap(({ name, expectations }) =>
    expectations.map(({ preset, statement, least, holds }) => {
      const own = outcomes.filter((outcome) => outcome.control === name && outcome.preset === preset);
      const held = own.filter(holds).length;
      const asked = Math.ceil((least / controlMarkets) * own.length);
      return { control: name, preset, statement, held, markets: own.length, least: asked, met: held >= asked };
    }),
  );
}
