import { imageKey } from '../../domain/image/imageRef';
import { backwards } from '../../domain/image/posteriorCrop';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { askedRois } from '../../domain/reading/askedRois';
import { isEvidencePng } from '../../domain/reading/evidencePng';
import type { Reading, SliceAtMidHeight, SliceChoice } from '../../domain/reading/reading';
import { contentOf } from '../../domain/reading/readingContent';
import { isBeyondTolerance } from '../../domain/study/sliceAtLevel';
import type { TimePoint } from '../../domain/timePoint';
import { pushHistory } from '../../editor/editHistory';
import type { ReadingSession } from '../../state/readingSession';
import { type AppContext, notify, openProjectOf, sessionOf } from '../context';
import { shownSlice } from './panes';
import { isSliceAsked } from './sessionTask';
import { setContent } from './setContent';
import { canalFrontAt, slicePlace } from './sliceProposal';

/** The reading's slice choices once a slice is the chosen one; the same object where it was already. */
export function chosenSlice(
  session: ReadingSession,
  timePoint: TimePoint,
  header: SliceHeader,
  how: SliceChoice['how'],
  chosenAtUtc: string,
): Reading['sliceChoices'] {
  const { sliceChoices } = session.reading;
  const before = sliceChoices[timePoint];
  if (before && how === 'by-drawing' && imageKey(before.image) === imageKey(header)) return sliceChoices;
  const pane = session.panes[timePoint];
  const atMidHeight = pane && slicePlace(pane, session.reading, timePoint, header);
  const image = { sopInstanceUid: header.sopInstanceUid, frame: header.frame };
  const isSame = before && imageKey(before.image) === imageKey(header);
  const canalFront =
    (isSame ? before.canalFront : undefined) ?? canalFrontOf(session, session.reading, timePoint, header);
  return {
    ...sliceChoices,
    [timePoint]: {
      image,
      how,
      chosenAtUtc,
      ...(canalFront && { canalFront }),
      ...(atMidHeight && { atMidHeight }),
    },
  };
}

/** Where the canal begins by the endplates; only the choice of slices for all keeps it. */
function canalFrontOf(
  { task, panes }: ReadingSession,
  reading: Reading,
  timePoint: TimePoint,
  header: SliceHeader,
): SliceChoice['canalFront'] {
  const pane = panes[timePoint];
  const fromPx = task === 'slices' && pane ? canalFrontAt(pane, reading, timePoint, header) : undefined;
  return fromPx === undefined ? undefined : { fromPx, how: 'from-endplates' };
}

/**
 * Puts the front of the spinal canal, on the slice that is chosen; the slice that is shown is taken with it. Only where
 * slices are chosen for all.
 */
export async function setCanalFront(
  context: AppContext,
  timePoint: TimePoint,
  fromPx: number,
): Promise<void> {
  const session = sessionOf(context);
  const pane = session?.panes[timePoint];
  const header = pane && shownSlice(pane.axial);
  if (session?.task !== 'slices' || !header || !Number.isFinite(fromPx)) return;
  const { along } = backwards(header.grid);
  const inside = Math.min(Math.max(fromPx, 0), header.grid[along] - 1);
  const before = session.reading.sliceChoices[timePoint];
  const isChosen = before !== undefined && imageKey(before.image) === imageKey(header);
  const choices = isChosen
    ? session.reading.sliceChoices
    : chosenSlice(session, timePoint, header, 'accepted', context.ports.clock.nowUtc());
  const choice = choices[timePoint];
  if (!choice) return;
  const content = contentOf({
    ...session.reading,
    sliceChoices: {
      ...choices,
      [timePoint]: { ...choice, canalFront: { fromPx: inside, how: 'by-hand' as const } },
    },
  });
  const event = { act: 'slices-chosen', detail: 'front of the canal' } as const;
  await setContent(context, content, pushHistory(session.history, content), event);
}

/** The choices with the distances of a scan's slice as its endplates give them now; a picture of other marks goes. */
export function choicesAgainstMarks(
  session: ReadingSession,
  marked: Reading,
  timePoint: TimePoint,
): Reading['sliceChoices'] {
  const { sliceChoices } = marked;
  const choice = sliceChoices[timePoint];
  const pane = session.panes[timePoint];
  const header = choice && pane?.axial.slices.find((one) => imageKey(one) === imageKey(choice.image));
  if (!choice || !pane || !header) return sliceChoices;
  const { atMidHeight: _before, canalFront: earlier, ...rest } = choice;
  const atMidHeight = slicePlace(pane, marked, timePoint, header);
  // What a person put stays where it was put.
  const canalFront = earlier?.how === 'by-hand' ? earlier : canalFrontOf(session, marked, timePoint, header);
  return {
    ...sliceChoices,
    [timePoint]: { ...rest, ...(canalFront && { canalFront }), ...(atMidHeight && { atMidHeight }) },
  };
}

/** Says that a chosen slice lies farther from mid-height than the protocol allows. It never blocks. */
export function warnOfDistance(context: AppContext, timePoint: TimePoint): void {
  const at = sessionOf(context)?.reading.sliceChoices[timePoint]?.atMidHeight;
  const { sliceToleranceMm } = openProjectOf(context).project.protocol;
  if (!at || !isBeyondTolerance(at, sliceToleranceMm)) return;
  const { distanceAtBodyMm, distanceAtMuscleMm } = at;
  notify(context, {
    kind: 'slice-far-from-mid-height',
    severity: 'attention',
    facts: {
      timePoint,
      distanceAtBodyMm,
      ...(distanceAtMuscleMm !== undefined && { distanceAtMuscleMm }),
      toleranceMm: sliceToleranceMm,
      // Whoever chooses for all has no reasons to give.
      ...(sessionOf(context)?.task === 'slices' && { isForAll: 1 }),
    },
  });
}

/**
 * Takes the shown axial slice as the one at the level. Refused while ROIs lie on another; nothing is done where the session
 * asks for nothing of the scan.
 */
export async function acceptSlice(context: AppContext, timePoint: TimePoint): Promise<void> {
  const session = sessionOf(context);
  const pane = session?.panes[timePoint];
  const header = pane && shownSlice(pane.axial);
  if (!session || !header || !isSliceAsked(session, timePoint)) return;
  const { protocol } = openProjectOf(context).project;
  const isElsewhere = askedRois(session.reading, protocol, timePoint).some(
    ({ image }) => imageKey(image) !== imageKey(header),
  );
  if (isElsewhere) {
    notify(context, { kind: 'slice-has-outlines-elsewhere', severity: 'attention', facts: { timePoint } });
    return;
  }
  const chosenAtUtc = context.ports.clock.nowUtc();
  const content = contentOf({
    ...session.reading,
    sliceChoices: chosenSlice(session, timePoint, header, 'accepted', chosenAtUtc),
  });
  const event = { act: 'slices-chosen', detail: timePoint } as const;
  const kept = setContent(context, content, pushHistory(session.history, content), event);
  warnOfDistance(context, timePoint);
  await kept;
}

/**
 * Keeps the picture of the sagittal image with endplates, mid-height and chosen slice beside the choice that it shows. No
 * step of the history: it is evidence of one. False where there is nothing it could be evidence of, or it is no small PNG.
 */
export async function keepEvidence(
  context: AppContext,
  timePoint: TimePoint,
  dataUrl: string,
): Promise<boolean> {
  const session = sessionOf(context);
  const choice = session?.reading.sliceChoices[timePoint];
  const isOpen = session?.reading.state === 'open';
  if (!session || !choice?.atMidHeight || !isOpen || !isEvidencePng(dataUrl)) return false;
  if (choice.atMidHeight.evidencePng === dataUrl) return true;
  const atMidHeight: SliceAtMidHeight = { ...choice.atMidHeight, evidencePng: dataUrl };
  const content = contentOf({
    ...session.reading,
    sliceChoices: { ...session.reading.sliceChoices, [timePoint]: { ...choice, atMidHeight } },
  });
  const history = { ...session.history, present: content };
  await setContent(
    context,
    content,
    history,
    { act: 'slices-chosen', detail: `${timePoint}: evidence kept` },
    'same',
  );
  return true;
}
