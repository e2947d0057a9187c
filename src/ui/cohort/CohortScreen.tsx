import { useCallback, useMemo, useRef, useState } from 'react';
import type { SubjectId } from '../../domain/ids';
import { maySeeGroup } from '../../state/maySeeGroup';
import { useApp, useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import { lazyPart } from '../parts/lazyPart';
import type { AskedAct } from './ActDialogs';
import { CohortHead } from './CohortHead';
import { CohortKeyHints } from './CohortKeyHints';
import { CohortList } from './CohortList';
import { columnsOf } from './cohortColumns';
import { shownObservers } from './cohortRow';
import './cohort.css';
import './strips.css';
import './unused.css';
import { CopyStrip } from './CopyStrip';
import { cohortText } from './cohortText';
import { EmptyProject } from './EmptyProject';
import './enrolment.css';
import { focusRow } from './focusRow';
import { ImportStrip } from './ImportStrip';
import { RowsShown } from './RowsShown';
import { SelectionBar } from './SelectionBar';
import { SubjectPanel } from './SubjectPanel';
import type { RowActs } from './SubjectTable';
import { actedOn, allToggled, movedTo, nothingSelected, reachedTo, stillThere, toggled } from './selection';
import { createShownRange } from './shownRange';
import { UnreachableStrip } from './UnreachableStrip';
import { UnusedPanel } from './UnusedPanel';
import { useAddedScans } from './useAddedScans';
import { useCohortChoice } from './useCohortChoice';
import { useCohortKeys } from './useCohortKeys';
import { useCohortRows } from './useCohortRows';
import { useSelectAll } from './useSelectAll';
import { useUnreachable } from './useUnreachable';

const ActDialog = lazyPart(async () => (await import('./ActDialogs')).ActDialog);
const FlowPart = lazyPart(async () => (await import('./FlowDiagram')).FlowDiagram);

interface ScreenProps {
  readonly onCovariates?: (view: 'grid' | 'import') => void;
  readonly onArchive?: () => void;
}

/** The subjects of the project: for a researcher the cohort, for an observer the work list. */
export function CohortScreen({ onCovariates, onArchive = () => undefined }: ScreenProps) {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const importKind = useAppState((state) => state.import.kind);
  const isIndexing = useAppState(
    ({ import: current }) => current.kind === 'running' && current.act === 'index',
  );
  const { choice, change, onOrder } = useCohortChoice();
  const [selection, setSelection] = useState(nothingSelected);
  const [range] = useState(createShownRange);
  const [panel, setPanel] = useState<'none' | 'subject' | 'unused'>('none');
  const [isAdding, setAdding] = useState(false);
  const [asking, setAsking] = useState<{ readonly act: AskedAct; readonly ids: readonly SubjectId[] }>();
  const [isFlowOpen, setFlowOpen] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const { series, suggestions, rows, shown, shownIds } = useCohortRows(open, isIndexing, choice, range);
  const listed = open?.subjects;
  const unreachable = useUnreachable(open, series);
  const isObserver = open?.person.kind === 'observer';
  const showsGroup = open !== undefined && maySeeGroup(open);
  const here = useMemo(() => new Set(listed?.map(({ id }) => id)), [listed]);
  const { cursor, chosen } = stillThere(selection, here);
  const current = useMemo(() => rows.find(({ subject }) => subject.id === cursor), [rows, cursor]);

  const openRow = useCallback(
    (id: SubjectId): void => {
      setSelection((before) => movedTo(before, id));
      isObserver ? void app.openReading(id) : setPanel('subject');
    },
    [app, isObserver],
  );
  const rowActs = useMemo(
    (): RowActs => ({
      onOpen: openRow,
      onFocus: (id) => setSelection((before) => (before.cursor === id ? before : movedTo(before, id))),
      onNote: (id) => setAsking({ act: 'note', ids: [id] }),
      onSelect: (id, { isRange, isToggle }) => {
        if (isObserver) setSelection((before) => movedTo(before, id));
        else if (isRange) {
          const ids = shownIds();
          setSelection((before) => reachedTo(before, id, ids));
        } else if (isToggle) setSelection((before) => toggled(before, id));
        else {
          setSelection((before) => movedTo(before, id));
          setPanel('subject');
        }
      },
    }),
    [isObserver, openRow, shownIds],
  );
  const toggleAll = useCallback(() => {
    const ids = shownIds();
    setSelection((before) => allToggled(before, ids));
  }, [shownIds]);

  const { addFiles, addFolder, isOver } = useAddedScans();

  const step = (to: number, isRange: boolean): void => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, to))];
    if (!next) return;
    const { id } = next.subject;
    const ids = isRange && !isObserver ? shown.map(({ subject }) => subject.id) : [];
    setSelection((before) => (ids.length > 0 ? reachedTo(before, id, ids) : movedTo(before, id)));
    // The line of a long list is there once the list has scrolled to it.
    if (!focusRow(list, id)) requestAnimationFrame(() => requestAnimationFrame(() => focusRow(list, id)));
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
    else if (choice.typed !== '') change({ typed: '' });
    else if (choice.filter !== 'all') change({ filter: 'all' });
    else if (choice.readBy !== undefined) change({ readBy: undefined });
    else return false;
    return true;
  };
  const cursorAt = (): number => shown.findIndex(({ subject }) => subject.id === cursor);
  useCohortKeys({
    step: (by, isRange) => step(cursorAt() + by, isRange),
    first: (isRange) => step(0, isRange),
    last: (isRange) => step(shown.length - 1, isRange),
    pageRows: () => Math.max(1, range.now().last - range.now().first),
    openCurrent: () => {
      if (current) openRow(current.subject.id);
      return current !== undefined;
    },
    tick: () => {
      if (isObserver || cursor === undefined) return false;
      setSelection((before) => toggled(before, cursor));
      return true;
    },
    backOut,
    search: () => search.current?.focus(),
    add: () => {
      if (isObserver || importKind === 'running') return false;
      setAdding(true);
      return true;
    },
    exclude: () => targetSubjects(targets).some(({ exclusion }) => !exclusion) && ask('exclude'),
    include,
    training,
    note: () => showsGroup && ask('note'),
    finalScan: () => showsGroup && ask('final-scan'),
    erase: () => ask('erase'),
    flow: () => {
      if (isObserver) return false;
      setFlowOpen(true);
      return true;
    },
    sort: (isTurned) => {
      const columns = columnsOf(open ? shownObservers(open) : [], { showsGroup, showsNotes: !isObserver });
      const { column } = choice.order;
      const next = columns[(columns.indexOf(column) + 1) % columns.length];
      if (isTurned) onOrder(column);
      else if (next) change({ order: { column: next, isDescending: false } });
    },
  });
  useSelectAll(isObserver ? undefined : toggleAll);

  if (!open) return null;
  const { subjects } = open;
  const isEmpty = subjects.length === 0 && importKind !== 'running';
  return (
    <Frame
      tab="cohort"
      statusLeft={
        subjects.length === 0 ? null : (
          <CohortKeyHints isObserver={isObserver} hasTargets={targets.length > 0} showsGroup={showsGroup} />
        )
      }
      statusRight={
        subjects.length === 0 ? null : <RowsShown range={range} shown={shown.length} all={subjects.length} />
      }
    >
      <div className={isOver ? 'cohort-screen over' : 'cohort-screen'} data-testid="cohort">
        <div className="cohort-main">
          <CohortHead
            open={open}
            current={current}
            isOver={isOver}
            isImporting={importKind === 'running'}
            lacksImages={unreachable.scans > 0}
            isAdding={isAdding}
            onAdding={setAdding}
            onFiles={addFiles}
            onFolder={addFolder}
            onArchive={onArchive}
            onFlow={() => setFlowOpen(true)}
            onOpen={openRow}
            onCovariates={onCovariates}
          />
          {unreachable.scans > 0 && importKind !== 'running' ? (
            <UnreachableStrip unreachable={unreachable} onChoose={addFiles} onFolder={addFolder} />
          ) : null}
          {isEmpty ? <EmptyProject onChoose={addFiles} onFolder={addFolder} onArchive={onArchive} /> : null}
          {subjects.length > 0 ? (
            <CohortList
              open={open}
              rows={rows}
              shown={shown}
              choice={choice}
              cursor={cursor}
              chosen={chosen}
              acts={rowActs}
              range={range}
              search={search}
              list={list}
              onChange={change}
              onOrder={onOrder}
              onToggleAll={toggleAll}
            />
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
            filter={choice.filter}
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
            if (cursor) focusRow(list, cursor);
          }}
        />
      ) : null}
      {isFlowOpen ? (
        <FlowPart open={open} showsGroup={showsGroup} onClose={() => setFlowOpen(false)} />
      ) : null}
    </Frame>
  );
}
