import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { emptyQuestion, isNarrowed, queryOf } from '../../app/archive/searchQuestion';
import type { StudyInstanceUid } from '../../domain/ids';
import type { ArchiveQuestion, ArchiveSearchState } from '../../state/archiveSearchState';
import { useApp } from '../AppContext';
import { allToggled, movedTo, reachedTo, toggled } from '../cohort/selection';
import { useSelectAll } from '../cohort/useSelectAll';
import { KeyCap } from '../parts/KeyCap';
import { StateIcon } from '../parts/StateIcon';
import { useKeys } from '../parts/useKeys';
import { filterCount, filteredLines, type StudyFilter, type StudyLine } from './archiveLines';
import { failureText, archiveText as text } from './archiveText';
import { SearchForm } from './SearchForm';
import { type StudyActs, StudyTable } from './StudyTable';
import type { StudySelection } from './useChosenStudies';

type Found = Exclude<ArchiveSearchState, { kind: 'none' }>;
export interface ArchiveDeskProps {
  readonly search: Found | undefined;
  readonly address: string;
  readonly lines: readonly StudyLine[];
  readonly hasProject: boolean;
  readonly selection: StudySelection;
  /** Patients of the studies that are ticked. */
  readonly chosenPatients: number;
  readonly onSelection: (change: (before: StudySelection) => StudySelection) => void;
  readonly onAdd: () => void;
  readonly onBack: () => void;
}

/** The archive's studies: what is searched for, what came, and what of it is ticked. */
export function ArchiveDesk(props: ArchiveDeskProps) {
  const { search, address, lines, hasProject, onSelection } = props;
  const app = useApp();
  const [question, setQuestion] = useState<ArchiveQuestion>(search?.question ?? emptyQuestion);
  const [wanted, setFilter] = useState<StudyFilter>('all');
  const asked = queryOf(question);
  const problem = asked.ok ? undefined : asked.error;
  const first = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const filters = useMemo(
    (): readonly StudyFilter[] => (hasProject ? ['all', 'pairs', 'new'] : ['all', 'pairs']),
    [hasProject],
  );
  const filter = filters.includes(wanted) ? wanted : 'all';
  const shown = useMemo(() => filteredLines(lines, filter), [lines, filter]);
  const shownUids = useMemo(() => shown.map(({ study }) => study.studyInstanceUid), [shown]);
  const selection = props.selection;
  const { cursor, chosen } = selection;

  const ask = (next: ArchiveQuestion): void => {
    setFilter('all');
    void app.searchArchive(next);
  };
  const focusLine = (uid: StudyInstanceUid): boolean => {
    const line = list.current?.querySelector(`[data-study="${CSS.escape(uid)}"] .code-button`);
    if (line instanceof HTMLElement) line.focus({ preventScroll: true });
    line?.closest('tr')?.scrollIntoView({ block: 'nearest' });
    return line instanceof HTMLElement;
  };
  const step = (to: number, isRange: boolean): void => {
    const uid = shownUids[Math.min(shownUids.length - 1, Math.max(0, to))];
    if (uid === undefined) return;
    onSelection((before) => (isRange ? reachedTo(before, uid, shownUids) : movedTo(before, uid)));
    // The line of a long list is there once the list has scrolled to it.
    if (!focusLine(uid)) requestAnimationFrame(() => requestAnimationFrame(() => focusLine(uid)));
  };
  const acts = useMemo(
    (): StudyActs => ({
      onTick: (uid, isRange) =>
        onSelection((before) => (isRange ? reachedTo(before, uid, shownUids) : toggled(before, uid))),
      onFocus: (uid) => onSelection((before) => (before.cursor === uid ? before : movedTo(before, uid))),
    }),
    [onSelection, shownUids],
  );
  const toggleAll = (): void => onSelection((before) => allToggled(before, shownUids));
  const togglePatient = (): boolean => {
    const at = shown.find(({ study }) => study.studyInstanceUid === cursor);
    if (!at) return false;
    const own = shown.filter(({ patientKey }) => patientKey === at.patientKey);
    const uids = own.map(({ study }) => study.studyInstanceUid);
    onSelection((before) => allToggled(before, uids));
    return true;
  };
  const cursorAt = (): number => (cursor === undefined ? -1 : shownUids.indexOf(cursor));
  const pageLines = (): number => Math.max(1, Math.floor((list.current?.clientHeight ?? 300) / 30) - 2);
  useSelectAll(toggleAll);
  useKeys((key, { shiftKey }) => {
    switch (key) {
      case 'ArrowDown':
        step(cursorAt() + 1, shiftKey);
        return true;
      case 'ArrowUp':
        step(cursorAt() - 1, shiftKey);
        return true;
      case 'PageDown':
        step(cursorAt() + pageLines(), shiftKey);
        return true;
      case 'PageUp':
        step(cursorAt() - pageLines(), shiftKey);
        return true;
      case 'Home':
        step(0, shiftKey);
        return true;
      case 'End':
        step(shownUids.length - 1, shiftKey);
        return true;
      case ' ':
        if (cursor === undefined) return false;
        onSelection((before) => toggled(before, cursor));
        return true;
      case 'p':
        return togglePatient();
      case 'a':
        if (chosen.size > 0) props.onAdd();
        return chosen.size > 0;
      case '/':
        first.current?.focus();
        return true;
      case 'Escape':
        if (chosen.size > 0) onSelection((before) => ({ ...before, chosen: new Set() }));
        else if (search?.kind === 'searching') app.cancelArchiveSearch();
        else props.onBack();
        return true;
      default:
        return false;
    }
  });

  const listed = useMemo(() => new Set(lines.map(({ study }) => study.studyInstanceUid)), [lines]);
  const notListed = [...chosen].filter((uid) => !listed.has(uid)).length;
  const chosenText = text.chosen(chosen.size, props.chosenPatients, notListed);
  return (
    <>
      <SearchForm question={question} problem={problem} onChange={setQuestion} onSearch={ask} first={first} />
      <div className="archive-bar">
        <fieldset className="filter-choices" aria-label={text.filterLabel}>
          {filters.map((one) => (
            <button
              key={one}
              type="button"
              className="filter-choice"
              aria-pressed={one === filter}
              onClick={() => setFilter(one)}
            >
              {text.filters[one]} {filterCount(lines, one).toLocaleString('en-US')}
            </button>
          ))}
        </fieldset>
        <p className="hint" role={problem ? 'alert' : undefined}>
          {problem ? text.problem(problem) : text.search.hint}
        </p>
        <span className="gap" />
        {search?.kind === 'searching' ? (
          <>
            <span className="muted" role="status" data-testid="archive-searching">
              {text.search.searching(address, lines.length)}
            </span>
            <Button
              size="compact-sm"
              rightSection={<KeyCap name="Esc" />}
              aria-label={text.search.cancel}
              onClick={() => app.cancelArchiveSearch()}
            >
              {text.search.cancel}
            </Button>
          </>
        ) : null}
      </div>
      <div className="cohort-list archive-list" ref={list}>
        <StudyTable
          lines={shown}
          cursor={cursor}
          chosen={chosen}
          hasProject={hasProject}
          acts={acts}
          onToggleAll={toggleAll}
          list={list}
        />
        <Below
          search={search}
          all={lines.length}
          shown={shown.length}
          onAsk={(next) => {
            setQuestion(next);
            ask(next);
          }}
          onShowAll={() => setFilter('all')}
        />
      </div>
      {chosen.size > 0 ? (
        <fieldset className="archive-chosen" aria-label={chosenText}>
          <strong>{chosenText}</strong>
          <span className="gap" />
          <Button
            size="compact-sm"
            rightSection={<KeyCap name="Esc" />}
            aria-label={text.clearChosen}
            onClick={() => onSelection((before) => ({ ...before, chosen: new Set() }))}
          >
            {text.clearChosen}
          </Button>
        </fieldset>
      ) : null}
    </>
  );
}

/** What is said under the list: nothing came and why, something went wrong, there is more. */
function Below({
  search,
  all,
  shown,
  onAsk,
  onShowAll,
}: {
  readonly search: Found | undefined;
  readonly all: number;
  readonly shown: number;
  readonly onAsk: (question: ArchiveQuestion) => void;
  readonly onShowAll: () => void;
}): ReactNode {
  const app = useApp();
  const { empty } = text;
  if (!search) return null;
  const { question } = search;
  if (search.kind === 'failed') {
    const failed = failureText(search.why, search.address, true);
    return (
      <div className="archive-below" role="alert" data-testid="archive-search-failed">
        <strong className="icon-text">
          <StateIcon state="attention" />
          {failed.title}
        </strong>
        <p className="muted">{failed.text}</p>
        <Button onClick={() => (all > 0 ? void app.moreOfArchive() : onAsk(question))}>{empty.again}</Button>
      </div>
    );
  }
  if (search.kind === 'searching') return null;
  if (all === 0) {
    const isAny = question.modality === 'any';
    const isAsked = isNarrowed(question);
    return (
      <div className="archive-below" data-testid="archive-empty">
        <strong>{isAsked || isAny ? empty.noneMatches : empty.noneAtAll}</strong>
        <p className="muted">{isAsked || isAny ? empty.noneMatchesText : empty.noneAtAllText}</p>
        <div className="archive-below-acts">
          {isAsked ? (
            <Button onClick={() => onAsk({ ...emptyQuestion, modality: question.modality })}>
              {empty.clear}
            </Button>
          ) : null}
          {isAny ? null : (
            <Button onClick={() => onAsk({ ...question, modality: 'any' })}>{empty.anyModality}</Button>
          )}
        </div>
      </div>
    );
  }
  if (shown === 0) {
    return (
      <div className="archive-below">
        <p className="muted">
          {empty.noneShown}{' '}
          <button type="button" className="link-button" onClick={onShowAll}>
            {empty.showAll}
          </button>
        </p>
      </div>
    );
  }
  return search.hasMore ? (
    <div className="archive-below more">
      <span className="muted">{text.nextHint(all)}</span>
      <Button onClick={() => void app.moreOfArchive()}>{text.next}</Button>
    </div>
  ) : null;
}
