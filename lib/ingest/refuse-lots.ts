import { DataError } from "../market/data-error.js";
import type { OpenOptions } from "./reader.js";

/** Throws `DataError` where lots were told to a reader whose feed counts contracts: they would change nothing. */
export function refuseLots({ lots }: OpenOptions, file: string): void {
  if (lots) throw new DataError("counts contracts, so that --lots has nothing to say about it", { file });
}
