import type { DroppedSubject } from './account';
import { regions } from './baseline';
import type { AnalysedSubject } from './studyFlow';
import { type StudyVariable, variableValue } from './studyVariable';

/** Subjects that have every variable of a model, with one list of values for each variable. */
export interface ModelRows {
  readonly used: readonly AnalysedSubject[];
  /** In the order of the variables, and in each that of the subjects. */
  readonly columns: readonly (readonly number[])[];
  readonly dropped: readonly DroppedSubject[];
}

/** Listwise: a subject that lacks one variable is left out, and said with all that it lacks. */
export function modelRows(
  analysed: readonly AnalysedSubject[],
  variables: readonly StudyVariable[],
): ModelRows {
  const used: AnalysedSubject[] = [];
  const columns: number[][] = variables.map(() => []);
  const dropped: DroppedSubject[] = [];
  for (const entry of analysed) {
    const values: number[] = [];
    const lacks: DroppedSubject['lacks'][number][] = [];
    for (const variable of variables) {
      const value = variableValue(entry, variable);
      if (typeof value === 'number') values.push(value);
      else lacks.push({ variable, why: value });
    }
    if (lacks.length > 0) {
      const { id: subjectId, code } = entry.subject;
      dropped.push({ subjectId, code, group: entry.group, lacks });
      continue;
    }
    used.push(entry);
    values.forEach((value, index) => {
      columns[index]?.push(value);
    });
  }
  return { used, columns, dropped };
}

/** A column of a design: a variable, or one region or category of a factor beside the first that is there. */
export interface ModelTerm {
  readonly variable: StudyVariable;
  readonly region?: { readonly id: string; readonly comparedWith: string };
  /** Of a category that the user added: names. */
  readonly category?: { readonly name: string; readonly comparedWith: string };
}

/** The design of a model, row by row: regions and categories become columns of 0 and 1, one fewer than there are. */
export interface ModelDesign {
  readonly terms: readonly ModelTerm[];
  readonly rows: readonly (readonly number[])[];
}

/** Makes the columns of some variables a design; `columns` are theirs, in their order. */
export function modelDesign(
  variables: readonly StudyVariable[],
  columns: readonly (readonly number[])[],
): ModelDesign {
  const terms: ModelTerm[] = [];
  const wide: (readonly number[])[] = [];
  variables.forEach((variable, index) => {
    const column = columns[index] ?? [];
    const levels = factorLevels(variable);
    if (!levels) {
      terms.push({ variable });
      wide.push(column);
      return;
    }
    const [first, ...others] = levels.flatMap((name, place) =>
      column.includes(place) ? [{ name, place }] : [],
    );
    if (!first) return;
    const comparedWith = first.name;
    for (const { name, place } of others) {
      terms.push(
        variable.kind === 'region'
          ? { variable, region: { id: name, comparedWith } }
          : { variable, category: { name, comparedWith } },
      );
      wide.push(column.map((value) => (value === place ? 1 : 0)));
    }
  });
  const count = columns[0]?.length ?? 0;
  return {
    terms,
    rows: Array.from({ length: count }, (_, row) => wide.map((column) => column[row] ?? Number.NaN)),
  };
}

/** What a factor's places mean, in order; undefined for a number. */
function factorLevels(variable: StudyVariable): readonly string[] | undefined {
  if (variable.kind === 'region') return regions;
  if (variable.kind !== 'custom' || variable.covariate.kind === 'number') return undefined;
  return variable.covariate.categories.map((one) => one.name);
}
