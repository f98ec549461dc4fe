import type { Dataset } from "../market/session.js";

/** A file on disk with the columns it declares: what a reader decides on. */
export interface SourceFile {
  /** Absolute path. */
  readonly path: string;
  /** Path relative to what the user named. */
  readonly name: string;
  /** Column names as they stand in the file. */
  readonly columns: readonly string[];
  /** Whether rows of a CSV file may be shorter than its header; what they lack is NULL. Else a short row is a fault. */
  readonly padded?: boolean;
}

/** Told about work that takes time; `done` of `total` units. */
export type Progress = (step: string, done: number, total: number) => void;

/** What a reader is told besides the files. */
export interface OpenOptions {
  readonly progress?: Progress;
  /** Units in one contract by underlying, for feeds that count units: they come before what a profile lists. Readers of feeds that count contracts refuse them. */
  readonly lots?: Readonly<Record<string, number>>;
}

/** One vendor format. */
export interface Reader {
  readonly format: string;
  /** Whether the columns are those of this format; names decide, never the file's name. */
  recognises(columns: readonly string[]): boolean;
  /** Whether the columns are those of files that stand beside this format; they are opened with the others, never alone. */
  accompanies?(columns: readonly string[]): boolean;
  /** Opens recognised and accompanying files as a dataset; no more than their dates and digests is read yet. Throws `DataError`. */
  open(name: string, files: readonly SourceFile[], options?: OpenOptions): Promise<Dataset>;
}
