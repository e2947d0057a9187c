import { settlingRound } from '../../domain/agreement/settlingRound';
import type { WorkFilter, WorkRow } from './workRows';

const filters: Readonly<Record<WorkFilter, string>> = {
  all: 'All',
  'to-read': 'To read',
  begun: 'Begun',
  waiting: 'Waiting',
  signed: 'Signed',
};

/** What an observer's work list says. */
export const workText = {
  title: 'Work list',
  settling: {
    again: 'To settle: read again without either outline',
    third: 'To settle: third readings',
  },
  /** `waiting`: of those left, how many cannot be opened yet. */
  left: (left: number, waiting: number) => {
    if (left === 0) return 'All signed';
    if (waiting >= left) return `${left} waiting`;
    return waiting === 0 ? `${left} to read` : `${left - waiting} to read, ${waiting} waiting`;
  },
  returnNow: 'Return my readings',
  round: (round: number) => (round === settlingRound ? 'To settle' : `Round ${round}`),
  rounds: 'Round',
  search: 'Search',
  searchHint: 'Code, level',
  filterGroup: 'Show',
  filters,
  progress: (signed: number, all: number) => `${signed} of ${all} signed`,
  heads: {
    number: 'No.',
    subject: 'Subject',
    scan: 'Scan',
    level: 'Level',
    reading: 'Reading',
    wait: 'Waits for',
  },
  next: 'next',
  training: 'training',
  openNext: 'Open the next to read',
  open: (code: string) => `Open ${code}`,
  openEarly: (code: string) => `Open ${code} anyway…`,
  override: 'Open anyway…',
  overrideTitle: (code: string, days: number) =>
    `Open ${code} ${days === 1 ? '1 day' : `${days} days`} before its wash-out has passed?`,
  overrideText:
    'The protocol asks for this pause, so that the first reading is forgotten. Opening it earlier is recorded with the reading and printed with the results.',
  overrideReason: 'Reason, required',
  overrideAct: 'Open',
  cancel: 'Cancel',
  none: 'Nothing in the list fits.',
  showAll: 'Show all',
  empty: {
    title: 'There is nothing to read here yet',
    text: 'Subjects appear once they are in the study and asked of you. Where slices are chosen beforehand, they come as those are chosen.',
  },
  dropOver: 'Let go to find the images',
  rows: (shown: number, all: number) => (shown === all ? `${all} in the list` : `${shown} of ${all} shown`),
  keys: { row: 'subject', open: 'open', search: 'search' },
} as const;

/** Where a reading stands, in words. */
export function standingText({ standing, isHalfDrawn }: WorkRow): string {
  const drawn = isHalfDrawn ? ', half-drawn' : '';
  switch (standing.kind) {
    case 'to-read':
      return isHalfDrawn ? 'half-drawn' : 'to read';
    case 'open':
      return `${standing.done} of ${standing.total}${drawn}`;
    case 're-opened':
      return `re-opened, ${standing.done} of ${standing.total}${drawn}`;
    case 'signed':
      return 'signed';
  }
}

/** Why a line cannot be opened now, in words. `nowMs`: what the days are counted from. */
export function waitText(
  { wait, isToSettle }: Pick<WorkRow, 'wait' | 'isToSettle'>,
  round: number,
  nowMs: number,
): string {
  switch (wait?.kind) {
    case undefined:
      return '';
    case 'earlier-round':
      return round === settlingRound
        ? 'after what you opened again is signed'
        : `after round ${round - 1} is signed`;
    case 'wash-out': {
      const day = new Date(nowMs + wait.daysLacking * 86_400_000);
      const text = day.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
      return `waits until ${text}`;
    }
    case 'closed':
      return isToSettle
        ? 'closed while you are asked to read it again'
        : `closed, round ${round + 1} has its turn`;
  }
}
