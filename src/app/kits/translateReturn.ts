import { type ReadingUnit, unitIndex } from '../../domain/conduct/readingUnits';
import type { SubjectId } from '../../domain/ids';
import { type ImageRef, imageKey } from '../../domain/image/imageRef';
import { imagesOfPatient } from '../../domain/imageLibrary/patientImages';
import type { ProjectContent } from '../../domain/keeping/merge/projectContent';
import { signedRecordOf } from '../../domain/keeping/merge/signedRecord';
import type { StoredImage } from '../../domain/keeping/storedProject';
import type { Reading } from '../../domain/reading/reading';
import { patientKeysOf } from '../../domain/study/patientOf';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';
import type { Ports } from '../context';
import { uidTextOf } from './kitUids';
import { mapImageRefs } from './mapImageRefs';

/** What translation looks images up in. */
export interface KnownImages {
  readonly project: Project;
  readonly subjects: readonly Subject[];
  /** All images of a subject, as the researcher has them. */
  readonly imagesOf: (subject: Subject) => readonly StoredImage[];
  /** Images whose pixels are known, by their fingerprint. */
  readonly byFingerprint: ReadonlyMap<string, ImageRef>;
  readonly pseudonymUid: (text: string, uid: string) => string;
  readonly hashOf: (text: string) => string;
}

/**
 * Returned readings with their images named as the researcher has them: UIDs of kits back to those that they were made from;
 * a UID that no kit gave, because the observer's own copies have others, by the fingerprint that each ROI carries. What is
 * known by neither stays as it is. What was signed is kept under the hash of the translated reading, so that it is one record
 * whichever way it came. A pure function of the content and the images, applied before merging.
 */
export function translateReturn(content: ProjectContent, known: KnownImages): ProjectContent {
  const units = unitIndex(known.project, known.subjects);
  const subjects = new Map(known.subjects.map((subject) => [subject.id, subject]));
  const books = new Map<SubjectId, Book>();
  const translate = (reading: Reading): Reading => {
    const unit = units.get(reading.subjectId);
    const subject = unit && subjects.get(unit.subjectId);
    if (!unit || !subject) return reading;
    const book = books.get(unit.id) ?? bookOf(unit, subject, known);
    books.set(unit.id, book);
    const byPixels = foreignRefs(reading, book, known.byFingerprint);
    return mapImageRefs(reading, (ref) => {
      const uid = book.originals.get(ref.sopInstanceUid);
      if (uid !== undefined) return { ...ref, sopInstanceUid: uid };
      return byPixels.get(imageKey(ref)) ?? ref;
    });
  };
  return {
    ...content,
    readings: content.readings.map(translate),
    signed: content.signed.map((record) => {
      const reading = translate(record.reading);
      if (reading === record.reading) return record;
      return signedRecordOf(reading, known.hashOf) ?? record;
    }),
  };
}

interface Book {
  /** UIDs of a kit, and the ones that they stand for. */
  readonly originals: ReadonlyMap<string, ImageRef['sopInstanceUid']>;
  readonly own: ReadonlySet<string>;
}

function bookOf(unit: ReadingUnit, subject: Subject, known: KnownImages): Book {
  const { secretText } = known.project;
  const originals = new Map<string, ImageRef['sopInstanceUid']>();
  const own = new Set<string>();
  for (const { header } of known.imagesOf(subject)) {
    const uid = header.sopInstanceUid;
    own.add(uid);
    if (secretText !== undefined) originals.set(known.pseudonymUid(uidTextOf(secretText, unit), uid), uid);
  }
  return { originals, own };
}

/** Slices of a reading that no UID tells, by the fingerprint of an ROI that was drawn on them. */
function foreignRefs(
  reading: Reading,
  { originals, own }: Book,
  byFingerprint: ReadonlyMap<string, ImageRef>,
): ReadonlyMap<string, ImageRef> {
  const found = new Map<string, ImageRef>();
  for (const entry of Object.values(reading.entries)) {
    if (entry.kind !== 'roi') continue;
    const { image, imageFingerprint } = entry.roi;
    if (originals.has(image.sopInstanceUid) || own.has(image.sopInstanceUid)) continue;
    const known = byFingerprint.get(imageFingerprint);
    if (known) found.set(imageKey(image), known);
  }
  return found;
}

/** Looks up what translation needs of a project in storage, then translates. Kits' own copies are never translated. */
export async function translateWith(
  ports: Pick<Ports, 'storage' | 'images'>,
  content: ProjectContent,
): Promise<ProjectContent> {
  const { storage, images } = ports;
  const isAny = content.readings.length > 0 || content.signed.length > 0;
  const stored = isAny ? await storage.loadSubjects(content.projectId) : undefined;
  if (!stored?.ok || !stored.value || stored.value.project.kit) return content;
  const { project, subjects } = stored.value;
  const packed = await storage.loadPatientImages(project.id);
  const needed = await storage.neededImages(project.id);
  if (!packed.ok || !needed.ok) return content;
  const byPatient = new Map(packed.value.map((one) => [one.patientKey, one]));
  return translateReturn(content, {
    project,
    subjects,
    imagesOf: (subject) =>
      patientKeysOf(subject).flatMap((key) => {
        const patient = byPatient.get(key);
        return patient ? imagesOfPatient(patient) : [];
      }),
    byFingerprint: new Map(needed.value.map(({ image, fingerprint }) => [fingerprint, image])),
    pseudonymUid: images.pseudonymUid,
    hashOf: storage.logHash,
  });
}
