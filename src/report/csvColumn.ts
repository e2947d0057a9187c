/** One column of a data file: its name ends in the unit, its meaning is a sentence. */
export interface CsvColumn<Name extends string = string> {
  readonly name: Name;
  readonly unit: string;
  readonly meaning: string;
}

/** A column. */
export const column = <const Name extends string>(
  name: Name,
  unit: string,
  meaning: string,
): CsvColumn<Name> => ({
  name,
  unit,
  meaning,
});
