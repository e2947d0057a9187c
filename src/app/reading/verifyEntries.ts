import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { askedEntries } from '../../domain/reading/askedEntries';
import { compareDerived } from '../../domain/reading/compareDerived';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';
import type { ReadingContent } from '../../domain/reading/readingContent';
import type { Protocol } from '../../domain/study/protocol';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { EditHistory } from '../../editor/editHistory';
import type { ReadingSession } from '../../state/readingSession';
import { type AppContext, keep, notify, openProjectOf, sessionOf, updateSession } from '../context';
import { entriesMeasuredAnew, fitsProtocol, measureAsBefore, type RoiEntry } from './measureEntry';
import { historyChange } from './storedHistory';

/** What a stored measurement is worth against the pixels that are here now. */
type Verdict = 'fine' | 'other-pixels' | 'other-numbers';

function verdictOn(context: AppContext, entry: RoiEntry): Verdict {
  const image = context.registry.decoded(imageKey(entry.roi.image));
  if (!image) return 'fine';
  if (image.fingerprint !== entry.roi.imageFingerprint) return 'other-pixels';
  const again = measureAsBefore(image, entry);
  const isSame = again.ok && compareDerived(entry.measurement, again.value) !== 'different';
  return isSame ? 'fine' : 'other-numbers';
}

/**
 * Checks what is stored for a slice against a recomputation, each time the slice is decoded for reading: the pixels must
 * be those that were outlined, and the numbers those that outline and pixels give. A difference is said and nothing is
 * changed. A record that agrees is made again where it lacks values (an earlier version kept fewer), and where the
 * protocol has another pixel rule or fat method since, also in a signed reading: outline and signature stay, and what
 * was measured again is in the log.
 */
export function verifyEntries(context: AppContext, header: SliceHeader): void {
  const session = sessionOf(context);
  if (!session) return;
  const { entries } = session.reading;
  const sound = new Set<string>();
  for (const [key, entry] of Object.entries(entries)) {
    if (entry.kind !== 'roi' || imageKey(entry.roi.image) !== imageKey(header)) continue;
    const verdict = verdictOn(context, entry);
    if (verdict === 'fine') {
      sound.add(key);
      continue;
    }
    sayDifference(context, session, entry, verdict);
  }
  const image = context.registry.decoded(imageKey(header));
  if (!image || sound.size === 0) return;
  const { protocol } = openProjectOf(context).project;
  const anew = timePoints.reduce(
    (now, timePoint) => entriesMeasuredAnew(protocol, image, header, now, timePoint),
    entries,
  );
  const replaced = new Map<ReadingEntry, RoiEntry>();
  for (const key of sound) {
    const [before, after] = [entries[key], anew[key]];
    if (before?.kind !== 'roi' || after?.kind !== 'roi') continue;
    const compared = compareDerived(before.measurement, after.measurement);
    if (compared === 'same-and-more') replaced.set(before, after);
    if (compared === 'different') sayDifference(context, session, before, 'other-numbers');
  }
  if (replaced.size > 0) replaceEntries(context, replaced);
}

function sayDifference(
  context: AppContext,
  { subjectId }: ReadingSession,
  { roi }: RoiEntry,
  kind: Exclude<Verdict, 'fine'>,
): void {
  const code = openProjectOf(context).subjects.find((one) => one.id === subjectId)?.code ?? '';
  const { side, timePoint } = roi.target;
  notify(context, { kind, severity: 'wrong', facts: { code, side, timePoint } });
}

/** Puts records that were made again in the place of those before, in the reading and in all that can be undone. */
function replaceEntries(context: AppContext, replaced: ReadonlyMap<ReadingEntry, RoiEntry>): void {
  const session = sessionOf(context);
  if (!session) return;
  const entriesOf = (entries: ReadingContent['entries']): ReadingContent['entries'] =>
    Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, replaced.get(entry) ?? entry]));
  const contentOf = (content: ReadingContent): ReadingContent =>
    Object.values(content.entries).some((entry) => replaced.has(entry))
      ? { ...content, entries: entriesOf(content.entries) }
      : content;
  const history: EditHistory<ReadingContent> = {
    past: session.history.past.map(contentOf),
    present: contentOf(session.history.present),
    future: session.history.future.map(contentOf),
  };
  const { reading } = session;
  // The same revision: what an observer does on another computer meanwhile is newer than this.
  const next = { ...reading, entries: entriesOf(reading.entries) };
  updateSession(context, { reading: next, history });
  void keep(context, {
    completedReadings: [next],
    histories: [historyChange(session.history, history, next)],
    event: {
      act: 'reading-changed',
      detail: `measured again as the protocol and this version say: ${replaced.size}`,
      subjectId: reading.subjectId,
    },
  });
}

/** The slices that the open reading's ROIs lie on. */
function measuredSlices(context: AppContext, timePoint: TimePoint): readonly SliceHeader[] {
  const session = sessionOf(context);
  const drawnOn = new Set(
    Object.values(session?.reading.entries ?? {}).flatMap((entry) =>
      entry.kind === 'roi' && entry.roi.target.timePoint === timePoint ? [imageKey(entry.roi.image)] : [],
    ),
  );
  return session?.panes[timePoint]?.axial.slices.filter((slice) => drawnOn.has(imageKey(slice))) ?? [];
}

/** Whether every ROI that the protocol asks for is measured as it says now. */
export function isByProtocol(reading: Reading, protocol: Protocol): boolean {
  return askedEntries(reading, protocol).every(
    (entry) => entry.kind !== 'roi' || fitsProtocol(entry, protocol, reading.entries),
  );
}

/**
 * Measures the open reading again as the protocol says now, where it does not fit it, and tells whether all of it fits
 * then. It does not where an image is not here.
 */
export async function remeasureReading(context: AppContext): Promise<boolean> {
  const asked = sessionOf(context);
  for (const timePoint of timePoints) {
    for (const header of measuredSlices(context, timePoint)) {
      await context.registry.decode(header);
      if (sessionOf(context)?.reading.id !== asked?.reading.id) return false;
      verifyEntries(context, header);
    }
  }
  const reading = sessionOf(context)?.reading;
  return reading === undefined || isByProtocol(reading, openProjectOf(context).project.protocol);
}
