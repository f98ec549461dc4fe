import type { EventEmitter } from "node:events";
import { removeUnfinished } from "../storage/unfinished.js";
import type { ExitCode } from "./command.js";

/** What of a process is needed to stop it well. */
export interface Interruptible extends Pick<EventEmitter, "on"> {
  exit(code: ExitCode): void;
}

/** Ctrl-C and a request to end: what is half written goes, what is finished stays, and the exit code says that there is no result. */
export function stopCleanly(own: Interruptible, stderr: { write(text: string): unknown }): void {
  for (const signal of ["SIGINT", "SIGTERM"]) {
    own.on(signal, () => {
      removeUnfinished();
      stderr.write("\nstrikelab: stopped before the end; nothing half-written is left\n");
      own.exit(2);
    });
  }
}
