import type { RoundWait } from '../../domain/conduct/washOut';
import type { SubjectId } from '../../domain/ids';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import { isReadable } from '../../domain/study/isReadable';
import { scannedTimePoints } from '../../domain/study/scannedTimePoints';
import { isScanOrderHidden } from '../../domain/study/scanOrder';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import type { OpenProject } from '../../state/openProject';
import { askedWords } from '../parts/askedWords';

/** Where the observer who sits here stands with a subject, in the round that is shown. */
export type WorkStanding =
  | { readonly kind: 'to-read' }
  | { readonly kind: 'open'; readonly done: number; readonly total: number }
  | { readonly kind: 're-opened'; readonly done: number; readonly total: number }
  | { readonly kind: 'signed' };

/** One line of an observer's work list. Of a subject it has the name and the level, and nothing else. */
export interface WorkRow {
  readonly id: SubjectId;
  readonly code: string;
  readonly level: string | undefined;
  /** From 1, in the observer's own order. */
  readonly number: number;
  readonly standing: WorkStanding;
  /** Something is begun and not committed. */
  readonly isHalfDrawn: boolean;
  readonly isTraining: boolean;
  /** In the settling round: which targets are asked for, in words. */
  readonly asked: string | undefined;
  /** The settling round asks for something of it. */
  readonly isToSettle: boolean;
  /** Why it cannot be opened now. */
  readonly wait: RoundWait | undefined;
}

const scanWords: Readonly<Record<TimePoint, string>> = { preop: 'pre-op', followUp: 'follow-up' };

/** An observer's subjects in their own order, as the open project has them for this observer and round. */
export function workRows(open: OpenProject): readonly WorkRow[] {
  const { project, subjects, progress, person, round = 1, waits, ownDrafts, toSettle } = open;
  const scanNames = isScanOrderHidden(open) ? {} : scanWords;
  const own = new Map(
    progress
      .filter((one) => one.observerId === person.observerId && one.round === round)
      .map((one) => [one.subjectId, one]),
  );
  const perScan = targetsOf(project.protocol, ['preop']).length;
  return subjects.filter(isReadable).map((subject, index) => ({
    id: subject.id,
    code: subject.code,
    level: subject.covariates.level,
    number: index + 1,
    standing: standingOf(
      own.get(subject.id),
      subject.askedTargets?.length ?? perScan * scannedTimePoints(subject).length,
    ),
    isHalfDrawn: ownDrafts.has(subject.id),
    isTraining: subject.isTraining === true,
    asked: subject.askedTargets && askedWords(subject.askedTargets, project.protocol, scanNames).join('; '),
    isToSettle: toSettle?.has(subject.id) === true,
    wait: waits?.get(subject.id),
  }));
}

function standingOf(progress: ReadingProgress | undefined, total: number): WorkStanding {
  if (!progress) return { kind: 'to-read' };
  const { state, done } = progress;
  if (state === 'signed') return { kind: 'signed' };
  if (state === 're-opened') return { kind: 're-opened', done, total };
  return done === 0 ? { kind: 'to-read' } : { kind: 'open', done, total };
}

/** What the list can be narrowed to. */
export type WorkFilter = 'all' | 'to-read' | 'begun' | 'waiting' | 'signed';

/** All of them, in the order on the screen. */
export const workFilters: readonly WorkFilter[] = ['all', 'to-read', 'begun', 'waiting', 'signed'];

/** Whether a line belongs to a task. */
export function matchesWork({ standing, isHalfDrawn, wait }: WorkRow, filter: WorkFilter): boolean {
  const isBegun = standing.kind === 'open' || standing.kind === 're-opened' || isHalfDrawn;
  switch (filter) {
    case 'all':
      return true;
    case 'to-read':
      return standing.kind !== 'signed' && wait === undefined;
    case 'begun':
      return isBegun && standing.kind !== 'signed';
    case 'waiting':
      return wait !== undefined && wait.kind !== 'closed';
    case 'signed':
      return standing.kind === 'signed';
  }
}

/** Whether what was typed is in the name or is the level. */
export function matchesTyped({ code, level }: WorkRow, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' || code.toLowerCase().includes(wanted) || level?.toLowerCase() === wanted;
}

/** The first that can be read now and is not signed: what Enter opens. */
export function nextToRead(rows: readonly WorkRow[]): WorkRow | undefined {
  return rows.find((row) => matchesWork(row, 'to-read'));
}
