import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { targetKey } from '../../domain/reading/roi';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingPane, ReadingSession, SlicePixels, SliceStack } from '../../state/readingSession';
import { type AppContext, notify, openProjectOf, sessionOf, updateSession } from '../context';
import { isBusy } from './isBusy';
import { liveNumbers } from './liveNumbers';
import { feedEditor, shownSlice } from './panes';
import { verifyEntries } from './verifyEntries';

type StackName = 'axial' | 'sagittal';

/** Replaces one pane of the open reading, with the numbers of what is being drawn on it. */
export function setPane(context: AppContext, timePoint: TimePoint, pane: ReadingPane): void {
  const session = sessionOf(context);
  if (!session) return;
  const measured = { ...pane, live: liveNumbers(context, pane) };
  updateSession(context, { panes: { ...session.panes, [timePoint]: measured } });
}

/** Sets the pixel state of a stack, if it still shows that slice. */
function setPixels(
  context: AppContext,
  timePoint: TimePoint,
  name: StackName,
  header: SliceHeader,
  pixels: SlicePixels,
): void {
  const pane = sessionOf(context)?.panes[timePoint];
  const stack = pane?.[name];
  if (!pane || !stack) return;
  const shown = shownSlice(stack);
  if (!shown || imageKey(shown) !== imageKey(header)) return;
  setPane(context, timePoint, { ...pane, [name]: { ...stack, pixels } });
}

/** Decodes the shown slice of a stack, then its neighbours, so that scrolling finds them ready. */
export async function loadShown(context: AppContext, timePoint: TimePoint, name: StackName): Promise<void> {
  const { registry } = context;
  const stack = sessionOf(context)?.panes[timePoint]?.[name];
  const header = stack && shownSlice(stack);
  if (!stack || !header) return;
  const key = imageKey(header);
  if (registry.decoded(key)) {
    setPixels(context, timePoint, name, header, { kind: 'here' });
  } else if (!registry.isReachable(key)) {
    setPixels(context, timePoint, name, header, { kind: 'unreachable' });
    return;
  } else {
    setPixels(context, timePoint, name, header, { kind: 'loading' });
    const decoded = await registry.decode(header);
    const pixels: SlicePixels = decoded.ok
      ? { kind: 'here' }
      : { kind: 'failed', message: decoded.error.message };
    setPixels(context, timePoint, name, header, pixels);
  }
  if (name === 'axial') verifyEntries(context, header);
  for (const step of [1, -1, 2, -2]) {
    const neighbour = stack.slices[stack.index + step];
    if (neighbour && registry.isReachable(imageKey(neighbour))) void registry.decode(neighbour, 'soon');
  }
}

/** Loads everything the open reading shows. */
export async function loadAllShown(context: AppContext): Promise<void> {
  await Promise.all(
    (['preop', 'followUp'] as const).flatMap((timePoint) => [
      loadShown(context, timePoint, 'axial'),
      loadShown(context, timePoint, 'sagittal'),
    ]),
  );
}

function moved(stack: SliceStack, index: number): SliceStack {
  const clamped = Math.min(Math.max(0, index), stack.slices.length - 1);
  return { ...stack, index: clamped, pixels: { kind: 'loading' } };
}

/** Shows another axial slice. A draft stays with its slice: leaving is refused, said at the place. */
export async function showAxialSlice(
  context: AppContext,
  timePoint: TimePoint,
  index: number,
): Promise<void> {
  const session = sessionOf(context);
  const pane = session?.panes[timePoint];
  if (!session || !pane || moved(pane.axial, index).index === pane.axial.index) return;
  if (isBusy(pane)) {
    notify(context, { kind: 'finish-outline-first', severity: 'attention', facts: {} });
    return;
  }
  const onSlice = { ...pane, axial: moved(pane.axial, index) };
  const { protocol } = openProjectOf(context).project;
  setPane(context, timePoint, feedEditor(onSlice, session.reading, timePoint, session.armed, protocol));
  await loadShown(context, timePoint, 'axial');
}

/** Shows another sagittal slice. */
export async function showSagittalSlice(
  context: AppContext,
  timePoint: TimePoint,
  index: number,
): Promise<void> {
  const pane = sessionOf(context)?.panes[timePoint];
  if (!pane?.sagittal || moved(pane.sagittal, index).index === pane.sagittal.index) return;
  setPane(context, timePoint, { ...pane, sagittal: moved(pane.sagittal, index) });
  await loadShown(context, timePoint, 'sagittal');
}

/** The entry key of the armed target, if one is armed. */
export function armedKey(session: ReadingSession): string | undefined {
  return session.armed && targetKey(session.armed);
}
