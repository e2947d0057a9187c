import type { Steps } from '../../base/steps';
import type { SubjectId } from '../ids';
import { foldText, foldWord } from './foldText';
import type { ImportRequest } from './importPlan';
import { type SubjectMatch, subjectMatcherSteps } from './matchSubjects';
import { isMissingText, saysNone } from './missingText';
import { isSummaryText } from './summaryText';

/** A row and the subject that it is about. */
export interface MatchedRow {
  readonly at: number;
  readonly label: string;
  readonly match: SubjectMatch;
}

/** What finds the subject of a row by what identifies it, or by what a person chose; made in steps. */
export function* rowMatcherSteps(
  request: ImportRequest,
): Steps<(row: readonly string[], at: number) => MatchedRow> {
  const { subjects, rowChoices, targets } = request;
  const matcher = yield* subjectMatcherSteps(
    subjects.map(({ subject, hospitalNumbers, names }) => ({
      id: subject.id,
      code: subject.code,
      hospitalNumbers,
      names,
    })),
  );
  const [code, number, name] = (['subject-code', 'hospital-number', 'name'] as const).map((kind) =>
    targets.findIndex((target) => target.kind === kind),
  );
  const cell = (row: readonly string[], at: number | undefined): string => {
    const text = at === undefined || at < 0 ? '' : (row[at] ?? '');
    return isMissingText(text) ? '' : foldText(text);
  };
  return (row, at) => {
    const identity = { code: cell(row, code), hospitalNumber: cell(row, number), name: cell(row, name) };
    const choice = rowChoices[at];
    // "合计" stands in the first column, whatever that is, with a count where the code is expected.
    const summary = [identity.code, identity.hospitalNumber, identity.name, row[0] ?? ''].find(isSummaryText);
    const label = summary ?? (identity.code || identity.hospitalNumber || identity.name);
    if (choice === 'left-out') return { at, label, match: { kind: 'left-out' } };
    if (choice !== undefined) return { at, label, match: { kind: 'matched', id: choice, how: 'by-hand' } };
    return { at, label, match: summary === undefined ? matcher(identity) : { kind: 'summary' } };
  };
}

/** Rows after those of one subject were held against each other. */
export interface SubjectRows {
  readonly rows: readonly MatchedRow[];
  /** By index, rows of which others of the same subject fill the gaps. */
  readonly joined: ReadonlyMap<number, readonly string[]>;
  /** Subjects with rows that say different things. */
  readonly several: number;
}

/**
 * Rows about one subject, such as one a visit. Where no column says two things they are one row. Where they do, none is
 * taken until a person says whether the first or the last counts, or leaves the others out: then columns that say one
 * thing are joined, and the others come from the row that counts.
 */
export function* subjectRowSteps(rows: readonly MatchedRow[], request: ImportRequest): Steps<SubjectRows> {
  const { table, ofSeveral } = request;
  const bySubject = new Map<SubjectId, MatchedRow[]>();
  for (const row of rows) {
    if (row.match.kind !== 'matched') continue;
    const own = bySubject.get(row.match.id);
    if (own) own.push(row);
    else bySubject.set(row.match.id, [row]);
  }
  const becomes = new Map<number, SubjectMatch>();
  const joined = new Map<number, readonly string[]>();
  let several = 0;
  yield;
  for (const [id, own] of bySubject) {
    yield;
    if (own.length < 2) continue;
    const texts = own.map(({ at }) => table.rows[at] ?? []);
    const said = request.targets.map((_, column) => saidIn(texts, column));
    const differs = request.targets.some(({ kind }, at) => isTaken(kind) && (said[at]?.size ?? 0) > 1);
    if (differs) several += 1;
    const counting = differs && ofSeveral === 'last' ? own.length - 1 : 0;
    const counts = own[counting];
    if (differs && !ofSeveral) {
      for (const { at } of own) {
        const other = own.find((one) => one.at !== at);
        becomes.set(at, { kind: 'twice', id, otherRow: table.rowNumbers[other?.at ?? 0] ?? 0 });
      }
    } else if (counts) {
      const row = texts[counting] ?? [];
      joined.set(
        counts.at,
        request.targets.map(({ kind }, column) => {
          const only = said[column]?.size === 1 ? [...(said[column]?.values() ?? [])][0] : undefined;
          return isTaken(kind) && only !== undefined ? only : (row[column] ?? '');
        }),
      );
      const otherRow = table.rowNumbers[counts.at] ?? 0;
      for (const { at } of own) if (at !== counts.at) becomes.set(at, { kind: 'joined', id, otherRow });
    }
  }
  return {
    rows: rows.map((row) => ({ ...row, match: becomes.get(row.at) ?? row.match })),
    joined,
    several,
  };
}

function isTaken(kind: string): boolean {
  return !['ignore', 'subject-code', 'hospital-number', 'name'].includes(kind);
}

/**
 * What rows say in a column, besides nothing: by the folded text, the first text of it. A dash or n/a beside a value is
 * nothing said; 无 is an answer of some columns.
 */
function saidIn(rows: readonly (readonly string[])[], column: number): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const row of rows) {
    const text = row[column] ?? '';
    if (text !== '' && !(isMissingText(text) && !saysNone(text)) && !said.has(foldWord(text)))
      said.set(foldWord(text), text);
  }
  return said;
}
