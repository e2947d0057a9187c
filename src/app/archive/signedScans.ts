import { areScansMasked, unitIndex, unitName } from '../../domain/conduct/readingUnits';
import { sliceChooser } from '../../domain/conduct/sliceChooser';
import type { SubjectId } from '../../domain/ids';
import { type ImageRef, imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { Reading } from '../../domain/reading/reading';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { OpenProject } from '../../state/openProject';
import { storedHere } from '../conduct/storedHere';
import type { SendingBar, SentScan } from './sendingOutcome';
import { goOn, kept, type SyncWork } from './syncWork';

/** A signed reading of who may send it, with the scans that something is outlined on. */
export interface SignedReading {
  readonly reading: Reading;
  readonly subject: Pick<Subject, 'id' | 'code'>;
  readonly scans: readonly SignedScan[];
}

export interface SignedScan extends SentScan {
  readonly at: TimePoint;
  /** Of the first outlined slice. */
  readonly header: SliceHeader | undefined;
}

/** What signed readings are read with. */
export interface SigningBook {
  readonly project: Project;
  readonly headerOf: (image: ImageRef) => SliceHeader | undefined;
  /** Lines of signed readings that may be sent, in the order of their subjects. */
  readonly lines: readonly SignedLine[];
  readonly training: number;
}

export interface SignedLine {
  readonly subjectId: SubjectId;
  readonly observerId: SentScan['observerId'];
  readonly round: number;
  readonly code: string;
  readonly isMasked: boolean;
}

/**
 * Why nothing may or can be sent. Outlines of observers are not even opened for the researcher before unblinding.
 */
export function sendingBar({ project, person }: OpenProject): SendingBar | undefined {
  if (project.kit?.hasImages) return 'kit-with-images';
  if (project.identity === 'removed') return 'identity-removed';
  const isOpen = project.kind.kind === 'demo' || project.unblinding !== undefined;
  return person.kind === 'researcher' && !isOpen ? 'not-unblinded' : undefined;
}

/**
 * The signed readings that who sits here may send: an observer their own of all rounds, the researcher after unblinding all. As
 * they are kept, masked scans by themselves: so an observer's copy and the researcher's make the same objects.
 */
export async function signingBook(work: SyncWork, withTraining: boolean): Promise<SigningBook> {
  const { context, open } = work;
  const { storage } = context.ports;
  await context.saves.settled();
  const stored = kept(await storage.loadSubjects(open.project.id));
  const { images } = await storedHere(context);
  const progress = kept(await storage.progress(open.project.id));
  goOn(work);
  const { person } = open;
  const project = stored?.project ?? open.project;
  const subjects = stored?.subjects ?? [];
  const bySubject = new Map(subjects.map((subject) => [subject.id, subject]));
  const units = unitIndex(project, subjects);
  const isMaskedHere = areScansMasked(project);
  const own = progress.filter(
    ({ state, observerId }) =>
      state === 'signed' &&
      observerId !== sliceChooser &&
      (person.kind === 'researcher' || observerId === person.observerId),
  );
  let training = 0;
  const lines = own.flatMap(({ subjectId, observerId, round }): readonly SignedLine[] => {
    const unit = units.get(subjectId);
    const subject = unit && bySubject.get(unit.subjectId);
    if (!unit || !subject) return [];
    if (subject.isTraining && !withTraining) {
      training += 1;
      return [];
    }
    const isMasked = unit.timePoint !== undefined;
    const code = isMaskedHere && isMasked ? unitName(unit.id) : subject.code;
    return [{ subjectId, observerId, round, code, isMasked: isMasked || isUnitOfKit(project) }];
  });
  lines.sort((a, b) =>
    `${a.code} ${a.observerId} ${a.round}` < `${b.code} ${b.observerId} ${b.round}` ? -1 : 1,
  );
  return {
    project,
    headerOf: (image) => images.get(imageKey(image))?.header,
    lines,
    training,
  };
}

function isUnitOfKit({ kit, protocol }: Project): boolean {
  return kit !== undefined && protocol.blinding.timePoint;
}

/** One of them, read; undefined where it is not signed any more. */
export async function signedReading(
  work: SyncWork,
  { project, headerOf }: SigningBook,
  { subjectId, observerId, round, code, isMasked }: SignedLine,
): Promise<SignedReading | undefined> {
  const loaded = await work.context.ports.storage.loadReading(project.id, subjectId, observerId, round);
  goOn(work);
  const reading = kept(loaded);
  if (reading?.state !== 'signed') return undefined;
  const scans = timePoints.flatMap((at): readonly SignedScan[] => {
    const first = Object.values(reading.entries).find(
      (entry) => entry.kind === 'roi' && entry.roi.target.timePoint === at,
    );
    if (first?.kind !== 'roi') return [];
    const header = headerOf(first.roi.image);
    return [{ code, observerId, round, at, header, ...(!isMasked && { timePoint: at }) }];
  });
  return { reading, subject: { id: subjectId, code }, scans };
}
