import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ProtocolChange } from '../../app/protocol/protocolChange';
import type { Protocol } from '../../domain/study/protocol';
import { isProtocolLocked } from '../../domain/study/protocolLock';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { EditingContext, type EditingMode, type ProtocolEditing } from './editing';
import type { FieldOutcome } from './ProtocolField';
import { refusalText } from './protocolText';
import { useKeptChange } from './useKeptChange';

/** An amendment that is being made: the protocol as it would be, and what it changes so far. */
export interface AmendmentDraft {
  readonly protocol: Protocol;
  readonly changes: readonly string[];
}

export interface Amending {
  readonly draft: AmendmentDraft | undefined;
  /** Absent where this person or this project amends nothing. */
  readonly begin?: () => void;
  readonly drop: () => void;
}

/** Gives the sections their protocol and their way to keep a part of it. */
export function EditingProvider({
  open,
  children,
}: {
  readonly open: OpenProject;
  readonly children: (editing: ProtocolEditing, amending: Amending) => ReactNode;
}) {
  const app = useApp();
  const { project, person, progress } = open;
  const { protocol } = project;
  const [draft, setDraft] = useState<AmendmentDraft>();
  const keepStored = useKeptChange(protocol);
  const isOwn = person.kind === 'researcher' && project.kind.kind === 'study' && !project.kit;
  const isLocked = isProtocolLocked(project, progress);
  // A version that came into force meanwhile is what an amendment would have to start from.
  const shown = draft && draft.protocol.version === protocol.version && isOwn ? draft : undefined;
  const mode: EditingMode = !isOwn ? 'read' : shown ? 'amending' : isLocked ? 'locked' : 'draft';
  const keepDraft = useCallback(
    async (part: Partial<ProtocolChange>): Promise<FieldOutcome> => {
      if (!shown) return { isKept: false, message: '' };
      const outcome = app.checkAmendment({ ...shown.protocol, ...part });
      if (!outcome.ok) return { isKept: false, message: refusalText(outcome.error) };
      setDraft(outcome.value);
      return { isKept: true, message: '' };
    },
    [app, shown],
  );
  const editing = useMemo((): ProtocolEditing => {
    const observers = new Set(protocol.observers.map(({ id }) => id));
    return {
      mode,
      project: shown ? { ...project, protocol: shown.protocol } : project,
      canEdit: mode === 'draft' || mode === 'amending',
      canEditFree: mode !== 'read',
      areReadingsBegun: progress.some(
        ({ observerId, given, state }) => observers.has(observerId) && (given > 0 || state !== 'open'),
      ),
      keep: mode === 'amending' ? keepDraft : keepStored,
    };
  }, [mode, project, protocol, shown, progress, keepDraft, keepStored]);
  const amending: Amending = {
    draft: shown,
    drop: () => setDraft(undefined),
    ...(mode === 'locked' && { begin: () => setDraft({ protocol, changes: [] }) }),
  };
  return <EditingContext value={editing}>{children(editing, amending)}</EditingContext>;
}
