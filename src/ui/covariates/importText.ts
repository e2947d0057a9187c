import type { SubjectMatch } from '../../domain/covariateTable/matchSubjects';
import type { TableDelimiter, TableEncoding, TableProblem } from '../../domain/covariateTable/tableFile';
import { count, covariatesText } from './covariatesText';

const encodings: Readonly<Record<TableEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
  gb18030: 'Chinese, GBK / GB18030',
  big5: 'Chinese, Big5',
  'shift-jis': 'Japanese, Shift-JIS',
  'euc-kr': 'Korean, EUC-KR',
  'windows-1252': 'Western, Windows-1252',
};

const delimiters: Readonly<Record<TableDelimiter, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar',
};

/** What the import of covariates says. */
export const importText = {
  title: 'Import covariates',
  lead: 'Nothing is changed before you apply it.',
  choose: 'Choose a file',
  fileInput: 'File with covariates',
  drop: 'Drop a table here, or paste cells from a spreadsheet',
  dropHint:
    'Excel (.xlsx), CSV or text with tabs or semicolons. One row for each subject or visit, below a row that names the columns. One column has the subject code, the hospital number or the name.',
  pasteKeys: 'paste',
  template: covariatesText.saveTemplate,
  pasted: 'Pasted cells',
  other: 'Another file',
  reading: 'Reading the file',
  encoding: 'Encoding',
  encodings,
  planning: 'Comparing with the project',
  pasteField: 'Or paste it here',
  readPasted: 'Read this text',
  namesRow: 'Names of columns',
  namesRowChoice: (row: number, cells: string) => `Row ${row}: ${cells}`,
  headNote: (above: number, unitRow: number | undefined) =>
    [
      above > 0 ? `${count(above, 'row', 'rows')} above left out.` : '',
      unitRow === undefined ? '' : `Row ${unitRow}: units.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  several: (subjects: number) =>
    `${count(subjects, 'subject has', 'subjects have')} several rows that differ. Which one counts?`,
  ofSeveral: { none: 'Row by row', first: 'First', last: 'Last' },
  addAnswer: (name: string) => `Add “${name}” as an answer`,
  guessed: 'Guessed. If the text below is not readable, choose another.',
  delimiter: 'Divided by',
  delimiters,
  sheet: 'Sheet',
  size: (rows: number, columns: number) =>
    `${count(rows, 'row', 'rows')}, ${count(columns, 'column', 'columns')}`,
  columnsTitle: 'Columns of the file',
  previewTitle: 'What would change',
  leftOut: (names: readonly string[]) =>
    `Left out, because you still have readings of your own to sign: ${names.join(', ')}.`,
  noHead: (number: number) => `Column ${number}`,
  target: (header: string) => `What “${header}” is`,
  targets: {
    ignore: 'Left out',
    'subject-code': 'Subject code',
    'hospital-number': 'Hospital number',
    name: 'Name',
    'birth-date': 'Birth date, gives the age at surgery',
    height: 'Height, gives the BMI with weight',
    weight: 'Weight, gives the BMI with height',
    'follow-up-days': 'Follow-up days, compared with the scans',
    new: 'Add as a new covariate',
  },
  groups: {
    rows: 'Whose row it is',
    covariates: 'Covariates',
    computed: 'Computed or compared',
    other: 'Other',
  },
  takenAlready: 'Another column is taken for this already.',
  noSubject: 'No column tells whose row it is. Choose the one with the subject code.',
  more: (number: number) => `+${number} more`,
  newName: 'Name',
  newUnit: 'Unit',
  newKind: 'Kind',
  kinds: { number: 'Number', category: 'Category', date: 'Date' },
  tells: 'Tells who had a refracture',
  questions: {
    codes: (header: string) => `What do these mean in “${header}”?`,
    'missing-codes': 'Missing, or a value?',
    'date-order': (example: string, contradicts: boolean) =>
      contradicts
        ? 'This column has dates of both orders. Which one is meant elsewhere?'
        : `${example}: which order?`,
    serial: (example: string) => `${example} is a number of a spreadsheet. By which date system?`,
    decimal: (example: string) => `${example}: what does the sign divide?`,
    unit: 'No unit is written. Which one is it?',
  },
  orders: { 'day-month': 'Day/month', 'month-day': 'Month/day' },
  serials: { '1900': '1900 (usual)', '1904': '1904 (old Mac)' },
  decimals: { comma: 'Comma decimal', point: 'Point decimal' },
  decided: {
    'day-month': 'Day before month, as its dates can only be.',
    'month-day': 'Month before day, as its dates can only be.',
    comma: 'Decimal comma.',
    point: '',
  },
  rowsOf: (rows: number) => `in ${count(rows, 'row', 'rows')}`,
  answers: { male: 'male', female: 'female', yes: 'yes', no: 'no', missing: 'missing', value: 'a value' },
  notSaid: 'choose',
  waits: 'waits for an answer',
  counts: {
    added: (n: number) => `${n} new`,
    same: (n: number) => `${n} same`,
    changed: (n: number) => `${n} ${n === 1 ? 'differs' : 'differ'}`,
    notInFile: (n: number) => `${n} not in the file`,
    refused: (n: number) => `${n} not taken`,
    flagged: (n: number) => `${n} unusual`,
  },
  differ: 'Differ',
  keepOrTake: { keep: 'Keep ours', take: 'Take the file’s' },
  addOrNot: 'New values',
  addChoice: { take: 'Take', keep: 'Leave out' },
  notInFile: 'Not in the file',
  eraseChoice: { keep: 'Keep', take: 'Make missing' },
  computedFrom: {
    file: '',
    'birth-date': 'Computed from the birth date.',
    'height-and-weight': 'Computed from height and weight.',
  },
  followUp: (agree: number, differ: number, notCompared: number) =>
    `Follow-up days: ${agree} as the scans say, ${differ} differ${notCompared > 0 ? `, ${notCompared} cannot be compared` : ''}. They are not kept; the scans count.`,
  filters: {
    all: 'All',
    new: 'New',
    changed: 'Differ',
    refused: 'Not taken',
    flagged: 'Unusual',
    unmatched: 'No subject',
  },
  filterLabel: 'Which rows',
  row: 'Row',
  subject: 'Subject',
  match: (match: SubjectMatch): string => {
    switch (match.kind) {
      case 'matched':
        return '';
      case 'ambiguous':
        return 'fits several subjects';
      case 'contradicts':
        return 'names two subjects';
      case 'unknown':
        return 'no such subject';
      case 'twice':
        return `also in row ${match.otherRow}`;
      case 'left-out':
        return 'left out';
      case 'joined':
        return `one with row ${match.otherRow}`;
      case 'summary':
        return 'a line of totals';
      case 'cut-number':
        return 'digits were lost';
    }
  },
  how: {
    code: '',
    'like-code': 'by code',
    'hospital-number': 'by hospital number',
    name: 'by name',
    'by-hand': 'by hand',
  },
  chooseSubject: (row: number) => `Subject of row ${row}`,
  chooseSubjectHint: 'choose',
  leaveOut: 'Leave out',
  takeRow: 'Take this row',
  erased: 'missing',
  kept: 'kept',
  follow: (file: number, days: number) => `file ${file}, scans ${days}`,
  followHead: 'Follow-up, days',
  noRows: 'No row is like this.',
  pick: 'Choose a cell to read what it says and why.',
  cellLine: (file: string, project: string) =>
    `File: ${file || '(empty)'} · project: ${project || 'missing'}`,
  takeCell: 'Take this value',
  keepCell: 'Keep the project’s',
  leaveCell: 'Leave this out',
  apply: (values: number, subjects: number) =>
    values === 0 ? 'Nothing to apply' : `Apply ${covariatesText.ofSubjects(values, subjects)}`,
  openQuestions: (columns: number) =>
    `${count(columns, 'column waits', 'columns wait')} for an answer: cells that depend on it are not taken.`,
  unmatched: (rows: number) =>
    `${count(rows, 'row has', 'rows have')} no subject and ${rows === 1 ? 'is' : 'are'} left out.`,
  /** `further`: cells that follow from those taken, as refracture “yes” does from its date. */
  applied: (values: number, subjects: number, further: number) =>
    `${covariatesText.ofSubjects(values, subjects)} ${values === 1 ? 'was' : 'were'} taken in${further > 0 ? `; ${further} more ${further === 1 ? 'follows' : 'follow'} from them, such as refracture “yes” from its date` : ''}.`,
  stay: (differ: number, refused: number) =>
    [
      differ > 0
        ? `${count(differ, 'value differs', 'values differ')}: ours ${differ === 1 ? 'stays' : 'stay'}.`
        : '',
      refused > 0 ? `${refused} not taken: see the crosses.` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  addedColumns: (columns: number) => `${count(columns, 'covariate was', 'covariates were')} added.`,
  undoImport: 'Undo the import',
  undone: (values: number, kept: number) =>
    `The import was undone: ${covariatesText.values(values)} put back${kept > 0 ? `, ${count(kept, 'cell', 'cells')} changed since stayed` : ''}.`,
  toGrid: 'Open the grid',
  nextFile: 'Import another file',
} as const;

/** Why a file was not read, and what to do. */
export function tableProblemText(problem: TableProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'There is nothing in it. Choose a file with one row a subject.';
    case 'too-large':
      return `The file has ${Math.round(problem.bytes / 1e6)} MB; a table of covariates has at most ${Math.round(problem.atMost / 1e6)}. Save the sheet alone.`;
    case 'too-many-rows':
      return `It has more than ${problem.atMost.toLocaleString('en-US')} rows. Save only the rows of this study.`;
    case 'too-many-columns':
      return `It has more than ${problem.atMost} columns. Save only those of this study, or choose what divides the cells.`;
    case 'open-quote':
      return `A quote is opened near row ${problem.row} and never closed. Correct it in the file, or choose what divides the cells.`;
    case 'old-workbook':
      return 'This is a workbook of before 2007 (.xls). Save it as .xlsx or CSV.';
    case 'locked-workbook':
      return 'The workbook is locked by a password. Save a copy without one.';
    case 'no-workbook':
      return `The workbook could not be read. ${problem.message}`;
    case 'unpacks-too-large':
      return `Unpacked it would take more than ${Math.round(problem.atMost / 1e6)} MB: no table of covariates does. Nothing was read.`;
  }
}
