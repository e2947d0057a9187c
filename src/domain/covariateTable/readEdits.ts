import type { SubjectId } from '../ids';
import type { Covariates, Subject } from '../study/subject';
import type { CellFlag, CellProblem } from './cellProblem';
import type { DateForm } from './cellText';
import type { CheckFacts } from './checkTogether';
import type { ColumnKey, CovariateColumn } from './covariateColumn';
import { readCell, typedRules } from './readCell';
import { settleChanges } from './settleChanges';
import type { CellChange } from './withCells';

/** A text that somebody typed or pasted into a cell. */
export interface CellEdit {
  readonly subject: Subject;
  readonly column: CovariateColumn;
  readonly text: string;
}

/** A text that is no value of its cell: it stays on the screen and is not saved. */
export interface InvalidCell {
  readonly subjectId: SubjectId;
  readonly key: ColumnKey;
  readonly text: string;
  readonly problem: CellProblem;
}

/** What edits come to. */
export interface EditsRead {
  readonly changes: readonly { readonly id: SubjectId; readonly covariates: Covariates }[];
  readonly invalid: readonly InvalidCell[];
  /** Values that are taken and worth a look. */
  readonly flags: readonly {
    readonly subjectId: SubjectId;
    readonly key: ColumnKey;
    readonly flag: CellFlag;
  }[];
}

/** Reads what was typed or pasted. Cells of one subject are judged together; a wrong one keeps no other from being taken. */
export function readEdits(
  edits: readonly CellEdit[],
  dates: DateForm,
  factsOf: (subject: Subject) => CheckFacts,
): EditsRead {
  const bySubject = new Map<SubjectId, CellEdit[]>();
  for (const edit of edits) {
    bySubject.set(edit.subject.id, [...(bySubject.get(edit.subject.id) ?? []), edit]);
  }
  const changes: { id: SubjectId; covariates: Covariates }[] = [];
  const invalid: InvalidCell[] = [];
  const flags: { subjectId: SubjectId; key: ColumnKey; flag: CellFlag }[] = [];
  for (const [subjectId, own] of bySubject) {
    const subject = own[0]?.subject;
    if (!subject) continue;
    const textOf = (key: ColumnKey): string => own.find(({ column }) => column.key === key)?.text ?? '';
    const read: CellChange[] = [];
    for (const { column, text } of own) {
      const value = readCell(column, text, typedRules(dates));
      if (value.ok) read.push({ column, value: value.value });
      else invalid.push({ subjectId, key: column.key, text, problem: value.error });
    }
    const settled = settleChanges(subject, read, factsOf(subject));
    for (const { key, problem } of settled.refused) {
      invalid.push({ subjectId, key, text: textOf(key), problem });
    }
    for (const { key, flag } of settled.flags) {
      if (flag && own.some(({ column }) => column.key === key)) flags.push({ subjectId, key, flag });
    }
    for (const { column, value } of settled.taken) {
      const range = column.kind === 'number' ? column.likely : undefined;
      const isUnlikely =
        range && value.kind === 'number' && (value.number < range.from || value.number > range.to);
      if (range && isUnlikely)
        flags.push({ subjectId, key: column.key, flag: { kind: 'unlikely', ...range } });
    }
    if (settled.taken.length > 0) changes.push({ id: subjectId, covariates: settled.covariates });
  }
  return { changes, invalid, flags };
}
