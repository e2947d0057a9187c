import { imageKey } from '../../domain/image/imageRef';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { carriedOutlinePx } from '../../domain/reading/carriedOutlinePx';
import { imageMidline, mirroredOutlinePx } from '../../domain/reading/mirroredOutlinePx';
import { type Roi, type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';
import { type AppContext, notify, openProjectOf, sessionOf } from '../context';
import { gesture } from './gestures';
import { shownSlice } from './panes';

/*
 * Outlines that begin as another one of the same reading. Both ways change what a study measures, so each is there only
 * where the protocol allows it, and is recorded with the ROI.
 */

function roiOf({ reading }: ReadingSession, target: RoiTarget): Roi | undefined {
  const entry = reading.entries[targetKey(target)];
  return entry?.kind === 'roi' ? entry.roi : undefined;
}

/** The slice of a scan on which an ROI lies. */
function sliceOf(session: ReadingSession, timePoint: TimePoint, roi: Roi): SliceHeader | undefined {
  const slices = session.panes[timePoint]?.axial.slices ?? [];
  return slices.find((slice) => imageKey(slice) === imageKey(roi.image));
}

/** What is armed and the slice it would be placed on; says why nothing can be placed. */
function placeFor(
  context: AppContext,
  aid: 'mirror' | 'copy',
): { session: ReadingSession; armed: RoiTarget; header: SliceHeader } | undefined {
  const session = sessionOf(context);
  if (!session) return undefined;
  if (!openProjectOf(context).project.protocol.drawingAids[aid]) {
    notify(context, { kind: 'aid-not-allowed', severity: 'attention', facts: { aid } });
    return undefined;
  }
  const { armed } = session;
  const pane = armed && session.panes[armed.timePoint];
  const header = pane && shownSlice(pane.axial);
  if (!armed || !header) {
    notify(context, { kind: 'nothing-armed', severity: 'attention', facts: {} });
    return undefined;
  }
  return { session, armed, header };
}

async function place(
  context: AppContext,
  timePoint: TimePoint,
  verticesPx: readonly PointPx[],
  way: 'mirrored' | 'copied',
): Promise<void> {
  await gesture(context, timePoint, { kind: 'place-outline', verticesPx, way });
}

/**
 * Begins the armed side as the mirror image of the other one on the same slice: about the midline that was set, else about
 * the middle of the image.
 */
export async function mirrorFromOtherSide(context: AppContext): Promise<void> {
  const found = placeFor(context, 'mirror');
  if (!found) return;
  const { session, armed, header } = found;
  const other = armed.side === 'none' ? undefined : armed.side === 'left' ? 'right' : 'left';
  const source = other && roiOf(session, { ...armed, side: other });
  if (!source || imageKey(source.image) !== imageKey(header)) {
    notify(context, { kind: 'no-other-outline', severity: 'attention', facts: { aid: 'mirror' } });
    return;
  }
  const line = session.reading.midlines?.[armed.timePoint]?.linePx ?? imageMidline(header.grid);
  const verticesPx = mirroredOutlinePx(source.outlinePx, line, header.grid);
  if (verticesPx) await place(context, armed.timePoint, verticesPx, 'mirrored');
}

/**
 * Begins the armed ROI as the same one of the reading's other time point, in true size. `offsetMm` along rows and columns
 * of the slice it comes to: where the linked views show the other scan's middle.
 */
export async function copyFromOtherTimePoint(
  context: AppContext,
  offsetMm: readonly [alongRow: number, alongColumn: number] = [0, 0],
): Promise<void> {
  const found = placeFor(context, 'copy');
  if (!found) return;
  const { session, armed, header } = found;
  const otherTimePoint: TimePoint = armed.timePoint === 'preop' ? 'followUp' : 'preop';
  const source = roiOf(session, { ...armed, timePoint: otherTimePoint });
  const from = source && sliceOf(session, otherTimePoint, source);
  if (!source || !from) {
    notify(context, { kind: 'no-other-outline', severity: 'attention', facts: { aid: 'copy' } });
    return;
  }
  const verticesPx = carriedOutlinePx(source.outlinePx, from.grid, header.grid, offsetMm);
  await place(context, armed.timePoint, verticesPx, 'copied');
}
