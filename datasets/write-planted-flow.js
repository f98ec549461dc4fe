/**
 * Writes the embedded dataset `planted-flow` again, byte for byte: `npm run build`, then
 *
 *   node datasets/write-planted-flow.js [folder]
 *
 * Sessions are the weekdays from the first date on, in New York hours; holidays are ignored.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { sessionTimes } from "../dist/ingest/session-time.js";
import { writeCanonical } from "../dist/ingest/write-canonical.js";
import { synthetic } from "../dist/market/market-profiles.js";
import { plantedFlowSession } from "../dist/simulation/planted-flow.js";
import { plantedFlowParameters } from "../dist/simulation/planted-flow-parameters.js";

const seed = 2026;
const firstDate = "2026-01-05";
// Twenty sessions fill the baselines of the scientific preset, three dozen are judged; sixty would open the hold-out.
const sessions = 56;
// One expiry, a week ahead: deltas then change little within the hour.
const daysToExpiry = 7;

const folder = process.argv[2] ?? fileURLToPath(new URL("planted-flow", import.meta.url));
const truth = [];

function* plantedSessions() {
  let date = Temporal.PlainDate.from(firstDate);
  for (let count = 0; count < sessions; date = date.add({ days: 1 })) {
    if (date.dayOfWeek > 5) continue;
    count += 1;
    const expiration = date.add({ days: daysToExpiry });
    const {
      tape,
      openInterest,
      truth: planted,
    } = plantedFlowSession({
      seed,
      underlying: "PLANTED",
      date: String(date),
      ...sessionTimes(String(date), synthetic.hours, { file: "planted-flow" }),
      previousDate: String(date.subtract({ days: date.dayOfWeek === 1 ? 3 : 1 })),
      expiration: String(expiration),
      expiresAt: sessionTimes(String(expiration), synthetic.hours, { file: "planted-flow" }).closesAt,
      profile: synthetic,
      parameters: plantedFlowParameters,
    });
    truth.push({
      date: tape.date,
      orders: planted.orders.map((order) => describe(order, tape)),
      decoys: planted.decoys.map((order) => describe(order, tape)),
    });
    yield [{ tape, openInterest }];
  }
}

/** An order with instants (epoch milliseconds), strikes and the hedge's move in points, instead of steps and logarithms. */
function describe({ from, to, strikes, hedge, ...order }, tape) {
  const { at, price } = tape.path;
  return {
    startsAt: at[from],
    endsAt: at[to],
    ...order,
    strikes: strikes.map((strike) => tape.strikes[strike].strike),
    delta: Math.round(order.delta),
    hedge: hedge && {
      startsAt: at[hedge.from],
      endsAt: at[hedge.to],
      contracts: hedge.contracts,
      points: Math.round(100 * price[0] * hedge.move) / 100,
    },
  };
}

const generated = {
  label: "a random price with planted customer orders and the hedges that follow them",
  command: "node datasets/write-planted-flow.js",
  seed,
};
const manifest = await writeCanonical(folder, { profile: synthetic.name, generated }, plantedSessions());

// One order a line keeps the differences between two versions readable.
const lines = truth.map(
  ({ date, orders, decoys }) =>
    `{"date":"${date}","orders":[${orders.map((order) => `\n  ${JSON.stringify(order)}`)}],\n "decoys":[${decoys.map((order) => `\n  ${JSON.stringify(order)}`)}]}`,
);
await writeFile(
  `${folder}/truth.json`,
  `{"seed":${seed},"parameters":${JSON.stringify(plantedFlowParameters)},\n"sessions":[\n${lines.join(",\n")}\n]}\n`,
);
const megabytes = manifest.sessions.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
process.stdout.write(`${manifest.sessions.length} sessions, ${megabytes.toFixed(2)} MB in ${folder}\n`);
