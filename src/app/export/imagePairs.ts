import { err, ok, type Result } from '../../base/result';
import type { ObserverId, SubjectId } from '../../domain/ids';
import type { Reading } from '../../domain/reading/reading';
import { resultsAccess } from '../../domain/study/blinding';
import type { Observer } from '../../domain/study/protocol';
import type { Subject } from '../../domain/study/subject';
import { readersOf } from '../../domain/study/thirdReader';
import { timePoints } from '../../domain/timePoint';
import type { ImagePair, PairPicture, PairWarning } from '../../report/figures/imagePair/imagePair';
import { type AppContext, isStillHere, openProjectOf } from '../context';
import { imagesAwaited } from '../imagesComing';
import { imagePairText } from './imagePairText';
import { measuredScan } from './measuredScan';
import { pairPicture } from './pairPicture';

/** The pairs that can be shown, and of the other subjects why not, in words for the screen. */
export interface ImagePairs {
  readonly pairs: readonly ImagePair[];
  readonly missing: readonly { readonly subjectId: SubjectId; readonly why: string }[];
}

/**
 * The measured slices of some subjects with the outlines of one observer's first reading, the protocol's first observer
 * unless another is named. For the researcher once results may be seen; nothing where somebody else sits here by the end.
 */
export async function imagePairsOf(
  context: AppContext,
  subjectIds: readonly SubjectId[],
  observerId?: ObserverId,
): Promise<ImagePairs> {
  const asked = openProjectOf(context);
  const none = (why: string): ImagePairs => ({
    pairs: [],
    missing: subjectIds.map((subjectId) => ({ subjectId, why })),
  });
  const gone: ImagePairs = { pairs: [], missing: [] };
  if (subjectIds.length === 0) return gone;
  if (!mayLook(context)) return none(imagePairText.denied);
  const { protocol, id } = asked.project;
  const readers = readersOf(protocol);
  const reader = observerId ? readers.find((one) => one.id === observerId) : protocol.observers[0];
  if (!reader) return none(imagePairText.noObserver);
  const { storage } = context.ports;
  const here = await imagesAwaited(context);
  if (!here) return gone;
  const [loaded, settings] = await Promise.all([
    storage.loadReadingsOf(id, subjectIds),
    storage.loadViewSettings(id, reader.id),
  ]);
  if (!isStillHere(context, asked)) return gone;
  if (!mayLook(context)) return none(imagePairText.denied);
  if (!loaded.ok) return none(loaded.error.message);
  const windows = settings.ok ? (settings.value?.windows ?? {}) : {};
  const pairs: ImagePair[] = [];
  const missing: { subjectId: SubjectId; why: string }[] = [];
  for (const subjectId of subjectIds) {
    const subject = openProjectOf(context).subjects.find((one) => one.id === subjectId);
    const pair = subject
      ? await pairOf(context, subject, { reader, readings: loaded.value, windows })
      : err(imagePairText.noSubject);
    // The wait for the pixels may have been long: what must not be seen any more is not given.
    if (!isStillHere(context, asked)) return gone;
    if (!mayLook(context)) return none(imagePairText.denied);
    if (pair.ok) pairs.push(pair.value);
    else missing.push({ subjectId, why: pair.error });
  }
  return { pairs, missing };
}

interface PairSource {
  readonly reader: Observer;
  readonly readings: readonly Reading[];
  /** By series, as this reader looked at it in this browser. */
  readonly windows: Readonly<Record<string, { readonly center: number; readonly width: number }>>;
}

async function pairOf(
  context: AppContext,
  subject: Subject,
  { reader, readings, windows }: PairSource,
): Promise<Result<ImagePair, string>> {
  const { protocol } = openProjectOf(context).project;
  const own = readings.filter(({ subjectId }) => subjectId === subject.id);
  const found = own.filter(({ observerId, round }) => observerId === reader.id && round === 1);
  const [reading] = found;
  if (!reading) return err(imagePairText.notRead(reader.letter));
  if (found.length > 1) return err(imagePairText.severalReadings(reader.letter));
  if (reading.state !== 'signed') return err(imagePairText.notSigned(reader.letter));
  const pictures: PairPicture[] = [];
  const warnings = new Set<PairWarning>();
  for (const timePoint of timePoints) {
    const scan = measuredScan(context, { subject, reading, readings: own, timePoint });
    if (!scan.ok) return scan;
    const picture = await pairPicture(context, scan.value, windows[scan.value.header.seriesInstanceUid]);
    if (!picture.ok) return err(imagePairText.at(timePoint, picture.error));
    pictures.push(picture.value.picture);
    for (const warning of picture.value.warnings) warnings.add(warning);
  }
  const [preop, followUp] = pictures;
  if (!preop || !followUp) return err(imagePairText.noSubject);
  const place = protocol.observers.findIndex(({ id }) => id === reader.id);
  return ok({
    subjectId: subject.id,
    code: subject.code,
    level: subject.covariates.level,
    observer: { letter: reader.letter, place: place < 0 ? 'third' : place === 0 ? 'first' : 'second' },
    round: reading.round,
    areTablesAveraged: protocol.observers.length > 1 && protocol.assignment.kind === 'all',
    csaKind: protocol.csaKind,
    valueKind: protocol.valueKind,
    preop,
    followUp,
    warnings: [...warnings],
  });
}

function mayLook(context: AppContext): boolean {
  const { person, project, subjects, progress } = openProjectOf(context);
  return person.kind === 'researcher' && resultsAccess({ person, project, subjects, readings: progress }).ok;
}
