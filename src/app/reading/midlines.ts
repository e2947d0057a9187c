import type { LinePx } from '../../domain/reading/endplates';
import { contentOf } from '../../domain/reading/readingContent';
import type { TimePoint } from '../../domain/timePoint';
import { pushHistory } from '../../editor/editHistory';
import { clampToImage } from '../../editor/imageSize';
import { type AppContext, sessionOf } from '../context';
import { shownSlice } from './panes';
import { setContent } from './setContent';

/** Sets the patient's midline on the axial slices of a scan, or takes it away. Undone like everything else. */
export async function setMidline(
  context: AppContext,
  timePoint: TimePoint,
  linePx: LinePx | undefined,
): Promise<void> {
  const session = sessionOf(context);
  const pane = session?.panes[timePoint];
  const header = pane && shownSlice(pane.axial);
  if (!session || !header) return;
  const { [timePoint]: before, ...others } = session.reading.midlines ?? {};
  if (!linePx && !before) return;
  if (linePx && !isLine(linePx)) return;
  const midline = linePx && {
    image: { sopInstanceUid: header.sopInstanceUid, frame: header.frame },
    linePx: [clampToImage(linePx[0], header.grid), clampToImage(linePx[1], header.grid)] as const,
    setAtUtc: context.ports.clock.nowUtc(),
  };
  const midlines = { ...others, ...(midline && { [timePoint]: midline }) };
  const content = contentOf({ ...session.reading, midlines });
  const detail = `midline ${midline ? 'set' : 'cleared'}, ${timePoint}`;
  const event = { act: 'reading-changed', detail } as const;
  await setContent(context, content, pushHistory(session.history, content), event, 'same');
}

function isLine([from, to]: LinePx): boolean {
  const isPlace = [...from, ...to].every(Number.isFinite);
  return isPlace && (from[0] !== to[0] || from[1] !== to[1]);
}
