import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useMemo } from 'react';
import type { ObserverId } from '../../domain/ids';
import { observerProgress } from '../../domain/study/blinding';
import type { OpenProject } from '../../state/openProject';
import { Bar } from '../parts/Bar';
import { KeyCap } from '../parts/KeyCap';
import { ObserverTag } from '../parts/ObserverTag';
import { type CohortFilter, filtersFor, matchesFilter } from './cohortFilters';
import { type CohortRow, shownObservers } from './cohortRow';
import { cohortText } from './cohortText';
import './filterBar.css';

interface FilterBarProps {
  readonly open: OpenProject;
  readonly rows: readonly CohortRow[];
  readonly filter: CohortFilter;
  readonly typed: string;
  readonly search: RefObject<HTMLInputElement | null>;
  /** The observer whose unread subjects alone are listed. */
  readonly readBy: ObserverId | undefined;
  readonly onReadBy: (observerId: ObserverId | undefined) => void;
  readonly onFilter: (filter: CohortFilter) => void;
  readonly onType: (typed: string) => void;
}

/** Tasks that most projects never have: listed where there are any. */
const rareFilters: readonly CohortFilter[] = ['not-eligible', 'identity', 'screened', 'training', 'noted'];

/** Search, filters whose counts are tasks, and how far each observer is. */
export function FilterBar(props: FilterBarProps) {
  const { open, rows, filter, typed, search, readBy, onReadBy, onFilter, onType } = props;
  const shown = shownObservers(open);
  const { project, subjects, progress: lines } = open;
  const progress = useMemo(
    () => observerProgress({ project, subjects, readings: lines }),
    [project, subjects, lines],
  );
  const all = filtersFor(open.person.kind);
  const counts = useMemo(
    () => new Map(all.map((one) => [one, rows.filter((row) => matchesFilter(row, one)).length])),
    [all, rows],
  );
  const filters = all.filter(
    (one) => !rareFilters.includes(one) || one === filter || (counts.get(one) ?? 0) > 0,
  );
  return (
    <div className="filter-bar">
      <TextInput
        ref={search}
        className="cohort-search"
        aria-label={cohortText.search}
        placeholder={cohortText.searchHint[open.person.kind]}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<KeyCap name="/" />}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onType('');
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <fieldset className="filter-choices" aria-label={cohortText.filterGroup}>
        {filters.map((one) => (
          <button
            key={one}
            type="button"
            className="filter-choice"
            aria-pressed={one === filter}
            onClick={() => onFilter(one)}
          >
            {cohortText.filters[one]} {(counts.get(one) ?? 0).toLocaleString('en-US')}
          </button>
        ))}
      </fieldset>
      <span className="gap" />
      {shown.map(({ id, letter }) => {
        const own = progress.find(({ observerId }) => observerId === id);
        if (!own) return null;
        return (
          <button
            key={id}
            type="button"
            className="observer-progress"
            aria-pressed={readBy === id}
            title={cohortText.toReadBy(letter)}
            onClick={() => onReadBy(readBy === id ? undefined : id)}
          >
            <ObserverTag protocol={open.project.protocol} id={id} />
            <Bar
              part={own.signed}
              whole={own.toRead}
              label={cohortText.progressLabel(letter, own.signed, own.toRead)}
            />
            <span>{cohortText.progress(own.signed, own.toRead)}</span>
          </button>
        );
      })}
    </div>
  );
}
