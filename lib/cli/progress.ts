import type { Progress } from "../ingest/reader.js";

/** A place for progress and messages: stderr in the command, a list in tests. */
export interface Terminal {
  readonly interactive: boolean;
  write(text: string): void;
}

/** Progress appears after this many milliseconds, and at most this often. */
const patience = 1000;
const interval = 200;

/**
 * Progress for anything that takes longer than a second, on one line that rewrites itself; silent when nobody watches.
 *
 * @param clock milliseconds, monotonic
 */
export function terminalProgress(terminal: Terminal, clock: () => number): { readonly report: Progress; done(): void } {
  const started = clock();
  let shown = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    report(step, done, total) {
      const now = clock();
      if (!terminal.interactive || now - started < patience || now - shown < interval) return;
      shown = now;
      visible = true;
      terminal.write(`\r\u001b[K${step} ${done}/${total}`);
    },
    done() {
      if (visible) terminal.write("\r\u001b[K");
      visible = false;
    },
  };
}
