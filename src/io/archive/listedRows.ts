import type { DicomJson } from '../../domain/archive/archiveClient';
import type { ArchiveInstance, ArchiveSeries, ArchiveStudy } from '../../domain/archive/archiveStudy';
import {
  type SeriesInstanceUid,
  type StudyInstanceUid,
  seriesInstanceUid,
  sopInstanceUid,
  studyInstanceUid,
} from '../../domain/ids';
import { parseIsoDate } from '../../domain/isoDate';
import { personOf, textOf, textsOf, uidOf, wholeNumberOf } from './jsonValues';

/** A study of a list; undefined without its UID, since nothing can be asked of it. */
export function listedStudy(set: DicomJson): ArchiveStudy | undefined {
  const uid = uidOf(set, '0020000D');
  if (uid === undefined) return undefined;
  const texts = {
    patientIdIssuer: textOf(set, '00100021'),
    sex: textOf(set, '00100040'),
    studyTime: textOf(set, '00080030'),
    studyId: textOf(set, '00200010'),
    accessionNumber: textOf(set, '00080050'),
    referringPhysician: personOf(set, '00080090'),
    description: textOf(set, '00081030'),
  };
  return {
    studyInstanceUid: studyInstanceUid(uid),
    patientId: textOf(set, '00100020'),
    patientName: personOf(set, '00100010'),
    modalities: [...new Set(textsOf(set, '00080061'))],
    ...stated({
      ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
      birthDate: parseIsoDate(textOf(set, '00100030')),
      studyDate: parseIsoDate(textOf(set, '00080020')),
      seriesCount: wholeNumberOf(set, '00201206'),
      instanceCount: wholeNumberOf(set, '00201208'),
    }),
  };
}

/** A series of the study that was asked about; undefined where it has no UID or is of another study. */
export function listedSeries(set: DicomJson, study: StudyInstanceUid): ArchiveSeries | undefined {
  const uid = uidOf(set, '0020000E');
  if (uid === undefined || isOther(set, '0020000D', study)) return undefined;
  return {
    studyInstanceUid: study,
    seriesInstanceUid: seriesInstanceUid(uid),
    modality: textOf(set, '00080060'),
    ...stated({
      description: textOf(set, '0008103E') || undefined,
      seriesNumber: wholeNumberOf(set, '00200011'),
      instanceCount: wholeNumberOf(set, '00201209'),
    }),
  };
}

/** An object of the series that was asked about. */
export function listedInstance(
  set: DicomJson,
  study: StudyInstanceUid,
  series: SeriesInstanceUid,
): ArchiveInstance | undefined {
  const uid = uidOf(set, '00080018');
  const isElsewhere = isOther(set, '0020000D', study) || isOther(set, '0020000E', series);
  if (uid === undefined || isElsewhere) return undefined;
  return {
    studyInstanceUid: study,
    seriesInstanceUid: series,
    sopInstanceUid: sopInstanceUid(uid),
    ...stated({
      sopClassUid: uidOf(set, '00080016'),
      instanceNumber: wholeNumberOf(set, '00200013'),
    }),
  };
}

/** Whether it says another UID than the one asked about; that it says none is borne. */
export function isOther(set: DicomJson, tag: string, asked: string): boolean {
  const said = textOf(set, tag);
  return said !== '' && said !== asked;
}

/** Without what is not stated. */
function stated<T extends object>(facts: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const known = Object.entries(facts).filter(([, fact]) => fact !== undefined);
  // The same keys with the same values, but for those that are undefined.
  return Object.fromEntries(known) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
