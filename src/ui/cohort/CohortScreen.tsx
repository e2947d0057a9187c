import { Button } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CatalogueSeries } from '../../domain/catalogue/catalogue';
import type { ObserverId, SeriesInstanceUid, SubjectId } from '../../domain/ids';
import { enrolmentOf } from '../../domain/study/enrolmentOf';
import { linkSuggestions } from '../../domain/study/linkSuggestions';
import { seriesByUid } from '../../domain/study/subjectPairs';
import { useApp, useAppState } from '../AppContext';
import { CovariateButtons } from '../covariates/CovariateButtons';
import { bundleNameOf, givenBundles } from '../exchange/givenBundles';
import { Frame } from '../frame/Frame';
import type { PickedFolder } from '../parts/FilePicker';
import { KeyCap } from '../parts/KeyCap';
import { KeyHint } from '../parts/KeyHint';
import { lazyPart } from '../parts/lazyPart';
import { useDropAnywhere } from '../parts/useDropAnywhere';
import { useKeys } from '../parts/useKeys';
import { ChooseSlicesButton } from '../worklist/ChooseSlicesButton';
import type { AskedAct } from './ActDialogs';
import { AddScans } from './AddScans';
import { type CohortColumn, columnsOf, orderAfter, orderByCode, orderedRows } from './cohortColumns';
import { type CohortFilter, isToReadBy, matchesFilter, matchesText } from './cohortFilters';
import { type CohortRow, cohortRows, maySeeGroup, shownObservers } from './cohortRow';
import './cohort.css';
import './strips.css';
import './unused.css';
import { CopyStrip } from './CopyStrip';
import { cohortText } from './cohortText';
import { EmptyProject } from './EmptyProject';
import './enrolment.css';
import { enrolmentText } from './enrolmentText';
import { FilterBar } from './FilterBar';
import { ImportStrip } from './ImportStrip';
import { ObserverActs } from './ObserverActs';
import { RowsShown } from './RowsShown';
import { SelectionBar } from './SelectionBar';
import { SubjectPanel } from './SubjectPanel';
import { type RowActs, SubjectTable } from './SubjectTable';
import { actedOn, allToggled, movedTo, nothingSelected, reachedTo, stillThere, toggled } from './selection';
import { createShownRange } from './shownRange';
import { UnreachableStrip } from './UnreachableStrip';
import { UnusedPanel } from './UnusedPanel';
import { usePairChecks } from './usePairChecks';
import { useSelectAll } from './useSelectAll';
import { useUnreachable } from './useUnreachable';

const ActDialog = lazyPart(async () => (await import('./ActDialogs')).ActDialog);
const FlowPart = lazyPart(async () => (await import('./FlowDiagram')).FlowDiagram);

/** The subjects of the project: for a researcher the cohort, for an observer the work list. */
export function CohortScreen({
  onCovariates,
}: {
  readonly onCovariates?: (view: 'grid' | 'import') => void;
}) {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const importKind = useAppState((state) => state.import.kind);
  const isIndexing = useAppState(
    ({ import: current }) => current.kind === 'running' && current.act === 'index',
  );
  const [filter, setFilter] = useState<CohortFilter>('all');
  const [typed, setTyped] = useState('');
  const [readBy, setReadBy] = useState<ObserverId>();
  const [order, setOrder] = useState(orderByCode);
  const [selection, setSelection] = useState(nothingSelected);
  const [range] = useState(createShownRange);
  const [panel, setPanel] = useState<'none' | 'subject' | 'unused'>('none');
  const [isAdding, setAdding] = useState(false);
  const [asking, setAsking] = useState<{ readonly act: AskedAct; readonly ids: readonly SubjectId[] }>();
  const [isFlowOpen, setFlowOpen] = useState(false);
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
  const shownNow = useRef<readonly CohortRow[]>([]);
  const mayCheck = usePairChecks(open, series, () => {
    const { first, last } = range.now();
    return shownNow.current.slice(first, last + 2).map(({ subject }) => subject.id);
  });
  const rows = useMemo(
    () => (open ? cohortRows(open, series, suggestions, isIndexing, mayCheck) : []),
    [open, series, suggestions, isIndexing, mayCheck],
  );
  const observers = useMemo(() => (open ? shownObservers(open) : []), [open]);
  const unreachable = useUnreachable(open, series);
  const isObserver = open?.person.kind === 'observer';
  const showsGroup = open !== undefined && maySeeGroup(open);
  const shown = useMemo(() => {
    const listed = rows.filter(
      (row) =>
        matchesFilter(row, filter) &&
        matchesText(row, typed, showsGroup) &&
        (readBy === undefined || isToReadBy(row, readBy)),
    );
    return orderedRows(listed, order);
  }, [rows, filter, typed, showsGroup, readBy, order]);
  const here = useMemo(() => new Set(listed?.map(({ id }) => id)), [listed]);
  const { cursor, chosen } = stillThere(selection, here);
  const current = useMemo(() => rows.find(({ subject }) => subject.id === cursor), [rows, cursor]);

  const openRow = useCallback(
    (id: SubjectId): void => {
      setSelection((before) => movedTo(before, id));
      if (isObserver) void app.openReading(id);
      else setPanel('subject');
    },
    [app, isObserver],
  );
  shownNow.current = shown;
  const rowActs = useMemo(
    (): RowActs => ({
      onOpen: openRow,
      onFocus: (id) => setSelection((before) => (before.cursor === id ? before : movedTo(before, id))),
      onNote: (id) => setAsking({ act: 'note', ids: [id] }),
      onSelect: (id, { isRange, isToggle }) => {
        if (isObserver) setSelection((before) => movedTo(before, id));
        else if (isRange) {
          const ids = shownNow.current.map(({ subject }) => subject.id);
          setSelection((before) => reachedTo(before, id, ids));
        } else if (isToggle) setSelection((before) => toggled(before, id));
        else {
          setSelection((before) => movedTo(before, id));
          setPanel('subject');
        }
      },
    }),
    [isObserver, openRow],
  );
  const onOrder = useCallback((column: CohortColumn) => setOrder((before) => orderAfter(before, column)), []);
  const toggleAll = useCallback(() => {
    const ids = shownNow.current.map(({ subject }) => subject.id);
    setSelection((before) => allToggled(before, ids));
  }, []);

  const addFiles = (files: readonly File[]): void => void app.importImages({ kind: 'files', files });
  const addFolder = ({ given, bundle }: Pick<PickedFolder, 'given' | 'bundle'>): void => {
    if (bundle) void app.offerBundles([{ name: bundleNameOf(bundle), size: 0, source: bundle, given }]);
    else void app.importImages(given);
  };
  const isOver = useDropAnywhere((dropped) => {
    const bundles = givenBundles(dropped);
    if (bundles.length > 0) void app.offerBundles(bundles);
    else addFolder({ given: dropped.given });
  });

  const step = (to: number, isRange: boolean): void => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, to))];
    if (!next) return;
    const { id } = next.subject;
    const ids = isRange && !isObserver ? shown.map(({ subject }) => subject.id) : [];
    setSelection((before) => (ids.length > 0 ? reachedTo(before, id, ids) : movedTo(before, id)));
    // The line of a long list is there once the list has scrolled to it.
    const focus = (): boolean => {
      const row = list.current?.querySelector(`[data-subject="${CSS.escape(id)}"] .code-button`);
      if (row instanceof HTMLElement) row.focus({ preventScroll: true });
      return row !== null;
    };
    if (!focus()) requestAnimationFrame(() => requestAnimationFrame(focus));
  };
  const targets = actedOn({ cursor, anchor: undefined, chosen });
  const ask = (act: AskedAct): boolean => {
    if (isObserver || targets.length === 0) return false;
    setAsking({ act, ids: targets });
    return true;
  };
  const targetSubjects = (ids: readonly SubjectId[]) => {
    const wanted = new Set(ids);
    return (listed ?? []).filter(({ id }) => wanted.has(id));
  };
  const include = (): boolean => {
    if (isObserver || targets.length === 0) return false;
    void app.setEnrolment(targets, { kind: 'include' });
    return true;
  };
  const areTraining = targets.length > 0 && targetSubjects(targets).every((one) => one.isTraining);
  const training = (): boolean => {
    if (isObserver || targets.length === 0) return false;
    void app.markSubjects(targets, { kind: 'training', isTraining: !areTraining });
    return true;
  };
  const clear = (): void => setSelection((before) => ({ ...before, chosen: new Set() }));
  const backOut = (): boolean => {
    if (chosen.size > 0) clear();
    else if (panel !== 'none') setPanel('none');
    else if (importKind === 'running') app.cancelImport();
    else if (importKind === 'done') app.dismissImport();
    else if (typed !== '') setTyped('');
    else if (filter !== 'all') setFilter('all');
    else if (readBy !== undefined) setReadBy(undefined);
    else return false;
    return true;
  };
  const focusCursor = (): void => {
    const row = cursor && list.current?.querySelector(`[data-subject="${CSS.escape(cursor)}"] .code-button`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  };
  const pageRows = (): number => Math.max(1, range.now().last - range.now().first);
  useKeys((key, { shiftKey }) => {
    const index = shown.findIndex(({ subject }) => subject.id === cursor);
    switch (key) {
      case 'ArrowDown':
        step(index + 1, shiftKey);
        return true;
      case 'ArrowUp':
        step(index - 1, shiftKey);
        return true;
      case 'PageDown':
        step(index + pageRows(), shiftKey);
        return true;
      case 'PageUp':
        step(index - pageRows(), shiftKey);
        return true;
      case 'Home':
        step(0, shiftKey);
        return true;
      case 'End':
        step(shown.length - 1, shiftKey);
        return true;
      case 'Enter':
        if (current) openRow(current.subject.id);
        return current !== undefined;
      case ' ':
        if (isObserver || cursor === undefined) return false;
        setSelection((before) => toggled(before, cursor));
        return true;
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
        return targetSubjects(targets).some(({ exclusion }) => !exclusion) && ask('exclude');
      case 'i':
        return include();
      case 't':
        return training();
      case 'm':
        return showsGroup && ask('note');
      case 'w':
        return showsGroup && ask('final-scan');
      case 'Delete':
        return ask('erase');
      case 'f':
        if (isObserver) return false;
        setFlowOpen(true);
        return true;
      case 's': {
        const columns = columnsOf(observers, { showsGroup, showsNotes: !isObserver });
        const next = columns[(columns.indexOf(order.column) + 1) % columns.length];
        if (shiftKey) setOrder((before) => orderAfter(before, before.column));
        else if (next) setOrder({ column: next, isDescending: false });
        return true;
      }
      default:
        return false;
    }
  });
  useSelectAll(isObserver ? undefined : toggleAll);

  if (!open) return null;
  const { person, subjects, project } = open;
  const excluded = subjects.filter(({ exclusion }) => exclusion).length;
  const included = subjects.filter((one) => enrolmentOf(one) === 'included').length;
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
            {isObserver ? null : <KeyHint keys={['Space']} does={keys.select} />}
            {isObserver ? null : <KeyHint keys={['A']} does={keys.add} />}
            {isObserver || targets.length === 0 ? null : (
              <>
                <KeyHint keys={['E']} does={keys.exclude} />
                {showsGroup ? <KeyHint keys={['M']} does={keys.note} /> : null}
              </>
            )}
            <KeyHint keys={['S']} does={keys.sort} />
            <KeyHint keys={['/']} does={keys.search} />
          </>
        )
      }
      statusRight={
        subjects.length === 0 ? null : <RowsShown range={range} shown={shown.length} all={subjects.length} />
      }
    >
      <div className={isOver ? 'cohort-screen over' : 'cohort-screen'} data-testid="cohort">
        <div className="cohort-main">
          <header className="cohort-head">
            <h1>{cohortText.title[person.kind]}</h1>
            <span className="muted">
              {isObserver
                ? cohortText.countsObserver(subjects.length - excluded)
                : cohortText.counts({ all: subjects.length, included, excluded })}
            </span>
            <span className="gap" />
            {isOver ? <strong role="status">{cohortText.dropOver}</strong> : null}
            <ChooseSlicesButton />
            {isObserver ? (
              <ObserverActs
                code={isReadable ? current?.subject.code : undefined}
                onOpen={() => current && openRow(current.subject.id)}
              />
            ) : (
              <>
                {subjects.length > 0 ? (
                  <Button
                    rightSection={<KeyCap name="F" />}
                    aria-label={enrolmentText.flow}
                    onClick={() => setFlowOpen(true)}
                  >
                    {enrolmentText.flow}
                  </Button>
                ) : null}
                {onCovariates && subjects.length > 0 ? <CovariateButtons onOpen={onCovariates} /> : null}
                <AddScans
                  isOpen={isAdding}
                  isPrimary={subjects.length > 0 && unreachable.scans === 0 && project.kind.kind !== 'demo'}
                  isDisabled={importKind === 'running'}
                  onChange={setAdding}
                  onChoose={addFiles}
                  onFolder={addFolder}
                />
              </>
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
                readBy={readBy}
                onReadBy={setReadBy}
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
                  isResearcher={!isObserver}
                  cursor={cursor}
                  chosen={chosen}
                  order={order}
                  acts={rowActs}
                  onOrder={onOrder}
                  onToggleAll={toggleAll}
                  list={list}
                  onShow={range.set}
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
                        setReadBy(undefined);
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
          {chosen.size > 0 && !isObserver ? (
            <SelectionBar
              count={chosen.size}
              areTraining={areTraining}
              showsGroup={showsGroup}
              acts={{
                exclude: () => ask('exclude'),
                include,
                training,
                note: () => ask('note'),
                finalScan: () => ask('final-scan'),
                erase: () => ask('erase'),
                clear,
              }}
            />
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
            onExclude={() => setAsking({ act: 'exclude', ids: [current.subject.id] })}
            onFinalScan={() => setAsking({ act: 'final-scan', ids: [current.subject.id] })}
            onErase={() => setAsking({ act: 'erase', ids: [current.subject.id] })}
            onClose={() => setPanel('none')}
          />
        ) : null}
      </div>
      {asking && !isObserver ? (
        <ActDialog
          act={asking.act}
          subjects={targetSubjects(asking.ids)}
          onClose={() => {
            setAsking(undefined);
            focusCursor();
          }}
        />
      ) : null}
      {isFlowOpen ? (
        <FlowPart open={open} showsGroup={showsGroup} onClose={() => setFlowOpen(false)} />
      ) : null}
    </Frame>
  );
}
