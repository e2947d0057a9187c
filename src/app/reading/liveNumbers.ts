import { imageKey } from '../../domain/image/imageRef';
import { measurementBar } from '../../domain/image/measurementBar';
import { draftAsClosed } from '../../editor/draftAsClosed';
import type { LiveNumbers, ReadingPane } from '../../state/readingSession';
import { type AppContext, openProjectOf } from '../context';
import { liveFor } from './measureEntry';
import { shownSlice } from './panes';

/** Numbers of what is being drawn or dragged on this pane, measured at every change of it. */
export function liveNumbers(context: AppContext, pane: ReadingPane): LiveNumbers | undefined {
  const closed = draftAsClosed(pane.editor);
  const header = shownSlice(pane.axial);
  const image = closed && header && context.registry.decoded(imageKey(header));
  if (!closed || !image || !header || measurementBar(header)) return undefined;
  const { protocol } = openProjectOf(context).project;
  return { key: closed.key, outcome: liveFor(protocol, image, closed.verticesPx, closed.exclusions) };
}
