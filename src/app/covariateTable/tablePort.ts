import type { Result } from '../../base/result';
import type {
  TableCells,
  TableChoice,
  TableDelimiter,
  TableProblem,
} from '../../domain/covariateTable/tableFile';

/** Reading tables of covariates: text files in the encodings of hospitals, workbooks, the clipboard. */
export interface TableFormats {
  read(bytes: Uint8Array, choice: TableChoice): Promise<Result<TableCells, TableProblem>>;
  readPasted(
    text: string,
    delimiter?: TableDelimiter,
  ): Result<
    { readonly cells: readonly (readonly string[])[]; readonly delimiter: TableDelimiter },
    TableProblem
  >;
}

/** Loaded when somebody first asks for it. */
export interface TablePort {
  load(): Promise<TableFormats>;
}
