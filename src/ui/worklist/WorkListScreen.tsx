import { Button } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SubjectId } from '../../domain/ids';
import { seriesByUid } from '../../domain/study/subjectPairs';
import type { OpenProject } from '../../state/openProject';
import { useApp, useAppState } from '../AppContext';
import { CopyStrip } from '../cohort/CopyStrip';
import { ImportStrip } from '../cohort/ImportStrip';
import { unreachableScans } from '../cohort/scanFacts';
import { UnreachableStrip } from '../cohort/UnreachableStrip';
import '../cohort/strips.css';
import { bundleNameOf, givenBundles } from '../exchange/givenBundles';
import { Frame } from '../frame/Frame';
import type { PickedFolder } from '../parts/FilePicker';
import { KeyHint } from '../parts/KeyHint';
import { ReasonDialog } from '../parts/ReasonDialog';
import { useDropAnywhere } from '../parts/useDropAnywhere';
import { useKeys } from '../parts/useKeys';
import { WorkFilterBar, WorkListHead } from './WorkListHead';
import { WorkTable, type WorkTableHandle } from './WorkTable';
import './workList.css';
import { matchesTyped, matchesWork, nextToRead, type WorkFilter, type WorkRow, workRows } from './workRows';
import { workText } from './workText';

/** Scans of so many subjects are looked after at a time: those that come next. */
const lookedAfter = 60;

/** Scans of the next subjects whose files are not on this page. */
function missingOfNext({ subjects, catalogue, reachable }: OpenProject, rows: readonly WorkRow[]) {
  const next = new Set(
    rows
      .filter(({ standing }) => standing.kind !== 'signed')
      .slice(0, lookedAfter)
      .map(({ id }) => id),
  );
  const asked = subjects.filter(({ id }) => next.has(id));
  return unreachableScans(asked, seriesByUid(catalogue), reachable);
}

/** An observer's own work list: their subjects in their order, how far each reading is, and nothing else. */
export function WorkListScreen() {
  const open = useAppState((state) => state.open);
  return open ? <WorkList open={open} /> : null;
}

function WorkList({ open }: { readonly open: OpenProject }) {
  const app = useApp();
  const importKind = useAppState((state) => state.import.kind);
  const { round = 1, rounds = [round], project, person } = open;
  const [filter, setFilter] = useState<WorkFilter>('all');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ readonly id: SubjectId; readonly isByKeys: boolean }>();
  const [overriding, setOverriding] = useState<WorkRow>();
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<WorkTableHandle>(null);

  const rows = useMemo(() => workRows(open), [open]);
  const shown = useMemo(
    () => rows.filter((row) => matchesWork(row, filter) && matchesTyped(row, typed)),
    [rows, filter, typed],
  );
  const next = useMemo(() => nextToRead(rows), [rows]);
  const missing = useMemo(() => missingOfNext(open, rows), [open, rows]);
  // Whoever comes here wants to go on: the next to read is selected until another is.
  const selected =
    shown.find(({ id }) => id === chosen?.id) ?? shown.find(({ id }) => id === next?.id) ?? shown[0];

  const nextIndex = next ? rows.indexOf(next) : -1;
  useEffect(() => {
    if (nextIndex > 0) table.current?.show(nextIndex);
  }, [nextIndex]);

  const openRow = useCallback(
    (row: WorkRow | undefined): void => {
      if (!row || row.wait?.kind === 'earlier-round' || row.wait?.kind === 'closed') return;
      if (row.wait?.kind === 'wash-out') setOverriding(row);
      else void app.openReading(row.id);
    },
    [app],
  );
  const onSelect = useCallback((id: SubjectId) => setChosen({ id, isByKeys: false }), []);
  const onOpen = useCallback((id: SubjectId) => openRow(rows.find((row) => row.id === id)), [openRow, rows]);

  const step = (to: number): void => {
    const index = Math.min(shown.length - 1, Math.max(0, to));
    const row = shown[index];
    if (!row) return;
    setChosen({ id: row.id, isByKeys: true });
    table.current?.show(index);
  };
  useKeys((key) => {
    const index = selected ? shown.indexOf(selected) : -1;
    const page = table.current?.page() ?? 1;
    switch (key) {
      case 'ArrowDown':
        step(index + 1);
        return true;
      case 'ArrowUp':
        step(index - 1);
        return true;
      case 'PageDown':
        step(index + page);
        return true;
      case 'PageUp':
        step(index - page);
        return true;
      case 'Home':
        step(0);
        return true;
      case 'End':
        step(shown.length - 1);
        return true;
      case 'Enter':
        openRow(selected);
        return selected !== undefined;
      case 'Escape':
        if (importKind === 'running') app.cancelImport();
        else if (importKind === 'done') app.dismissImport();
        else if (typed !== '' || filter !== 'all') {
          setTyped('');
          setFilter('all');
        } else return false;
        return true;
      case '/':
        search.current?.focus();
        return true;
      default:
        return false;
    }
  });

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
  const isBlocked = selected?.wait?.kind === 'earlier-round' || selected?.wait?.kind === 'closed';
  return (
    <Frame
      tab="cohort"
      statusLeft={
        rows.length === 0 ? null : (
          <span className="status-keys">
            <KeyHint keys={['↑', '↓']} does={workText.keys.row} />
            <KeyHint keys={['↵']} does={workText.keys.open} />
            <KeyHint keys={['/']} does={workText.keys.search} />
          </span>
        )
      }
      statusRight={rows.length === 0 ? null : <span>{workText.rows(shown.length, rows.length)}</span>}
    >
      <div className={isOver ? 'work-screen over' : 'work-screen'} data-testid="work-list">
        <WorkListHead
          rows={rows}
          round={round}
          rounds={rounds}
          opens={isBlocked ? undefined : selected}
          isOver={isOver}
          acts={
            rows.length > 0 && next === undefined && project.kit ? (
              <Button variant="filled" onClick={() => app.showTab('exchange')}>
                {workText.returnNow}
              </Button>
            ) : undefined
          }
          onRound={(one) => void app.choosePerson(person, one)}
          onOpen={() => openRow(selected)}
        />
        {missing.scans > 0 && importKind !== 'running' && !open.areImagesComing ? (
          <UnreachableStrip unreachable={missing} onChoose={addFiles} onFolder={addFolder} />
        ) : null}
        {rows.length === 0 ? (
          <div className="work-empty">
            <h2>{workText.empty.title}</h2>
            <p className="muted">{workText.empty.text}</p>
          </div>
        ) : (
          <>
            <WorkFilterBar
              rows={rows}
              filter={filter}
              typed={typed}
              search={search}
              onFilter={setFilter}
              onType={setTyped}
              onEnter={() => openRow(selected)}
            />
            <WorkTable
              ref={table}
              rows={shown}
              round={round}
              readingId={`reading-${person.observerId ?? ''}`}
              areScans={project.protocol.blinding.timePoint}
              selected={selected?.id}
              next={next?.id}
              isByKeys={chosen?.isByKeys === true && chosen.id === selected?.id}
              onSelect={onSelect}
              onOpen={onOpen}
            />
            {shown.length === 0 ? (
              <p className="work-none muted">
                {workText.none}{' '}
                <button
                  type="button"
                  className="link-button"
                  onClick={() => {
                    setFilter('all');
                    setTyped('');
                  }}
                >
                  {workText.showAll}
                </button>
              </p>
            ) : null}
          </>
        )}
        {importKind === 'running' ? null : <CopyStrip />}
        <ImportStrip onShowUnused={undefined} />
      </div>
      {overriding?.wait?.kind === 'wash-out' ? (
        <ReasonDialog
          title={workText.overrideTitle(overriding.code, overriding.wait.daysLacking)}
          text={workText.overrideText}
          reasonLabel={workText.overrideReason}
          verb={workText.overrideAct}
          cancel={workText.cancel}
          onClose={() => setOverriding(undefined)}
          onDo={(reason) => void app.openReading(overriding.id, reason)}
        />
      ) : null}
    </Frame>
  );
}
