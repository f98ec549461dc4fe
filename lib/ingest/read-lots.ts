import type { InputFile } from "../market/session.js";
import { readSideFile } from "./side-file.js";

const columns = { underlying: { kind: "text", required: true }, lot: { kind: "number", required: true } } as const;

/** Units in one contract by underlying, and the file they come from. */
export interface LotsFile {
  readonly input: InputFile;
  readonly lots: Readonly<Record<string, number>>;
}

/**
 * Reads sizes of contracts: `underlying` and `lot`, units of the underlying in one contract.
 *
 * @throws DataError for a lot that is not a positive whole number, and for an underlying that is missing or stands twice
 */
export async function readLots(path: string): Promise<LotsFile> {
  const file = await readSideFile("lots", path, columns);
  const { table } = file;
  const lots = new Map<string, number>();
  for (let row = 0; row < file.rows; row++) {
    const underlying = table.underlying[row];
    const lot = table.lot[row]!;
    if (!underlying) throw file.fault("no underlying", row, "underlying");
    if (lots.has(underlying)) throw file.fault(`stands twice: ${underlying}`, row, "underlying");
    if (!(lot > 0 && Number.isInteger(lot))) throw file.fault(`not a lot: ${lot}`, row, "lot");
    lots.set(underlying, lot);
  }
  return { input: file.input, lots: Object.fromEntries(lots) };
}
