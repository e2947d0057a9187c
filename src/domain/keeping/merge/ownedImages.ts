import { patientKey } from '../../catalogue/patientKey';
import { patientKeysOf } from '../../study/patientOf';
import type { Subject } from '../../study/subject';
import type { StoredImage } from '../storedProject';

/** Whether a slice belongs to one of these subjects: it is of their patient, or of an imaging study that is theirs. */
export function ownedBy(subjects: readonly Subject[]): (image: StoredImage) => boolean {
  const patients = new Set<string>();
  const studies = new Set<string>();
  for (const subject of subjects) {
    for (const key of patientKeysOf(subject)) patients.add(key);
    const scans = [
      subject.scans,
      ...(subject.links ?? []).flatMap((one) => [one.before.scans, one.other.scans]),
    ];
    for (const { preop, followUp } of scans) {
      for (const scan of [preop, followUp]) if (scan) studies.add(scan.studyInstanceUid);
    }
  }
  return ({ header }) => studies.has(header.studyInstanceUid) || patients.has(patientKey(header));
}
