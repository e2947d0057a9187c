import type { SubjectId } from '../ids';
import type { IsoDate } from '../isoDate';
import type { CustomCovariate } from '../study/customCovariate';
import type { Subject } from '../study/subject';
import type { CellFlag, CellProblem } from './cellProblem';
import type { DateForm } from './cellText';
import type { CellValue } from './cellValue';
import type { ColumnCells } from './columnCells';
import type { ColumnAnswers, ColumnQuestion } from './columnQuestions';
import type { ColumnTarget } from './columnTarget';
import type { CovariateColumn } from './covariateColumn';
import type { SubjectMatch } from './matchSubjects';
import type { TextTable } from './textTable';

/** A subject as an import meets it, with what the images' headers say of the person. */
export interface ImportSubject {
  readonly subject: Subject;
  /** Only where the project keeps identity. */
  readonly hospitalNumbers: readonly string[];
  readonly names: readonly string[];
  readonly birthDate?: IsoDate;
}

/** Everything that an import is planned from. */
export interface ImportRequest {
  readonly table: TextTable;
  /** One for each column of the file. */
  readonly targets: readonly ColumnTarget[];
  /** By column of the file. */
  readonly answers: Readonly<Record<number, ColumnAnswers>>;
  /** By row of the table: the subject that a person chose for it, or that it is left out. */
  readonly rowChoices: Readonly<Record<number, SubjectId | 'left-out'>>;
  readonly subjects: readonly ImportSubject[];
  readonly definitions: readonly CustomCovariate[];
  readonly seesTelling: boolean;
  readonly dates: DateForm;
  /** Undefined where dates are stand-ins. */
  readonly today: IsoDate | undefined;
  /** Of rows of one subject that say different things: which one counts. Without it none does. */
  readonly ofSeveral?: 'first' | 'last';
}

/** Where a cell's value comes from. */
export type CellSource = 'file' | 'birth-date' | 'height-and-weight';

/** What a cell of the file would do to the project. */
export type CellState =
  | 'same'
  /** The project has no value. */
  | 'new'
  /** The project has another value: kept unless a person takes the file's. */
  | 'changed'
  /** The file has no value and the project has one: it stays unless a person takes it away. */
  | 'not-in-file'
  | 'both-missing'
  | 'refused';

/** One cell of the preview. */
export interface PlanCell {
  readonly state: CellState;
  /** As the file writes it; for a computed value, what it was computed from. */
  readonly text: string;
  readonly before: CellValue;
  /** Where the cell is not refused. */
  readonly value?: CellValue;
  readonly problem?: CellProblem;
  readonly flag?: CellFlag;
}

/** One row of the file. */
export interface PlanRow {
  /** In the table, from 0. */
  readonly at: number;
  readonly rowNumber: number;
  /** What the row says of who it is about. */
  readonly label: string;
  readonly match: SubjectMatch;
  readonly subject?: Subject;
  readonly birthDate?: IsoDate;
  readonly cells: ColumnCells<PlanCell>;
  /** Follow-up days of the file that are not those between surgery and final scan. */
  readonly followUp?: { readonly fileDays: number; readonly days: number };
}

/** One covariate that the file brings. */
export interface PlanColumn {
  readonly column: CovariateColumn;
  readonly source: CellSource;
  /** Columns of the file that it is read from. */
  readonly fileColumns: readonly number[];
}

/** A column of the file as it was understood. */
export interface FileColumn {
  readonly target: ColumnTarget;
  readonly questions: readonly ColumnQuestion[];
  /** What the texts decided by themselves, for saying so. */
  readonly settled: Pick<ColumnAnswers, 'order' | 'decimal'>;
  /** Some of its different texts, and how many there are. */
  readonly samples: readonly string[];
  readonly distinct: number;
}

/** What an import would do. Nothing is written by making it. */
export interface ImportPlan {
  readonly columns: readonly PlanColumn[];
  readonly fileColumns: readonly FileColumn[];
  readonly rows: readonly PlanRow[];
  readonly newDefinitions: readonly CustomCovariate[];
  /** Categories of the project with the answers that the import adds to them. */
  readonly changedDefinitions: readonly CustomCovariate[];
  /** Subjects with several rows that say different things. */
  readonly several: number;
  /** Follow-up days in the file: how many agree with the scans, differ, or cannot be compared. */
  readonly followUp?: { readonly agree: number; readonly differ: number; readonly notCompared: number };
}
