import { changeRing, isBlocked, repeatRefusal } from './changeRing';
import { type EditorState, outlineOf } from './editorState';
import { isSameRing } from './planePx';
import { smoothRing } from './shape/smoothRing';
import { stretchOf } from './shape/stretchOf';
import { shownRingPx } from './shownRing';
import { type EditorStep, refuse, still } from './step';

/** Smooths the selected line, or the stretch that its selected vertices make out; else the armed ROI's outline. */
export function smoothChosen(state: EditorState): EditorStep {
  const { armed, draft, selection } = state;
  const lastPx = draft?.history.present.verticesPx.at(-1);
  if (lastPx !== undefined) return refuse(state, { kind: 'unfinished', atPx: lastPx });
  const ofArmed = armed &&
    outlineOf(state, armed.key) && { key: armed.key, exclusion: undefined, vertices: [] };
  const chosen = selection ?? ofArmed;
  const ring = chosen && shownRingPx(state, chosen);
  if (chosen === undefined || ring === undefined) return still(state);
  // A form that crosses itself has no inside to keep: it has to be put right first.
  if (isBlocked(state, chosen) || state.pending !== undefined) return still(repeatRefusal(state));
  const stretch = stretchOf(chosen.vertices, ring.length);
  const { ringPx } = smoothRing(ring, state.image, stretch);
  if (isSameRing(ringPx, ring)) return still(state);
  const { exclusion, key } = chosen;
  return changeRing({ ...state, selection: { key, exclusion, vertices: [] } }, chosen, ringPx, 'smooth');
}
