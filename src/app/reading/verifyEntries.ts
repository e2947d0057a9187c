import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { compareMeasurements } from '../../domain/measurement/compareMeasurements';
import { measureRoi } from '../../domain/measurement/measureRoi';
import type { ReadingEntry } from '../../domain/reading/reading';
import type { EditHistory } from '../../editor/editHistory';
import type { ReadingContent } from '../../state/readingSession';
import { type AppContext, keep, notify, openProjectOf, sessionOf, updateSession } from '../context';

type RoiEntry = Extract<ReadingEntry, { kind: 'roi' }>;

/** What a stored measurement is worth against the pixels that are here now. */
type Verdict =
  | { readonly kind: 'fine' }
  | { readonly kind: 'other-pixels' | 'other-numbers' }
  /** The numbers agree, and kinds of values can be added that the record lacks. */
  | { readonly kind: 'more'; readonly entry: RoiEntry };

function verdictOn(context: AppContext, entry: RoiEntry, header: SliceHeader): Verdict {
  const image = context.registry.decoded(imageKey(header));
  if (!image) return { kind: 'fine' };
  if (image.fingerprint !== entry.roi.imageFingerprint) return { kind: 'other-pixels' };
  const again = measureRoi(image, entry.roi.outlinePx, entry.roi.exclusions, entry.measurement.rule.id);
  if (!again.ok) return { kind: 'other-numbers' };
  switch (compareMeasurements(entry.measurement, again.value)) {
    case 'same':
      return { kind: 'fine' };
    case 'same-and-more':
      return { kind: 'more', entry: { ...entry, measurement: again.value } };
    case 'different':
      return { kind: 'other-numbers' };
  }
}

/**
 * Checks what is stored for a slice against a recomputation, each time the slice is decoded for reading: the pixels must
 * be those that were outlined, and the numbers those that outline and pixels give. A difference is said and nothing is
 * changed. A record that agrees and lacks values (an earlier version kept the displayed ones alone) is completed, also
 * in a signed reading: the outline, and every number that it had, stay.
 */
export function verifyEntries(context: AppContext, header: SliceHeader): void {
  const session = sessionOf(context);
  if (!session) return;
  const completed = new Map<ReadingEntry, RoiEntry>();
  for (const entry of Object.values(session.reading.entries)) {
    if (entry.kind !== 'roi' || imageKey(entry.roi.image) !== imageKey(header)) continue;
    const verdict = verdictOn(context, entry, header);
    if (verdict.kind === 'fine') continue;
    if (verdict.kind === 'more') {
      completed.set(entry, verdict.entry);
      continue;
    }
    const code = openProjectOf(context).subjects.find((one) => one.id === session.subjectId)?.code ?? '';
    const { side, timePoint } = entry.roi.target;
    notify(context, { kind: verdict.kind, severity: 'wrong', facts: { code, side, timePoint } });
  }
  if (completed.size > 0) replaceEntries(context, completed);
}

/** Puts completed records in the place of those they complete, in the reading and in all that can be undone. */
function replaceEntries(context: AppContext, completed: ReadonlyMap<ReadingEntry, RoiEntry>): void {
  const session = sessionOf(context);
  if (!session) return;
  const entriesOf = (entries: ReadingContent['entries']): ReadingContent['entries'] =>
    Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, completed.get(entry) ?? entry]));
  const contentOf = (content: ReadingContent): ReadingContent => ({
    ...content,
    entries: entriesOf(content.entries),
  });
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
    event: {
      act: 'measured again',
      detail: `${completed.size}, with values that an earlier version left out`,
    },
  });
}
