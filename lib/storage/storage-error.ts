/** A folder or file that cannot be written: the place is named, the cause is the system's. */
export class StorageError extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(`cannot write ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "StorageError";
    this.path = path;
  }
}
