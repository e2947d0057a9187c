import type { ObserverId } from '../../domain/ids';
import type { CohortRow } from './cohortRow';
import type { ReadingStanding } from './standings';

/** Which rows are listed. Each is also a task, and its count says how large it is. */
export type CohortFilter =
  | 'all'
  | 'to-read'
  | 'no-pair'
  | 'protocol-red'
  | 'protocol-amber'
  | 'not-eligible'
  | 'covariates'
  | 'identity'
  | 'screened'
  | 'training'
  | 'noted'
  | 'excluded';

const researcherFilters: readonly CohortFilter[] = [
  'all',
  'to-read',
  'no-pair',
  'protocol-red',
  'protocol-amber',
  'not-eligible',
  'covariates',
  'identity',
  'screened',
  'training',
  'noted',
  'excluded',
];
const observerFilters: readonly CohortFilter[] = [
  'all',
  'to-read',
  'no-pair',
  'protocol-red',
  'protocol-amber',
  'not-eligible',
  'excluded',
];

/** Filters of a person's list. Covariates are the researcher's task; one of them is the refracture. */
export function filtersFor(kind: 'researcher' | 'observer'): readonly CohortFilter[] {
  return kind === 'researcher' ? researcherFilters : observerFilters;
}

/** Whether a row belongs to a filter. An excluded subject is nobody's task any more. */
export function matchesFilter(row: CohortRow, filter: CohortFilter): boolean {
  const isExcluded = row.subject.exclusion !== undefined;
  switch (filter) {
    case 'all':
      return true;
    case 'excluded':
      return isExcluded;
    case 'to-read':
      return [...row.readings.values()].some(({ kind }) => isToRead(kind));
    case 'screened':
      return row.enrolment === 'screened';
    case 'training':
      return row.subject.isTraining === true;
    case 'noted':
      return row.subject.note !== undefined;
    case 'no-pair':
      return !isExcluded && row.pair.kind === 'no-scan';
    case 'protocol-red':
      return !isExcluded && row.pair.kind === 'checked' && row.pair.verdict === 'red';
    case 'protocol-amber':
      return !isExcluded && row.pair.kind === 'checked' && row.pair.verdict === 'amber';
    case 'not-eligible':
      return !isExcluded && row.ineligible !== undefined;
    case 'identity':
      return !isExcluded && row.isIdentityOpen;
    case 'covariates':
      return !isExcluded && row.missingCovariates.length > 0;
  }
}

function isToRead(kind: ReadingStanding['kind']): boolean {
  return kind === 'to-read' || kind === 'open' || kind === 're-opened';
}

/** Whether an observer has still to read a row. */
export function isToReadBy(row: CohortRow, observerId: ObserverId): boolean {
  const standing = row.readings.get(observerId);
  return standing !== undefined && isToRead(standing.kind);
}

/**
 * Whether a row has the text in its code, its level, its note, or (for who may see it) the reason it was excluded. An
 * observer's rows have no notes.
 */
export function matchesText(row: CohortRow, typed: string, seesReasons: boolean): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return true;
  const { code, covariates, exclusion, note } = row.subject;
  const texts = [code, covariates.level, seesReasons ? exclusion?.reason : '', row.group ? note : ''];
  return texts.some((text) => text?.toLowerCase().includes(wanted));
}
