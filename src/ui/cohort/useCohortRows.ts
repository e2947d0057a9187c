import { useCallback, useMemo, useRef } from 'react';
import type { CatalogueSeries } from '../../domain/catalogue/catalogue';
import type { SeriesInstanceUid, SubjectId } from '../../domain/ids';
import { type LinkSuggestion, linkSuggestions } from '../../domain/study/linkSuggestions';
import { type SeriesByUid, seriesByUid } from '../../domain/study/subjectPairs';
import { maySeeGroup } from '../../state/maySeeGroup';
import type { OpenProject } from '../../state/openProject';
import { orderedRows } from './cohortColumns';
import { isToReadBy, matchesFilter, matchesText } from './cohortFilters';
import { type CohortRow, cohortRows } from './cohortRow';
import type { ShownRange } from './shownRange';
import type { CohortChoice } from './useCohortChoice';
import { usePairChecks } from './usePairChecks';

/** The lines of the list, and what they were made from. */
export interface CohortLines {
  readonly series: SeriesByUid;
  readonly suggestions: readonly LinkSuggestion[];
  /** A line for every subject. */
  readonly rows: readonly CohortRow[];
  /** The lines that are listed, in their order. */
  readonly shown: readonly CohortRow[];
  /** Whose lines are listed now; the same function at every drawing. */
  readonly shownIds: () => readonly SubjectId[];
}

/** The lines of the list of subjects. Pairs are checked a few at a time, those on the screen first. */
export function useCohortRows(
  open: OpenProject | undefined,
  isIndexing: boolean,
  { filter, typed, readBy, order }: CohortChoice,
  range: ShownRange,
): CohortLines {
  const catalogue = open?.catalogue;
  const series = useMemo(
    () => (catalogue ? seriesByUid(catalogue) : new Map<SeriesInstanceUid, CatalogueSeries>()),
    [catalogue],
  );
  const listed = open?.subjects;
  const suggestions = useMemo(
    () => (listed && catalogue ? linkSuggestions(listed, catalogue) : []),
    [listed, catalogue],
  );
  const shownNow = useRef<readonly CohortRow[]>([]);
  const mayCheck = usePairChecks(open, series, () => {
    const { first, last } = range.now();
    return shownNow.current.slice(first, last + 2).map(({ subject }) => subject.id);
  });
  const rows = useMemo(
    () => (open ? cohortRows(open, series, suggestions, isIndexing, mayCheck) : []),
    [open, series, suggestions, isIndexing, mayCheck],
  );
  const showsGroup = open !== undefined && maySeeGroup(open);
  const shown = useMemo(() => {
    const matching = rows.filter(
      (row) =>
        matchesFilter(row, filter) &&
        matchesText(row, typed, showsGroup) &&
        (readBy === undefined || isToReadBy(row, readBy)),
    );
    return orderedRows(matching, order);
  }, [rows, filter, typed, showsGroup, readBy, order]);
  shownNow.current = shown;
  const shownIds = useCallback(() => shownNow.current.map(({ subject }) => subject.id), []);
  return { series, suggestions, rows, shown, shownIds };
}
