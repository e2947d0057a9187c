import { err, type Result } from '../../base/result';
import {
  type TableCells,
  type TableChoice,
  type TableProblem,
  tableLimits,
} from '../../domain/covariateTable/tableFile';
import { readCells, readTextTable } from './readTextTable';

/** Reads a file as a table: a workbook by its first bytes, anything else as text. */
async function read(bytes: Uint8Array, choice: TableChoice): Promise<Result<TableCells, TableProblem>> {
  if (bytes.length === 0) return err({ kind: 'empty' });
  if (bytes.length > tableLimits.bytes) {
    return err({ kind: 'too-large', bytes: bytes.length, atMost: tableLimits.bytes });
  }
  const begins = (...signs: readonly number[]): boolean => signs.every((sign, at) => bytes[at] === sign);
  // The same wrapper holds workbooks of before 2007 and those that a password locks.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    return err({ kind: holdsWide(bytes, 'EncryptedPackage') ? 'locked-workbook' : 'old-workbook' });
  }
  if (begins(0x50, 0x4b)) {
    const { readWorkbook } = await import('./readWorkbook');
    return readWorkbook(bytes, choice);
  }
  return readTextTable(bytes, choice);
}

function holdsWide(bytes: Uint8Array, text: string): boolean {
  const head = bytes.subarray(0, 1_000_000);
  return (
    new TextDecoder('utf-16le').decode(head).includes(text) ||
    new TextDecoder('utf-16le').decode(head.subarray(1)).includes(text)
  );
}

/** Tables in files and on the clipboard. */
export const tableFormats = { read, readPasted: readCells };
