/** Where in the data something is wrong; parts that do not apply are left out. */
export interface DataPlace {
  readonly file: string;
  /** Line in the file, the header being line 1. */
  readonly row?: number;
  readonly column?: string;
}

/** Data that cannot be used as they are: refused before anything is written. */
export class DataError extends Error {
  readonly place: DataPlace;

  constructor(problem: string, place: DataPlace) {
    const where = [
      place.file,
      place.row === undefined ? "" : `row ${place.row}`,
      place.column === undefined ? "" : `column ${place.column}`,
    ];
    super(`${where.filter((part) => part !== "").join(", ")}: ${problem}`);
    this.name = "DataError";
    this.place = place;
  }
}
