import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
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
  readonly onFilter: (filter: CohortFilter) => void;
  readonly onType: (typed: string) => void;
}

/** Tasks that most projects never have: listed where there are any. */
const rareFilters: readonly CohortFilter[] = ['not-eligible', 'identity'];

/** Search, filters whose counts are tasks, and how far each observer is. */
export function FilterBar({ open, rows, filter, typed, search, onFilter, onType }: FilterBarProps) {
  const shown = shownObservers(open);
  const progress = observerProgress({
    project: open.project,
    subjects: open.subjects,
    readings: open.progress,
  });
  const filters = filtersFor(open.person.kind).filter(
    (one) => !rareFilters.includes(one) || one === filter || rows.some((row) => matchesFilter(row, one)),
  );
  return (
    <div className="filter-bar">
      <TextInput
        ref={search}
        className="cohort-search"
        aria-label={cohortText.search}
        placeholder={cohortText.searchHint}
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
            {cohortText.filters[one]} {rows.filter((row) => matchesFilter(row, one)).length}
          </button>
        ))}
      </fieldset>
      <span className="gap" />
      {shown.map(({ id, letter }) => {
        const own = progress.find(({ observerId }) => observerId === id);
        if (!own) return null;
        return (
          <span key={id} className="observer-progress">
            <ObserverTag protocol={open.project.protocol} id={id} />
            <Bar
              part={own.signed}
              whole={own.toRead}
              label={cohortText.progressLabel(letter, own.signed, own.toRead)}
            />
            <span>{cohortText.progress(own.signed, own.toRead)}</span>
          </span>
        );
      })}
    </div>
  );
}
