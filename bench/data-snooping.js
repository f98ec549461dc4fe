// Selection among many: PBO by CSCV on one core; reality check, SPA and StepM on two workers.
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { createStream } from "../dist/numeric/random.js";
import { backtestOverfitting } from "../dist/statistics/backtest-overfitting.js";
import { blockIndexSets } from "../dist/statistics/block-rule.js";
import { dataSnooping } from "../dist/statistics/data-snooping.js";
import { addSnoopingCounts, snoopingCounts } from "../dist/statistics/snooping-counts.js";
import { snoopingModels } from "../dist/statistics/snooping-models.js";

const models = 1000;
const days = 500;
const resamples = 1000;
const rule = { kind: "stationary", length: 20 };

if (!isMainThread) {
  parentPort.on("message", ({ prepared, indexSets }) => parentPort.postMessage(snoopingCounts(prepared, indexSets)));
}

export async function bench({ seed, repetitions }) {
  return { measures: [overfitting(seed, repetitions), await snooping(seed, repetitions)] };
}

function overfitting(seed, repetitions) {
  const [periods, strategies, blocks] = [2520, 100, 16];
  const returns = noise(createStream(seed, "overfitting"), periods * strategies);
  const values = [];
  let probability;
  // The first repetition only warms up.
  for (let repetition = 0; repetition <= repetitions; ++repetition) {
    const from = process.threadCpuUsage();
    probability = backtestOverfitting(returns, strategies, blocks).probability;
    const { user, system } = process.threadCpuUsage(from);
    if (repetition > 0) values.push((user + system) / 1000);
  }
  const details = { periods, strategies, blocks, probability, clock: "processor time of the thread" };
  return { name: "PBO by CSCV", unit: "ms", bound: 120, better: "lower", values, details };
}

async function snooping(seed, repetitions) {
  const differentials = noise(createStream(seed, "snooping"), models * days);
  const pool = Array.from({ length: 3 }, () => new Worker(new URL(import.meta.url)));
  const values = [];
  let pValue;
  for (let repetition = 0; repetition <= repetitions; ++repetition) {
    const from = performance.now();
    pValue = (await judge(differentials, seed, pool.slice(0, 2))).spa.consistent.pValue;
    if (repetition > 0) values.push(performance.now() - from);
  }
  const answers = [];
  for (const count of [1, 2, 3]) answers.push(await judge(differentials, seed, pool.slice(0, count)));
  if (new Set(answers.map((answer) => JSON.stringify(answer))).size > 1) throw new Error("answers depend on workers");
  await Promise.all(pool.map((worker) => worker.terminate()));
  const details = { models, days, resamples, meanBlock: rule.length, workers: 2, pValue, clock: "wall" };
  return { name: "reality check, SPA and StepM", unit: "ms", bound: 1500, better: "lower", values, details };
}

/** Prepares, draws and merges here; the resamples are split between the workers. */
async function judge(differentials, seed, workers) {
  const prepared = snoopingModels(differentials, models, 1 / rule.length);
  const sets = blockIndexSets(days, resamples, rule, createStream(seed, "resamples"));
  const parts = workers.map((worker, part) => {
    const place = (at) => Math.floor((at * resamples) / workers.length) * days;
    const indexSets = sets.slice(place(part), place(part + 1));
    return new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.postMessage({ prepared, indexSets }, [indexSets.buffer]);
    });
  });
  return dataSnooping(prepared, addSnoopingCounts(await Promise.all(parts)));
}

function noise(stream, length) {
  return Float64Array.from({ length }, () => stream.normal());
}
