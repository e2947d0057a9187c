import { keptList } from '../statistics/settledList';
import type { DroppedSubject } from './account';
import { regions } from './baseline';
import { changePercentOf, quantities } from './quantity';
import { structureColumns } from './structureColumns';
import type { AnalysedSubject } from './studyFlow';
import { type StudyVariable, variableValue } from './studyVariable';
import { partOf, valuesAt } from './subjectParts';

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
  const all = variables.map((variable) => columnOf(analysed, variable));
  if (all.every(({ isWhole }) => isWhole)) {
    return { used: analysed, columns: all.map(({ numbers }) => numbers), dropped: [] };
  }
  const used: AnalysedSubject[] = [];
  const columns: number[][] = variables.map(() => []);
  const dropped: DroppedSubject[] = [];
  for (let row = 0; row < analysed.length; row += 1) {
    const entry = analysed[row];
    if (!entry) continue;
    if (all.some(({ numbers }) => Number.isNaN(numbers[row]))) {
      const lacks = variables.flatMap((variable) => {
        const why = variableValue(entry, variable);
        return typeof why === 'number' ? [] : [{ variable, why }];
      });
      const { id: subjectId, code } = entry.subject;
      dropped.push({ subjectId, code, group: entry.group, lacks });
      continue;
    }
    used.push(entry);
    for (let index = 0; index < all.length; index += 1) {
      columns[index]?.push(all[index]?.numbers[row] ?? Number.NaN);
    }
  }
  return { used, columns, dropped };
}

/** One variable of all subjects: NaN where a subject has no value, which no variable is. */
interface VariableColumn {
  readonly numbers: readonly number[];
  readonly isWhole: boolean;
}

const known = new WeakMap<readonly AnalysedSubject[], Map<string, VariableColumn>>();

/** Read once for all models of the same subjects: the list of them is made anew with the data, never changed. */
function columnOf(analysed: readonly AnalysedSubject[], variable: StudyVariable): VariableColumn {
  const own = known.get(analysed) ?? new Map<string, VariableColumn>();
  known.set(analysed, own);
  const key = JSON.stringify(variable);
  const before = own.get(key);
  if (before) return before;
  const part = partOf(analysed);
  const numbers =
    (part && valuesAt(columnOf(part.whole, variable).numbers, part.places)) ??
    averagesOf(analysed, variable) ??
    changesOf(analysed, variable) ??
    analysed.map((entry) => {
      const value = variableValue(entry, variable);
      return typeof value === 'number' ? value : Number.NaN;
    });
  // Sorted and centred once for all models, where every subject has a value.
  const settled = keptList(numbers);
  const column = { numbers: settled, isWhole: !settled.some(Number.isNaN) };
  own.set(key, column);
  return column;
}

/** The change of a measure that Table 2 has at both time points; undefined of others. */
function changesOf(
  analysed: readonly AnalysedSubject[],
  variable: StudyVariable,
): readonly number[] | undefined {
  if (variable.kind !== 'measure' || variable.phase !== 'change') return undefined;
  const preop = averagesOf(analysed, { ...variable, phase: 'preop' });
  const followUp = averagesOf(analysed, { ...variable, phase: 'followUp' });
  return preop?.map((before, row) =>
    before > 0 ? changePercentOf(before, followUp?.[row] ?? Number.NaN) : Number.NaN,
  );
}

/** A measure at a time point that Table 2 has too; undefined of others. */
function averagesOf(
  analysed: readonly AnalysedSubject[],
  variable: StudyVariable,
): readonly number[] | undefined {
  if (variable.kind !== 'measure' || variable.phase === 'change') return undefined;
  const { side, quantity } = variable.measure;
  const own = side === 'mean' ? quantities.find((one) => one === quantity) : undefined;
  return own && structureColumns(analysed, variable.measure)[variable.phase][own];
}

/** A column of a design: a variable, or one region or category of a factor beside the first that is there. */
export interface ModelTerm {
  readonly variable: StudyVariable;
  readonly region?: { readonly id: string; readonly comparedWith: string };
  /** Of a category that the user added: names. */
  readonly category?: { readonly name: string; readonly comparedWith: string };
}

/** The design of a model: regions and categories become columns of 0 and 1, one fewer than there are. */
export interface ModelDesign {
  readonly terms: readonly ModelTerm[];
  /** One for each term. */
  readonly columns: readonly (readonly number[])[];
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
      wide.push(levelColumn(column, place));
    }
  });
  return { terms, columns: wide };
}

const levelColumns = new WeakMap<readonly number[], Map<number, readonly number[]>>();

/** 1 where a factor has a level, else 0: made once for all models that share the factor's column. */
function levelColumn(column: readonly number[], place: number): readonly number[] {
  const own = levelColumns.get(column) ?? new Map<number, readonly number[]>();
  levelColumns.set(column, own);
  const known = own.get(place);
  if (known) return known;
  const made = keptList(column.map((value) => (value === place ? 1 : 0)));
  own.set(place, made);
  return made;
}

/** What a factor's places mean, in order; undefined for a number. */
function factorLevels(variable: StudyVariable): readonly string[] | undefined {
  if (variable.kind === 'region') return regions;
  if (variable.kind !== 'custom' || variable.covariate.kind === 'number') return undefined;
  return variable.covariate.categories.map((one) => one.name);
}
