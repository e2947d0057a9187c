import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconSearch, IconTableImport } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { cellValueOf } from '../../domain/covariateTable/cellValue';
import { type CovariateColumn, covariateColumns } from '../../domain/covariateTable/covariateColumn';
import type { SubjectId } from '../../domain/ids';
import type { Subject } from '../../domain/study/subject';
import { maySeeGroup } from '../../state/maySeeGroup';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { Frame } from '../frame/Frame';
import { KeyHint } from '../parts/KeyHint';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import { CovariateGrid } from './CovariateGrid';
import { covariatesText, problemText } from './covariatesText';
import { type GridSelection, invalidKey } from './gridCells';
import { gridText as text } from './gridText';
import { useCovariateEdits } from './useCovariateEdits';
import './covariateTable.css';

type GridFilter = keyof typeof text.filters;
const filters = ['all', 'missing', 'unsaved'] as const;
/** Made once: it compares thousands of codes at every change. */
const byCode = new Intl.Collator('en', { numeric: true });
const start: GridSelection = { active: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } };

interface GridScreenProps {
  readonly open: OpenProject;
  readonly onImport: () => void;
  readonly onBack: () => void;
}

/** All covariates of all subjects, to be typed, pasted and copied. */
export function GridScreen({ open, onImport, onBack }: GridScreenProps) {
  const app = useApp();
  const { project, subjects } = open;
  const seesTelling = maySeeGroup(open);
  const dates = project.identity === 'removed' ? 'days' : 'dates';
  const columns = useMemo(
    () => covariateColumns(project.customCovariates ?? [], seesTelling),
    [project.customCovariates, seesTelling],
  );
  const edits = useCovariateEdits(open, dates);
  const [filter, setFilter] = useState<GridFilter>('all');
  const [found, setFound] = useState('');
  const [selection, setSelection] = useState<GridSelection>(start);
  // Who is listed is settled when the filter is chosen: a row does not go away while it is being filled in.
  const [listed, setListed] = useState<ReadonlySet<SubjectId>>();

  const choose = (next: GridFilter): void => {
    setFilter(next);
    setSelection(start);
    if (next === 'all') setListed(undefined);
    else if (next === 'missing') {
      setListed(new Set(subjects.filter((one) => missingCells(one, columns) > 0).map(({ id }) => id)));
    } else setListed(new Set([...edits.invalid.values()].map(({ subjectId }) => subjectId)));
  };
  const sorted = useMemo(() => [...subjects].sort((a, b) => byCode.compare(a.code, b.code)), [subjects]);
  const wanted = found.trim().toLowerCase();
  const shown = useMemo(
    () =>
      sorted.filter(
        ({ id, code }) =>
          (!listed || listed.has(id)) && (wanted === '' || code.toLowerCase().includes(wanted)),
      ),
    [sorted, listed, wanted],
  );
  const missing = useMemo(
    () => subjects.reduce((sum, one) => sum + missingCells(one, columns), 0),
    [subjects, columns],
  );
  const { active } = selection;
  const [subject, column] = [shown[active.row], columns[active.column]];
  const wrong = subject && column && edits.invalid.get(invalidKey(subject.id, column.key));
  const history = app.covariateHistory();
  const [leaving, setLeaving] = useState<() => void>();
  const leave = (to: () => () => void): void => (edits.invalid.size > 0 ? setLeaving(to) : to()());

  return (
    <Frame
      tab="cohort"
      statusLeft={
        <span className="status-keys">
          {wrong ? (
            <span className="status-message" role="status">
              <StateIcon state="wrong" />
              {problemText(wrong.problem)} {text.notSaved}
            </span>
          ) : edits.said !== '' ? (
            <span className="status-message" role="status">
              {edits.said}
            </span>
          ) : null}
          <KeyHint keys={['↑', '↓', '←', '→']} does={text.keys.move} />
          <KeyHint keys={['F2']} does={text.keys.type} />
          <KeyHint keys={['Del']} does={text.keys.empty} />
          <KeyHint keys={['Ctrl', 'C']} does={text.keys.copy} />
          <KeyHint keys={['Ctrl', 'V']} does={text.keys.paste} />
          <KeyHint keys={['Ctrl', 'Z']} does={text.keys.undo} />
        </span>
      }
      statusRight={<span>{text.rows(shown.length, subjects.length)}</span>}
    >
      <div className="covariates-screen" data-testid="covariate-grid">
        <header className="covariates-head">
          <Button leftSection={<IconArrowLeft size={15} aria-hidden />} onClick={() => leave(() => onBack)}>
            {covariatesText.back}
          </Button>
          <h1>{text.title}</h1>
          <span className="muted">{text.counts(subjects.length, missing)}</span>
          <span className="gap" />
          <Button
            onClick={() => void edits.undo()}
            disabled={history.past.length === 0 && edits.invalid.size === 0}
          >
            {covariatesText.undo}
          </Button>
          <Button onClick={() => void edits.redo()} disabled={history.future.length === 0}>
            {covariatesText.redo}
          </Button>
          <Menu width={220}>
            <Menu.Target>
              <Button leftSection={<IconDownload size={15} aria-hidden />}>
                {covariatesText.saveValues}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void app.saveCovariates('values')}>
                {covariatesText.saveValues}
              </Menu.Item>
              <Menu.Item onClick={() => void app.saveCovariates('template')}>
                {covariatesText.saveTemplate}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button
            leftSection={<IconTableImport size={15} aria-hidden />}
            onClick={() => leave(() => onImport)}
          >
            {text.toImport}
          </Button>
        </header>
        <div className="covariates-bar">
          <TextInput
            className="cohort-search"
            aria-label={text.find}
            placeholder={text.findHint}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={found}
            onChange={(event) => {
              setFound(event.currentTarget.value);
              setSelection(start);
            }}
          />
          <Segments
            label={text.filterLabel}
            choices={filters}
            chosen={filter}
            texts={text.filters}
            onChoose={choose}
          />
          {edits.invalid.size > 0 ? (
            <span className="icon-text" role="status">
              <StateIcon state="wrong" />
              {text.unsaved(edits.invalid.size)}
            </span>
          ) : null}
          {seesTelling ? null : <span className="hint">{covariatesText.hidden}</span>}
        </div>
        {leaving ? (
          <Modal opened onClose={() => setLeaving(undefined)} title={text.leaveTitle(edits.invalid.size)}>
            <div className="dialog-body">
              <p className="muted">{text.leaveText}</p>
              <div className="dialog-acts">
                <Button
                  onClick={() => {
                    edits.dropAll();
                    leaving();
                  }}
                >
                  {text.leave}
                </Button>
                <Button variant="filled" data-autofocus onClick={() => setLeaving(undefined)}>
                  {text.stay}
                </Button>
              </div>
            </div>
          </Modal>
        ) : null}
        {shown.length === 0 ? (
          <p className="muted covariates-none">{text.none}</p>
        ) : (
          <CovariateGrid
            subjects={shown}
            columns={columns}
            dates={dates}
            seesTelling={seesTelling}
            edits={edits}
            selection={selection}
            onSelect={setSelection}
          />
        )}
      </div>
    </Frame>
  );
}

/** Values that are asked of everybody and not there. */
function missingCells({ covariates }: Subject, columns: readonly CovariateColumn[]): number {
  return columns.filter((column) => {
    if (column.key === 'secondSurgeryDate') return false;
    const isOfRefracture = column.kind === 'dates' || column.kind === 'levels';
    if (isOfRefracture && covariates.refracture?.kind !== 'confirmed') return false;
    return cellValueOf(covariates, column).kind === 'missing';
  }).length;
}
