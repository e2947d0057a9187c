import { useCallback, useMemo, useRef, useState } from 'react';
import type { CatalogueSeries } from '../../domain/catalogue/catalogue';
import type { SeriesInstanceUid, SubjectId } from '../../domain/ids';
import { linkSuggestions } from '../../domain/study/linkSuggestions';
import { seriesByUid } from '../../domain/study/subjectPairs';
import { useApp, useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import type { PickedFolder } from '../parts/FilePicker';
import { KeyHint } from '../parts/KeyHint';
import { ReasonDialog } from '../parts/ReasonDialog';
import { useDropAnywhere } from '../parts/useDropAnywhere';
import { useKeys } from '../parts/useKeys';
import { AddScans } from './AddScans';
import { type CohortFilter, matchesFilter, matchesText } from './cohortFilters';
import { cohortRows, maySeeGroup, shownObservers } from './cohortRow';
import './cohort.css';
import './strips.css';
import './unused.css';
import { CopyStrip } from './CopyStrip';
import { cohortText } from './cohortText';
import { EmptyProject } from './EmptyProject';
import { FilterBar } from './FilterBar';
import { ImportStrip } from './ImportStrip';
import { ObserverActs } from './ObserverActs';
import { SubjectPanel } from './SubjectPanel';
import { SubjectTable } from './SubjectTable';
import { unreachableScans } from './scanFacts';
import { UnreachableStrip } from './UnreachableStrip';
import { UnusedPanel } from './UnusedPanel';

/** The subjects of the project: for a researcher the cohort, for an observer the work list. */
export function CohortScreen() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const importKind = useAppState((state) => state.import.kind);
  const isIndexing = useAppState(
    ({ import: current }) => current.kind === 'running' && current.act === 'index',
  );
  const [filter, setFilter] = useState<CohortFilter>('all');
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState<SubjectId>();
  const [panel, setPanel] = useState<'none' | 'subject' | 'unused'>('none');
  const [isAdding, setAdding] = useState(false);
  const [excluding, setExcluding] = useState<SubjectId>();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

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
  const rows = useMemo(
    () => (open ? cohortRows(open, series, suggestions, isIndexing) : []),
    [open, series, suggestions, isIndexing],
  );
  const observers = useMemo(() => (open ? shownObservers(open) : []), [open]);
  const unreachable = useMemo(
    () => (open ? unreachableScans(open.subjects, series, open.reachable) : { scans: 0, codes: [] }),
    [open, series],
  );
  const isObserver = open?.person.kind === 'observer';
  const showsGroup = open !== undefined && maySeeGroup(open);
  const shown = useMemo(
    () => rows.filter((row) => matchesFilter(row, filter) && matchesText(row, typed, showsGroup)),
    [rows, filter, typed, showsGroup],
  );
  const current = rows.find(({ subject }) => subject.id === selected);

  const openRow = useCallback(
    (id: SubjectId): void => {
      setSelected(id);
      if (isObserver) void app.openReading(id);
      else setPanel('subject');
    },
    [app, isObserver],
  );
  const selectRow = useCallback(
    (id: SubjectId): void => {
      setSelected(id);
      if (!isObserver) setPanel('subject');
    },
    [isObserver],
  );

  const addFiles = (files: readonly File[]): void => void app.importImages({ kind: 'files', files });
  const addFolder = ({ given, bundle }: Pick<PickedFolder, 'given' | 'bundle'>): void => {
    if (bundle) void bundle.arrayBuffer().then((bytes) => app.openBundle(new Uint8Array(bytes)));
    else void app.importImages(given);
  };
  const isOver = useDropAnywhere(({ given, bundle }) => addFolder({ given, ...(bundle && { bundle }) }));

  const step = (to: number): void => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, to))];
    if (!next) return;
    setSelected(next.subject.id);
    const row = list.current?.querySelector(`[data-subject="${CSS.escape(next.subject.id)}"] button`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  };
  const backOut = (): boolean => {
    if (panel !== 'none') setPanel('none');
    else if (importKind === 'running') app.cancelImport();
    else if (importKind === 'done') app.dismissImport();
    else if (typed !== '') setTyped('');
    else if (filter !== 'all') setFilter('all');
    else return false;
    return true;
  };
  useKeys((key) => {
    const index = shown.findIndex(({ subject }) => subject.id === selected);
    switch (key) {
      case 'ArrowDown':
        step(index + 1);
        return true;
      case 'ArrowUp':
        step(index - 1);
        return true;
      case 'Home':
        step(0);
        return true;
      case 'End':
        step(shown.length - 1);
        return true;
      case 'Enter':
        if (current) openRow(current.subject.id);
        return current !== undefined;
      case 'Escape':
        return backOut();
      case '/':
        search.current?.focus();
        return true;
      case 'a':
        if (isObserver || importKind === 'running') return false;
        setAdding(true);
        return true;
      case 'e':
        if (isObserver || !current || current.subject.exclusion) return false;
        setExcluding(current.subject.id);
        return true;
      default:
        return false;
    }
  });

  if (!open) return null;
  const { person, subjects, project } = open;
  const excluded = subjects.filter(({ exclusion }) => exclusion).length;
  const excludingSubject = subjects.find(({ id }) => id === excluding);
  const isEmpty = subjects.length === 0 && importKind !== 'running';
  const { keys } = cohortText;
  const isReadable = current
    ? [...current.readings.values()].some(({ kind }) => kind !== 'not-readable')
    : false;
  return (
    <Frame
      tab="cohort"
      statusLeft={
        subjects.length === 0 ? null : (
          <>
            <KeyHint keys={['↑', '↓']} does={keys.subject} />
            <KeyHint keys={['↵']} does={isObserver ? keys.openReading : keys.open} />
            {isObserver ? null : <KeyHint keys={['A']} does={keys.add} />}
            {isObserver || !current ? null : <KeyHint keys={['E']} does={keys.exclude} />}
            <KeyHint keys={['/']} does={keys.search} />
          </>
        )
      }
      statusRight={
        subjects.length === 0 ? null : <span>{cohortText.rows(shown.length, subjects.length)}</span>
      }
    >
      <div className={isOver ? 'cohort-screen over' : 'cohort-screen'} data-testid="cohort">
        <div className="cohort-main">
          <header className="cohort-head">
            <h1>{cohortText.title[person.kind]}</h1>
            <span className="muted">
              {isObserver
                ? cohortText.countsObserver(subjects.length - excluded)
                : cohortText.counts(subjects.length, excluded)}
            </span>
            <span className="gap" />
            {isOver ? <strong role="status">{cohortText.dropOver}</strong> : null}
            {isObserver ? (
              <ObserverActs
                code={isReadable ? current?.subject.code : undefined}
                onOpen={() => current && openRow(current.subject.id)}
              />
            ) : (
              <AddScans
                isOpen={isAdding}
                isPrimary={subjects.length > 0 && unreachable.scans === 0 && project.kind.kind !== 'demo'}
                isDisabled={importKind === 'running'}
                onChange={setAdding}
                onChoose={addFiles}
                onFolder={addFolder}
              />
            )}
          </header>
          {unreachable.scans > 0 && importKind !== 'running' ? (
            <UnreachableStrip unreachable={unreachable} onChoose={addFiles} onFolder={addFolder} />
          ) : null}
          {isEmpty ? <EmptyProject onChoose={addFiles} onFolder={addFolder} /> : null}
          {subjects.length > 0 ? (
            <>
              <FilterBar
                open={open}
                rows={rows}
                filter={filter}
                typed={typed}
                search={search}
                onFilter={setFilter}
                onType={setTyped}
              />
              <div className="cohort-list" ref={list}>
                <SubjectTable
                  rows={shown}
                  protocol={project.protocol}
                  observers={observers}
                  showsGroup={showsGroup}
                  selected={selected}
                  onSelect={selectRow}
                  onOpen={openRow}
                />
                {shown.length === 0 ? (
                  <p className="cohort-none muted">
                    {cohortText.noneMatches}{' '}
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => {
                        setFilter('all');
                        setTyped('');
                      }}
                    >
                      {cohortText.showAll}
                    </button>
                  </p>
                ) : null}
              </div>
            </>
          ) : null}
          {subjects.length === 0 && importKind === 'running' ? (
            <p className="cohort-coming">{cohortText.listedAtEnd}</p>
          ) : null}
          {importKind === 'running' ? null : <CopyStrip />}
          <ImportStrip onShowUnused={isObserver ? undefined : () => setPanel('unused')} />
        </div>
        {panel === 'unused' && importKind === 'done' && !isObserver ? (
          <UnusedPanel onClose={() => setPanel('none')} />
        ) : null}
        {panel === 'subject' && current && !isObserver ? (
          <SubjectPanel
            key={current.subject.id}
            open={open}
            row={current}
            series={series}
            suggestions={suggestions}
            showsRefracture={showsGroup}
            filter={filter}
            onExclude={() => setExcluding(current.subject.id)}
            onClose={() => setPanel('none')}
          />
        ) : null}
      </div>
      {excludingSubject ? (
        <ReasonDialog
          title={cohortText.exclude.title(excludingSubject.code)}
          text={cohortText.exclude.text}
          reasonLabel={cohortText.exclude.reason}
          verb={cohortText.exclude.verb}
          cancel={cohortText.cancel}
          onClose={() => setExcluding(undefined)}
          onDo={(reason) => void app.setExclusion(excludingSubject.id, reason)}
        />
      ) : null}
    </Frame>
  );
}
