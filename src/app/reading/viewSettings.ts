import type { ViewSettings } from '../../domain/keeping/readingRecords';
import { timePoints } from '../../domain/timePoint';
import { editorStep } from '../../editor/editorStep';
import { type AppContext, notify, openProjectOf, sessionOf, updateSession } from '../context';
import { createLatestWriter, type LatestWriter } from '../latestWriter';
import { setPane } from './slices';

/** Nobody has looked at more series than this and wants them all as they were; the oldest go. */
const mostWindows = 2000;

const writers = new WeakMap<AppContext, LatestWriter<ViewSettings>>();

/** Keeps how the observer who reads looks at images. It is no work: a failure to write it is not said. */
function keepSettings(context: AppContext): void {
  const session = sessionOf(context);
  // How a masked scan was looked at is forgotten with it; how slices are chosen is nobody's way of reading.
  if (!session || session.isOrderHidden || session.task === 'slices') return;
  const { windows, observerId, areEndplatesOffered } = session;
  const radius = session.panes.preop?.editor.brush.radiusPx ?? session.panes.followUp?.editor.brush.radiusPx;
  const settings: ViewSettings = {
    projectId: openProjectOf(context).project.id,
    observerId,
    windows,
    ...(radius !== undefined && { brushRadiusPx: radius }),
    ...(!areEndplatesOffered && { areEndplatesOffered }),
  };
  const writer = writers.get(context) ?? createLatestWriter(context.ports.storage.saveViewSettings);
  writers.set(context, writer);
  void writer.write(`${settings.projectId} ${observerId}`, settings);
}

/** Remembers the window of a series for this observer, in this browser. */
export function rememberWindow(
  context: AppContext,
  seriesKey: string,
  { center, width }: { readonly center: number; readonly width: number },
): void {
  const session = sessionOf(context);
  if (!session || !Number.isFinite(center) || !(width > 0 && Number.isFinite(width))) return;
  const before = session.windows[seriesKey];
  if (before?.center === center && before.width === width) return;
  const { [seriesKey]: _before, ...others } = session.windows;
  const newest = [...Object.entries(others).slice(1 - mostWindows), [seriesKey, { center, width }] as const];
  updateSession(context, { windows: Object.fromEntries(newest) });
  keepSettings(context);
}

/** Sets the radius of the round brush in both panes, and remembers it. */
export function setBrushRadius(context: AppContext, radiusPx: number): void {
  for (const timePoint of timePoints) {
    const pane = sessionOf(context)?.panes[timePoint];
    if (!pane) continue;
    const { state } = editorStep(pane.editor, { kind: 'set-brush-radius', radiusPx });
    setPane(context, timePoint, { ...pane, editor: state });
  }
  keepSettings(context);
}

/** Whether the view of endplates opens by itself for this observer, in this project and browser. */
export function offerEndplates(context: AppContext, areEndplatesOffered: boolean): void {
  const session = sessionOf(context);
  if (!session || session.areEndplatesOffered === areEndplatesOffered) return;
  updateSession(context, { areEndplatesOffered });
  keepSettings(context);
  if (!areEndplatesOffered) notify(context, { kind: 'endplates-not-offered', severity: 'done', facts: {} });
}
