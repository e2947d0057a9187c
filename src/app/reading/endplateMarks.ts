import { imageKey } from '../../domain/image/imageRef';
import { askedRois } from '../../domain/reading/askedRois';
import type { Endplate, EndplateMarks, LinePx } from '../../domain/reading/endplates';
import type { Reading } from '../../domain/reading/reading';
import { contentOf, withContent } from '../../domain/reading/readingContent';
import type { TimePoint } from '../../domain/timePoint';
import { pushHistory } from '../../editor/editHistory';
import { clampToImage } from '../../editor/imageSize';
import { type AppContext, notify, openProjectOf, sessionOf } from '../context';
import { isBusy } from './isBusy';
import { shownSlice } from './panes';
import { setContent } from './setContent';
import { choicesAgainstMarks, warnOfDistance } from './sliceChoice';
import { showAxialSlice } from './slices';
import { offerEndplates } from './viewSettings';

/**
 * Marks an endplate on the sagittal slice that is shown, or moves it. Both plates of a body lie on one slice: marking on
 * another one begins anew, which is said. The mid-height appears with the second plate.
 */
export async function markEndplate(
  context: AppContext,
  timePoint: TimePoint,
  which: Endplate,
  linePx: LinePx,
): Promise<void> {
  const asked = sessionOf(context);
  const sagittal = asked?.panes[timePoint]?.sagittal;
  const header = sagittal && shownSlice(sagittal);
  if (!asked || !header || !linePx.flat().every(Number.isFinite)) return;
  if (asked.reading.state === 'signed') {
    notify(context, { kind: 'signed-is-locked', severity: 'attention', facts: {} });
    return;
  }
  const decoded = await context.registry.decode(header);
  const session = sessionOf(context);
  if (!decoded.ok || session?.reading.id !== asked.reading.id) return;
  const before = session.reading.endplates?.[timePoint];
  const isSameSlice = before !== undefined && imageKey(before.image) === imageKey(header);
  const [from, to] = [clampToImage(linePx[0], header.grid), clampToImage(linePx[1], header.grid)];
  if (from[0] === to[0] && from[1] === to[1]) return;
  const marks: EndplateMarks = {
    ...(isSameSlice && before),
    image: { sopInstanceUid: header.sopInstanceUid, frame: header.frame },
    imageFingerprint: decoded.value.fingerprint,
    [which === 'upper' ? 'upperPx' : 'lowerPx']: [from, to],
    markedAtUtc: context.ports.clock.nowUtc(),
  };
  if (before && !isSameSlice) {
    notify(context, { kind: 'endplates-begun-anew', severity: 'attention', facts: { timePoint } });
  }
  offerEndplates(context, true);
  await setMarks(context, timePoint, marks, `${which} endplate`);
  await showProposal(context, timePoint);
}

/** Takes one endplate of a scan away, or both. */
export async function clearEndplates(
  context: AppContext,
  timePoint: TimePoint,
  which?: Endplate,
): Promise<void> {
  const before = sessionOf(context)?.reading.endplates?.[timePoint];
  if (!before) return;
  const { upperPx, lowerPx, ...rest } = before;
  const left: EndplateMarks = {
    ...rest,
    ...(which === 'lower' && upperPx && { upperPx }),
    ...(which === 'upper' && lowerPx && { lowerPx }),
  };
  const isAnyLeft = left.upperPx !== undefined || left.lowerPx !== undefined;
  await setMarks(context, timePoint, isAnyLeft ? left : undefined, 'endplates cleared');
}

async function setMarks(
  context: AppContext,
  timePoint: TimePoint,
  marks: EndplateMarks | undefined,
  detail: string,
): Promise<void> {
  const session = sessionOf(context);
  if (!session) return;
  const { [timePoint]: _before, ...others } = session.reading.endplates ?? {};
  const endplates = { ...others, ...(marks && { [timePoint]: marks }) };
  const marked: Reading = withContent(session.reading, { ...session.reading, endplates });
  const content = contentOf({ ...marked, sliceChoices: choicesAgainstMarks(session, marked, timePoint) });
  const event = { act: 'reading-changed', detail: `endplates, ${timePoint}: ${detail}` } as const;
  const kept = setContent(context, content, pushHistory(session.history, content), event, 'same');
  warnOfDistance(context, timePoint);
  await kept;
}

/** With the last point the slice that follows is shown, unless one was chosen or drawn on. */
async function showProposal(context: AppContext, timePoint: TimePoint): Promise<void> {
  const session = sessionOf(context);
  const pane = session?.panes[timePoint];
  if (!session || !pane?.midHeight) return;
  const { proposal } = pane;
  if (proposal?.basis !== 'nearest-to-mid-height') {
    notify(context, { kind: 'mid-height-not-comparable', severity: 'attention', facts: { timePoint } });
    return;
  }
  const { protocol } = openProjectOf(context).project;
  const isDrawn = askedRois(session.reading, protocol, timePoint).length > 0;
  if (isDrawn || isBusy(pane) || session.reading.sliceChoices[timePoint]) return;
  await showAxialSlice(context, timePoint, proposal.index);
}
