import { repeatDraftRefusal } from './changeDraft';
import { repeatRefusal } from './changeRing';
import type { DrawnShape } from './draft';
import { type EditorState, type EditorTarget, outlineOf } from './editorState';
import { type PackedHistory, packHistory, unpackHistory } from './packedHistory';
import { isSameRing } from './planePx';
import { committedRingPx } from './shownRing';
import { drawnForm, historyFrom, isRecord, pendingForm, targetFrom } from './snapshotValues';

/** What is begun and not committed, as plain values that survive being written and read. */
export interface DraftSnapshot {
  readonly version: 1;
  readonly draft?: {
    readonly target: EditorTarget;
    readonly shape: DrawnShape;
    readonly history: PackedHistory;
    readonly isRefused: boolean;
    readonly reachPx: number;
  };
  /** A committed line in a form that was refused. `exclusion` is absent when it is the outline. */
  readonly pending?: {
    readonly key: string;
    readonly exclusion?: number;
    readonly history: PackedHistory;
  };
}

/** What has to be kept so that nothing begun is lost; undefined where nothing is. A line under the hand is not in it yet. */
export function draftSnapshot({ draft, pending }: EditorState): DraftSnapshot | undefined {
  if (draft === undefined && pending === undefined) return undefined;
  return {
    version: 1,
    ...(draft && {
      draft: {
        target: draft.target,
        shape: draft.shape,
        history: packHistory(draft.history),
        isRefused: draft.isRefused,
        reachPx: draft.reachPx,
      },
    }),
    ...(pending && {
      pending: {
        key: pending.key,
        ...(pending.exclusion !== undefined && { exclusion: pending.exclusion }),
        history: packHistory(pending.history),
      },
    }),
  };
}

/**
 * The editor with what a snapshot holds in the hand again; undefined where the snapshot is none, is damaged, reaches beyond
 * the image, or does not fit the outlines: it is then never taken up in part.
 */
export function withDraft(state: EditorState, snapshot: unknown): EditorState | undefined {
  if (!isRecord(snapshot) || snapshot['version'] !== 1 || state.isLocked) return undefined;
  const { draft, pending } = snapshot;
  // Never both: a refused change comes before anything new.
  if ((draft === undefined) === (pending === undefined)) return undefined;
  return draft === undefined ? pendingFrom(state, pending) : draftFrom(state, draft);
}

function draftFrom(state: EditorState, value: unknown): EditorState | undefined {
  if (!isRecord(value)) return undefined;
  const { shape, isRefused, reachPx } = value;
  const target = targetFrom(value['target']);
  const history = historyFrom(unpackHistory(value['history']), (form) => drawnForm(form, state.image));
  if (target === undefined || history === undefined || history.present.verticesPx.length === 0) {
    return undefined;
  }
  if (shape !== 'outline' && shape !== 'exclusion') return undefined;
  const hasOutline = outlineOf(state, target.key) !== undefined;
  if (hasOutline === (shape === 'outline')) return undefined;
  if (typeof isRefused !== 'boolean' || typeof reachPx !== 'number') return undefined;
  if (!Number.isFinite(reachPx) || reachPx < 0) return undefined;
  const draft = {
    target,
    shape,
    history,
    isRefused,
    reachPx,
    cursorPx: undefined,
    isOnStart: false,
  } as const;
  return repeatDraftRefusal({ ...state, draft, setAside: undefined, selection: undefined });
}

function pendingFrom(state: EditorState, value: unknown): EditorState | undefined {
  if (!isRecord(value) || typeof value['key'] !== 'string') return undefined;
  const { exclusion, key } = value;
  if (exclusion !== undefined && typeof exclusion !== 'number') return undefined;
  const history = historyFrom(unpackHistory(value['history']), (form) => pendingForm(form, state.image));
  const ref = { key, exclusion };
  const committedPx = committedRingPx(state, ref);
  const [first] = history?.past ?? [];
  // The line that was refused has to be the one that is there, and all that was done to it a line.
  if (history === undefined || first === undefined || committedPx === undefined) return undefined;
  if (!isSameRing(first.verticesPx, committedPx)) return undefined;
  const forms = [...history.past, history.present, ...history.future];
  if (forms.some((form) => form.verticesPx.length < 3)) return undefined;
  const pending = repeatRefusal({ ...state, pending: { ...ref, history }, selection: undefined });
  return pending.refusal === undefined ? undefined : pending;
}
