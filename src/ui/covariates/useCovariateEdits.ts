import { useEffect, useRef, useState } from 'react';
import type { CovariateActKind } from '../../app/covariateTable/covariateAct';
import type { DateForm } from '../../domain/covariateTable/cellText';
import type { CheckFacts } from '../../domain/covariateTable/checkTogether';
import { type CellEdit, readEdits } from '../../domain/covariateTable/readEdits';
import type { ProjectId } from '../../domain/ids';
import { parseIsoDate } from '../../domain/isoDate';
import { patientOf } from '../../domain/study/patientOf';
import type { Subject } from '../../domain/study/subject';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { type InvalidCells, invalidKey } from './gridCells';
import { gridText } from './gridText';

/** One act in the grid: what was typed and not taken before it, and whether something was saved. */
interface GridStep {
  readonly before: InvalidCells;
  readonly after: InvalidCells;
  readonly isSaved: boolean;
}

/** What was typed and not taken: another tab of the project does not take it away. */
const unsavedCells = new WeakMap<object, { readonly projectId: ProjectId; readonly invalid: InvalidCells }>();

/** Facts that a subject's dates and ages are held against. */
export function checkFactsOf(open: OpenProject, today: string): (subject: Subject) => CheckFacts {
  const isKept = open.project.identity === 'kept';
  return (subject) => ({
    today: isKept ? parseIsoDate(today) : undefined,
    birthDate: isKept ? patientOf(subject, open.catalogue)?.birthDate : undefined,
  });
}

/** Saves what is typed, pasted or emptied in the grid, keeps what cannot be saved, and takes acts back. */
export function useCovariateEdits(open: OpenProject, dates: DateForm) {
  const app = useApp();
  const kept = unsavedCells.get(app);
  const [invalid, setInvalid] = useState<InvalidCells>(() =>
    kept?.projectId === open.project.id ? kept.invalid : new Map(),
  );
  useEffect(() => {
    unsavedCells.set(app, { projectId: open.project.id, invalid });
  }, [app, open.project.id, invalid]);
  const [said, setSaid] = useState('');
  const past = useRef<GridStep[]>([]);
  const future = useRef<GridStep[]>([]);

  const apply = async (edits: readonly CellEdit[], kind: CovariateActKind, note = ''): Promise<void> => {
    if (edits.length === 0) return;
    const read = readEdits(edits, dates, checkFactsOf(open, app.today()));
    const after = new Map(invalid);
    for (const { subject, column } of edits) after.delete(invalidKey(subject.id, column.key));
    for (const one of read.invalid) after.set(invalidKey(one.subjectId, one.key), one);
    setInvalid(after);
    const changed =
      read.changes.length > 0
        ? await app.changeCovariates({ kind, changes: read.changes, definitions: [] })
        : { values: 0 };
    if (changed.values > 0 || read.invalid.length > 0 || after.size !== invalid.size) {
      past.current.push({ before: invalid, after, isSaved: changed.values > 0 });
      future.current = [];
    }
    const isWorthSaying = edits.length > 1 || note !== '';
    setSaid(isWorthSaying ? [gridText.did(changed.values, read.invalid.length), note].join(' ').trim() : '');
  };

  const undo = async (): Promise<void> => {
    const step = past.current.pop();
    if (step) {
      setInvalid(step.before);
      future.current.push(step);
      if (!step.isSaved) return;
    }
    if (app.covariateHistory().past.length === 0) {
      setSaid(gridText.nothingToUndo);
      return;
    }
    const { values, kept } = await app.undoCovariates();
    setSaid([gridText.undone(values), kept > 0 ? gridText.keptSince(kept) : ''].join(' ').trim());
  };

  const redo = async (): Promise<void> => {
    const step = future.current.pop();
    if (step) {
      setInvalid(step.after);
      past.current.push(step);
      if (!step.isSaved) return;
    }
    if (app.covariateHistory().future.length === 0) {
      setSaid(gridText.nothingToRedo);
      return;
    }
    const { values, kept } = await app.redoCovariates();
    setSaid([gridText.did(values, 0), kept > 0 ? gridText.keptSince(kept) : ''].join(' ').trim());
  };

  // A page that is closed takes with it what was not saved.
  const hasUnsaved = invalid.size > 0;
  useEffect(() => {
    if (!hasUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [hasUnsaved]);

  /** Takes back what was typed into a cell and not saved. */
  const drop = (key: string): void => {
    if (!invalid.has(key)) return;
    const after = new Map(invalid);
    after.delete(key);
    past.current.push({ before: invalid, after, isSaved: false });
    setInvalid(after);
  };

  /** Takes back everything that was typed and not saved. */
  const dropAll = (): void => {
    setInvalid(new Map());
    unsavedCells.delete(app);
  };

  return { invalid, said, apply, undo, redo, drop, dropAll };
}
