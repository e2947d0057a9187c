import type { PointPx } from '../domain/image/point';
import { type DrawingWay, drawingWays } from '../domain/reading/roiDrawing';
import { repeatRefusal } from './changeRing';
import type { DrawnForm, DrawnShape } from './draft';
import type { EditHistory } from './editHistory';
import { type EditorState, type EditorTarget, outlineOf } from './editorState';
import { type ImageSize, isInImage } from './imageSize';
import type { PendingForm } from './inHand';
import { committedRingPx } from './shownRing';

/** What is begun and not committed, as plain values that survive being written and read. */
export interface DraftSnapshot {
  readonly version: 1;
  readonly draft?: {
    readonly target: EditorTarget;
    readonly shape: DrawnShape;
    readonly history: EditHistory<DrawnForm>;
    readonly isRefused: boolean;
    readonly reachPx: number;
  };
  /** A committed line in a form that was refused. `exclusion` is absent when it is the outline. */
  readonly pending?: {
    readonly key: string;
    readonly exclusion?: number;
    readonly history: EditHistory<PendingForm>;
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
        history: draft.history,
        isRefused: draft.isRefused,
        reachPx: draft.reachPx,
      },
    }),
    ...(pending && {
      pending: {
        key: pending.key,
        ...(pending.exclusion !== undefined && { exclusion: pending.exclusion }),
        history: pending.history,
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
  const drafted = snapshot['draft'] === undefined ? state : draftFrom(state, snapshot['draft']);
  if (drafted === undefined) return undefined;
  return snapshot['pending'] === undefined ? drafted : pendingFrom(drafted, snapshot['pending']);
}

function draftFrom(state: EditorState, value: unknown): EditorState | undefined {
  if (!isRecord(value)) return undefined;
  const { target, shape, isRefused, reachPx } = value;
  const history = historyFrom(value['history'], (form) => drawnForm(form, state.image));
  if (!isTarget(target) || (shape !== 'outline' && shape !== 'exclusion') || history === undefined) {
    return undefined;
  }
  const hasOutline = outlineOf(state, target.key) !== undefined;
  if (hasOutline === (shape === 'outline') || history.present.verticesPx.length === 0) return undefined;
  if (typeof isRefused !== 'boolean' || typeof reachPx !== 'number' || !(reachPx >= 0)) return undefined;
  const draft = { target, shape, history, isRefused, reachPx, cursorPx: undefined, isOnStart: false };
  return { ...state, draft: { ...draft, shape }, setAside: undefined, selection: undefined };
}

function pendingFrom(state: EditorState, value: unknown): EditorState | undefined {
  if (!isRecord(value) || typeof value['key'] !== 'string') return undefined;
  const { exclusion, key } = value;
  const isIndex = exclusion === undefined || (typeof exclusion === 'number' && Number.isInteger(exclusion));
  const history = historyFrom(value['history'], (form) => pendingForm(form, state.image));
  if (!isIndex || history === undefined || history.present.verticesPx.length < 3) return undefined;
  const ref = { key, exclusion };
  if (committedRingPx(state, ref) === undefined) return undefined;
  return repeatRefusal({ ...state, pending: { ...ref, history } });
}

function historyFrom<T>(value: unknown, read: (form: unknown) => T | undefined): EditHistory<T> | undefined {
  if (!isRecord(value)) return undefined;
  const past = all(value['past'], read);
  const future = all(value['future'], read);
  const present = read(value['present']);
  return past && future && present !== undefined ? { past, present, future } : undefined;
}

function drawnForm(value: unknown, image: ImageSize): DrawnForm | undefined {
  if (!isRecord(value)) return undefined;
  const verticesPx = all(value['verticesPx'], (place) => placeIn(place, image));
  const madeBy = all(value['madeBy'], wayFrom);
  const editedBy = all(value['editedBy'], wayFrom);
  if (!verticesPx || !madeBy || !editedBy || madeBy.length !== verticesPx.length) return undefined;
  return { verticesPx, madeBy, editedBy };
}

function pendingForm(value: unknown, image: ImageSize): PendingForm | undefined {
  if (!isRecord(value)) return undefined;
  const verticesPx = all(value['verticesPx'], (place) => placeIn(place, image));
  const ways = all(value['ways'], wayFrom);
  return verticesPx && ways && { verticesPx, ways };
}

function placeIn(value: unknown, image: ImageSize): PointPx | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [column, row]: readonly unknown[] = value;
  if (typeof column !== 'number' || typeof row !== 'number') return undefined;
  return isInImage([column, row], image) ? [column, row] : undefined;
}

function wayFrom(value: unknown): DrawingWay | undefined {
  return drawingWays.find((way) => way === value);
}

function all<T>(value: unknown, read: (each: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found: T[] = [];
  for (const each of value) {
    const one = read(each);
    if (one === undefined) return undefined;
    found.push(one);
  }
  return found;
}

function isTarget(value: unknown): value is EditorTarget {
  if (!isRecord(value)) return false;
  const { key, tag, tagDirectionPx } = value;
  const isDirection =
    Array.isArray(tagDirectionPx) && tagDirectionPx.length === 2 && tagDirectionPx.every(Number.isFinite);
  return typeof key === 'string' && typeof tag === 'string' && isDirection;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
