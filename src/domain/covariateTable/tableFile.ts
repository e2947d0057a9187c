/** Encodings of text files that tables come in. The last five are offered by hand where detection was wrong. */
export type TableEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'gb18030'
  | 'big5'
  | 'shift-jis'
  | 'euc-kr'
  | 'windows-1252';

/** All of them, in the order in which they are offered. */
export const tableEncodings: readonly TableEncoding[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift-jis',
  'euc-kr',
  'windows-1252',
];

/** What divides the cells of a line. */
export type TableDelimiter = ',' | ';' | '\t' | '|';

/** All of them, in the order in which they are tried. */
export const tableDelimiters: readonly TableDelimiter[] = [',', ';', '\t', '|'];

/** What a person said of how a file is to be read; what is left out is found out. */
export interface TableChoice {
  readonly encoding?: TableEncoding;
  readonly delimiter?: TableDelimiter;
  /** Name of the sheet of a workbook. */
  readonly sheet?: string;
}

/** A file as cells. */
export type TableCells =
  | {
      readonly kind: 'text';
      readonly cells: readonly (readonly string[])[];
      readonly encoding: TableEncoding;
      readonly delimiter: TableDelimiter;
      /** False where the encoding is a guess. */
      readonly isSure: boolean;
    }
  | {
      readonly kind: 'workbook';
      readonly cells: readonly (readonly string[])[];
      readonly sheet: string;
      readonly sheets: readonly string[];
    };

/** Why a file is not read as a table. */
export type TableProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly atMost: number }
  | { readonly kind: 'too-many-rows'; readonly atMost: number }
  | { readonly kind: 'too-many-columns'; readonly atMost: number }
  | { readonly kind: 'open-quote'; readonly row: number }
  /** It has the old binary format of spreadsheets. */
  | { readonly kind: 'old-workbook' }
  | { readonly kind: 'locked-workbook' }
  | { readonly kind: 'no-workbook'; readonly message: string }
  /** What it would unpack to is far beyond any table. */
  | { readonly kind: 'unpacks-too-large'; readonly atMost: number };

/** What a table may have at most. */
export const tableLimits = {
  bytes: 50_000_000,
  /** Unpacked text of a workbook. */
  unpackedBytes: 200_000_000,
  rows: 50_000,
  columns: 500,
} as const;
