// A chain's deltas and implied volatilities, one option after the other.

import { createStream } from "../dist/numeric/random.js";
import { black76, black76Delta } from "../dist/pricing/black76.js";
import { impliedVolatility } from "../dist/pricing/implied-volatility.js";

const count = 1_000_000;
const forward = 5000;
const rate = 0.045;
/** Milliseconds for a million, on one core. */
const deltaBound = 100;
const volatilityBound = 900;

export function bench({ seed, repetitions }) {
  const options = randomOptions(createStream(seed, "pricing"));
  const deltas = [];
  const volatilities = [];
  let worst = 0;
  let checksum = 0;
  // The first run only warms up.
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    let from = processorMilliseconds();
    checksum = sumOfDeltas(options);
    const delta = processorMilliseconds() - from;
    from = processorMilliseconds();
    const solved = solve(options);
    const volatility = processorMilliseconds() - from;
    worst = worstError(options, solved);
    if (repetition === 0) continue;
    deltas.push(delta);
    volatilities.push(volatility);
  }
  if (!(worst < 1e-10)) throw new Error(`an implied volatility is ${worst} off`);
  const clock = "processor time of the thread, so that other work on the machine does not count";
  return {
    measures: [
      {
        name: "Black-76 deltas",
        unit: "ms a million",
        bound: deltaBound,
        better: "lower",
        values: deltas,
        details: { clock, checksum },
      },
      {
        name: "implied volatilities",
        unit: "ms a million",
        bound: volatilityBound,
        better: "lower",
        values: volatilities,
        details: { clock, worstRelativeError: worst },
      },
    ],
  };
}

/** Out of the money, up to four deviations, ten minutes to a year, as on a chain. */
function randomOptions(stream) {
  const options = {
    strike: new Float64Array(count),
    years: new Float64Array(count),
    volatility: new Float64Array(count),
    price: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const years = Math.exp(Math.log(10 / 525_600) * (1 - stream.uniform()));
    const volatility = 0.08 + 0.6 * stream.uniform();
    const strike = forward * Math.exp((8 * stream.uniform() - 4) * volatility * Math.sqrt(years));
    options.strike[i] = strike;
    options.years[i] = years;
    options.volatility[i] = volatility;
    options.price[i] = black76(typeOf(strike), forward, strike, years, rate, volatility).price;
  }
  return options;
}

function typeOf(strike) {
  return strike >= forward ? "call" : "put";
}

function sumOfDeltas({ strike, years, volatility }) {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += black76Delta(typeOf(strike[i]), forward, strike[i], years[i], rate, volatility[i]);
  }
  return sum;
}

function solve({ strike, years, price }) {
  const solved = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    solved[i] = impliedVolatility(typeOf(strike[i]), forward, strike[i], years[i], rate, price[i]);
  }
  return solved;
}

function worstError({ volatility }, solved) {
  let worst = 0;
  for (let i = 0; i < count; i++) worst = Math.max(worst, Math.abs(solved[i] / volatility[i] - 1));
  return worst;
}

function processorMilliseconds() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
