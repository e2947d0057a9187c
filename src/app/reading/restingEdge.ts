import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { EditorState } from '../../editor/editorState';
import { editorStep } from '../../editor/editorStep';
import type { Gesture } from '../../editor/gesture';
import { type AppContext, sessionOf } from '../context';
import { setPane } from './slices';

/*
 * The smart edge looks for its path a little at each move of the pointer, so that drawing stays fluent. A pointer that
 * rests sends no moves: the search then goes on once a frame, at the place where it rests, until the path is there.
 */

type Hover = Extract<Gesture, { readonly kind: 'pointer-move' }>;

/** Where the pointer was last over a pane whose path is not found yet; while a pane is in it, a frame is on its way. */
const resting = new WeakMap<AppContext, Map<TimePoint, Hover>>();

function isLooking({ draft, grab, smartEdge, stroke, tool }: EditorState): boolean {
  const isHovering = draft?.cursorPx !== undefined && stroke === undefined && grab === undefined;
  return (
    tool === 'smart-edge' && isHovering && smartEdge.edges !== undefined && smartEdge.pathPx === undefined
  );
}

/** After a move of the pointer over a pane: goes on looking for the path to it while it rests there. */
export function lookOnAtRest(context: AppContext, timePoint: TimePoint, place: Hover): void {
  const pane = sessionOf(context)?.panes[timePoint];
  const places = resting.get(context) ?? new Map<TimePoint, Hover>();
  resting.set(context, places);
  if (!pane || !isLooking(pane.editor)) {
    places.delete(timePoint);
    return;
  }
  const isOnItsWay = places.size > 0;
  places.set(timePoint, place);
  if (!isOnItsWay) onNextFrame(() => lookOn(context, places));
}

function lookOn(context: AppContext, places: Map<TimePoint, Hover>): void {
  for (const timePoint of timePoints) {
    const place = places.get(timePoint);
    const pane = sessionOf(context)?.panes[timePoint];
    if (!place) continue;
    if (pane && isLooking(pane.editor)) {
      const { state } = editorStep(pane.editor, place);
      setPane(context, timePoint, { ...pane, editor: state });
      if (isLooking(state)) continue;
    }
    places.delete(timePoint);
  }
  if (places.size > 0) onNextFrame(() => lookOn(context, places));
}

/** Outside a browser no frame is drawn; the time of one goes by. */
function onNextFrame(act: () => void): void {
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(act);
  else setTimeout(act, 16);
}
