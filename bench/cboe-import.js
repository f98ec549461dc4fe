// Import of CBOE option intervals: rows a second on two cores and peak memory, and whether three times the sessions need more of
// it. The files are made here, in the vendor's columns: one-minute rows of 1,500 contracts, about 590,000 rows a session.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quoted, withDatabase } from "../dist/ingest/duckdb.js";

const minutes = 391;
const strikes = 250;
const expiries = 3;

/** One session's file: quotes around a wandering level, a volume in every third interval. */
async function writeSession(path, date, day) {
  const level = `(5000 + 20 * sin(minute / 37.0 + ${day}) + 0.1 * (minute % 7))`;
  const value = `greatest(0.05, if(type = 'C', level - strike, strike - level) + 12 * (1 + expiry))`;
  await withDatabase({ threads: 2, memoryLimit: "2GB" }, (connection) =>
    connection.run(`COPY (
      WITH rows AS (
        SELECT minute, strike, expiry, type, ${level} AS level, hash(minute, strike, expiry, type, ${day}) AS h
        FROM range(1, ${minutes + 1}) m(minute), range(${strikes}) k(n), range(${expiries}) e(expiry), (VALUES ('C'), ('P')) t(type),
          LATERAL (SELECT 4375 + 5 * n AS strike)
      ), priced AS (SELECT *, round(${value}, 2) AS price FROM rows)
      SELECT '^SPX' AS underlying_symbol, strftime(TIMESTAMP '${date} 09:30:00' + INTERVAL 1 MINUTE * minute, '%Y-%m-%d %H:%M:%S') AS quote_datetime,
        'SPXW' AS root, DATE '${date}' + CAST(expiry AS INTEGER) AS expiration, strike::DECIMAL(9,3) AS strike, type AS option_type,
        price AS open, price AS high, price AS low, if(h % 3 = 0, price, 0) AS close, if(h % 3 = 0, h % 40, 0) AS trade_volume,
        h % 90 AS bid_size, greatest(0, price - 0.1) AS bid, h % 80 AS ask_size, price + 0.1 AS ask, round(level, 2) - 0.05 AS underlying_bid,
        round(level, 2) + 0.05 AS underlying_ask, round(level, 2) AS implied_underlying_price, round(level, 2) AS active_underlying_price, 0.16 AS implied_volatility,
        if(type = 'C', 0.5, -0.5) AS delta, 0.01 AS gamma, -0.5 AS theta, 0.8 AS vega, 0.1 AS rho, 100 + hash(strike, expiry, type) % 5000 AS open_interest
      FROM priced ORDER BY expiry, strike, type, minute
    ) TO ${quoted(path)} (FORMAT csv, HEADER, COMPRESSION gzip)`),
  );
}

const dates = ["2024-02-05", "2024-02-06", "2024-02-07", "2024-02-08", "2024-02-09", "2024-02-12"];

/** Imports a folder in a process of its own. Returns seconds, rows and peak memory. */
function importFolder(folder, out) {
  const started = performance.now();
  const script = `import { runCommand } from ${JSON.stringify(new URL("../dist/cli/command.js", import.meta.url).href)};
    let text = ""; const quiet = { interactive: false, write() {} };
    const code = await runCommand(["import", ${JSON.stringify(folder)}, "--out", ${JSON.stringify(out)}, "--json"],
      { stdout: { interactive: false, write: (part) => { text += part; } }, stderr: quiet, clock: () => performance.now(), now: () => "" });
    console.log(JSON.stringify({ code, rows: JSON.parse(text).inspection.total.read, peak: process.resourceUsage().maxRSS * 1024 }));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const { code, rows, peak } = JSON.parse(stdout);
  if (code !== 0) throw new Error(`the import ended with exit code ${code}`);
  rmSync(out, { recursive: true });
  return { seconds: (performance.now() - started) / 1000, rows, peak };
}

export async function bench() {
  const root = mkdtempSync(join(tmpdir(), "strikelab-bench-"));
  try {
    for (const name of ["few", "many"]) mkdirSync(join(root, name));
    for (const [day, date] of dates.entries()) {
      await writeSession(join(root, "many", `intervals_${date}.csv.gz`), date, day);
      if (day < 2) await writeSession(join(root, "few", `intervals_${date}.csv.gz`), date, day);
    }
    const bytes = readdirSync(join(root, "many")).reduce(
      (sum, file) => sum + statSync(join(root, "many", file)).size,
      0,
    );
    const few = importFolder(join(root, "few"), join(root, "out"));
    const runs = [1, 2, 3].map(() => importFolder(join(root, "many"), join(root, "out")));
    return {
      measures: [
        {
          name: "import of CBOE CSV.gz",
          unit: "rows/s",
          bound: 400_000,
          better: "higher",
          values: runs.map(({ rows, seconds }) => rows / seconds),
          details: { rows: runs[0].rows, megabytes: bytes / 1e6 },
        },
        {
          name: "peak memory",
          unit: "GB",
          bound: 1.5,
          better: "lower",
          values: runs.map(({ peak }) => peak / 1e9),
          details: { fewSessions: few.peak / 1e9 },
        },
      ],
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
