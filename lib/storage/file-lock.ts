import { randomUUID } from "node:crypto";
import { open, readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StorageError } from "./storage-error.js";

/** Whoever asks for a lock, as its file is named. */
interface Contender {
  readonly name: string;
  readonly host: string;
  readonly pid: number;
  readonly start: string;
}

/**
 * Does something while no other process does it under the same path. Everyone who asks makes a file of his own beside it,
 * named for his process, and holds the lock when no other file of a living process stands there; else he takes his file
 * away and asks again. A file is made before the others are looked for, so two cannot both hold; a file of a process that
 * has ended belongs to nobody else and is removed without danger. A process is known by number and start, so a number
 * that was given out anew is not taken for its owner. Processes of other machines cannot be seen and count as living.
 *
 * @param patience seconds to wait at most
 * @throws StorageError when the folder cannot be written, or the lock was held all the time
 */
export async function withFileLock<T>(path: string, act: () => Promise<T>, patience = 60): Promise<T> {
  const prefix = `${basename(path)}.lock-`;
  const folder = dirname(path);
  const own = `${prefix}${await ownName()}`;
  const until = performance.now() + 1000 * patience;
  for (let attempt = 0; ; ++attempt) {
    const holder = (await othersIn(folder, prefix, own)) ?? (await entered(folder, prefix, own));
    if (holder === null) break;
    if (performance.now() > until) {
      const left = `process ${holder.pid} on ${holder.host} holds it; if that process is gone, remove ${holder.name}`;
      throw new StorageError(path, new Error(`locked for ${patience} s: ${left}`));
    }
    // Chance keeps writers from stepping in time; it decides when a line is written, never what stands in it.
    await sleep(1 + Math.random() * Math.min(30, 4 + attempt));
  }
  try {
    return await act();
  } finally {
    await rm(join(folder, own), { force: true });
  }
}

/** Makes the file of one's own; null where one holds the lock then, else who stands in the way. */
async function entered(folder: string, prefix: string, own: string): Promise<Contender | null> {
  const place = join(folder, own);
  try {
    await (await open(place, "wx")).close();
  } catch (error) {
    throw new StorageError(place, error);
  }
  const other = await othersIn(folder, prefix, own).catch(async (error) => {
    await rm(place, { force: true });
    throw error;
  });
  if (other !== null) await rm(place, { force: true });
  return other;
}

/** The first living process that stands there; files of those that have ended are removed. */
async function othersIn(folder: string, prefix: string, own: string): Promise<Contender | null> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || name === own) continue;
    const [host = "", pid = "", start = ""] = name.slice(prefix.length).split("~");
    const contender = { name: join(folder, name), host, pid: Number(pid), start };
    if (await isLiving(contender)) return contender;
    await rm(contender.name, { force: true });
  }
  return null;
}

async function ownName(): Promise<string> {
  return [hostName(), process.pid, await startOf(process.pid), randomUUID()].join("~");
}

function hostName(): string {
  return hostname().replace(/[^\w.-]/g, "_");
}

async function isLiving({ host, pid, start }: Contender): Promise<boolean> {
  if (host !== hostName() || !Number.isInteger(pid)) return true;
  const now = await startOf(pid);
  return now !== null && (now === start || now === unknown || start === unknown);
}

const unknown = "-";

/** Clock tick at which a process started; null where there is no such process, `-` where the system does not tell. */
async function startOf(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return null;
  }
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (status === null) return process.platform === "linux" ? null : unknown;
  // The name in brackets may hold spaces and brackets itself: the fields are counted from behind it.
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") {
    // Killed, and not yet asked for by its parent; but another of its threads may still be inside a write.
    const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
    if (threads.length <= 1) return null;
  }
  return fields[19] ?? unknown;
}
