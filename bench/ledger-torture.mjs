// Writers that append to one ledger at the same time and are killed in the middle: is any line lost that was acknowledged?
// A line is acknowledged when its writer has printed number and digest, after `appendToLedger` returned.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { appendToLedger } from "../dist/storage/append-to-ledger.js";
import { readLedgerFile } from "../dist/storage/ledger-file.js";

const writers = 4;
const linesEach = 12;
const self = fileURLToPath(import.meta.url);

/** mulberry32: the rounds are the same again, as far as the machine's own timing lets them. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Long lines take long to write, so that a kill can fall into them. */
function entryOf(writer, k, length) {
  return {
    ...{ kind: "study", outcome: "failed", strategy: "torture", data: "0".repeat(64), seed: k },
    evaluations: [{ preset: "x".repeat(length), configuration: writer, sharpe: null }],
    ...{ before: null, error: "Error", at: "1970-01-01T00:00:00.000Z" },
  };
}

async function write(path, writer, seed) {
  const random = randomFrom(seed);
  for (let k = 0; k < linesEach; k++) {
    const length = random() < 0.3 ? Math.floor(random() * 2_000_000) : Math.floor(random() * 400);
    const { line, torn } = await appendToLedger(path, entryOf(writer, k, length));
    // One system call: what is printed is printed, also when the process is killed right behind it.
    writeSync(1, `${line.number} ${line.digest} ${torn === null ? "" : "torn"}\n`);
  }
}

/** A writer of its own process; `done` tells what it acknowledged. */
function startWriter(path, writer, seed) {
  const child = spawn(process.execPath, [self, "--writer", path, writer, String(seed)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  let first;
  const begun = new Promise((resolve) => {
    first = resolve;
  });
  child.stdout.on("data", (text) => {
    printed += text;
    first();
  });
  const done = new Promise((resolve) => {
    child.on("close", (code, signal) => {
      first();
      const lines = printed.split("\n").slice(0, -1);
      const acknowledged = lines.map((line) => line.split(" "));
      resolve({ code, signal, acknowledged });
    });
  });
  return { child, begun, done };
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Returns in the moment in which a long line begins to come, or after a while without one. */
async function growth(path) {
  const until = performance.now() + 300;
  for (let size = statSync(path).size; performance.now() < until; ) {
    const now = statSync(path).size;
    if (now > size + 4096) return;
    size = now;
    await new Promise(setImmediate);
  }
}

async function round(number, random) {
  const folder = mkdtempSync(join(tmpdir(), "strikelab-torture-"));
  const path = join(folder, "ledger.jsonl");
  try {
    const running = Array.from({ length: writers }, (_, k) =>
      startWriter(path, `${number}-${k}`, Math.floor(random() * 2 ** 32)),
    );
    // Two are killed once they write, one at any moment and one while the file grows; the others go on over what they left.
    const [first, second] = running;
    const delays = [random() * 150, random() * 150];
    await Promise.all([first.begun, second.begun]);
    await Promise.all([
      pause(delays[0]).then(() => first.child.kill("SIGKILL")),
      pause(delays[1])
        .then(() => growth(path))
        .then(() => second.child.kill("SIGKILL")),
    ]);
    const ended = await Promise.all(running.map(({ done }) => done));
    // Everybody is gone: the next one finds what they left.
    await appendToLedger(path, entryOf("last", 0, 10));

    const { lines, torn, faults } = await readLedgerFile(path);
    const found = new Map(lines.map((line) => [String(line.number), line.digest]));
    const acknowledged = ended.flatMap((writer) => writer.acknowledged);
    const names = readdirSync(folder);
    return {
      killed: ended.filter(({ signal }) => signal === "SIGKILL").length,
      failed: ended.filter(({ code }) => code !== null && code !== 0).length,
      acknowledged: acknowledged.length,
      lost: acknowledged.filter(([line, digest]) => found.get(line) !== digest).length,
      lines: lines.length,
      faults: faults.length + (torn ? 1 : 0),
      torn: names.filter((name) => name.includes(".torn-")).length,
      locksLeft: names.filter((name) => name.includes(".lock-")).length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function torture(rounds, seed) {
  const random = randomFrom(seed);
  const started = performance.now();
  const total = { killed: 0, failed: 0, acknowledged: 0, lost: 0, lines: 0, faults: 0, torn: 0, locksLeft: 0 };
  for (let k = 0; k < rounds; k++) {
    const result = await round(k, random);
    for (const name of Object.keys(total)) total[name] += result[name];
    if (result.lost + result.faults + result.failed > 0)
      process.stderr.write(`round ${k + 1}: ${JSON.stringify(result)}\n`);
  }
  const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
  const report = {
    ...{ command: `node bench/ledger-torture.mjs ${rounds}`, seed, rounds, writers, linesEach },
    ...{ ...total, seconds },
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (total.lost + total.faults + total.failed > 0) process.exitCode = 1;
}

const [mode, ...words] = process.argv.slice(2);
if (mode === "--writer") await write(words[0], words[1], Number(words[2]));
else await torture(Number(mode ?? 200), 1);
