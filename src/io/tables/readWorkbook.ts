import readXlsxFile from 'read-excel-file/universal';
import { err, ok, type Result } from '../../base/result';
import {
  type TableCells,
  type TableChoice,
  type TableProblem,
  tableLimits,
} from '../../domain/covariateTable/tableFile';
import { checkWorkbook } from './checkWorkbook';

/**
 * Reads a workbook (.xlsx). Cells come as texts that mean one thing only: dates as yyyy-mm-dd by the workbook's own date
 * system, numbers with a decimal point.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  choice: TableChoice,
): Promise<Result<TableCells, TableProblem>> {
  const checked = await checkWorkbook(bytes);
  if (!checked.ok) return checked;
  const read = await unpacked(bytes);
  if (!read.ok) return read;
  const sheets = read.value;
  const sheet =
    sheets.find((one) => one.sheet === choice.sheet) ??
    sheets.find(({ data }) => data.length > 0) ??
    sheets[0];
  if (!sheet) return err({ kind: 'empty' });
  if (sheet.data.length > tableLimits.rows) return err({ kind: 'too-many-rows', atMost: tableLimits.rows });
  return ok({
    kind: 'workbook',
    cells: sheet.data.map((row) => row.map(cellText)),
    sheet: sheet.sheet,
    sheets: sheets.map((one) => one.sheet),
  });
}

async function unpacked(
  bytes: Uint8Array,
): Promise<Result<Awaited<ReturnType<typeof readXlsxFile>>, TableProblem>> {
  try {
    return ok(await readXlsxFile(new Blob([bytes.slice()]), { trim: false }));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return err({ kind: 'no-workbook', message });
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.valueOf()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'number' ? numberText(cell) : String(cell);
}

/**
 * A number as a spreadsheet shows it at full width: 15 digits, so that 23.499999999999996 is 23.5. A last zero keeps
 * "1.234" from being read as thousands.
 */
function numberText(number: number): string {
  // A workbook keeps 15 digits: of a longer number the last ones are lost, and it names nobody.
  if (Math.abs(number) >= 1e15) return number.toExponential();
  const text = String(Number(number.toPrecision(15)));
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
}
