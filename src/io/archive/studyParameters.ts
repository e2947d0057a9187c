import type { ArchiveQuery } from '../../domain/archive/archiveClient';

/** Attributes that an archive need not send unless asked (PS3.18 10.6.1.2.2, table 10.6.3-3). */
const alsoStudies = [
  'StudyDescription',
  'IssuerOfPatientID',
  'ReferringPhysicianName',
  'ModalitiesInStudy',
  'NumberOfStudyRelatedSeries',
  'NumberOfStudyRelatedInstances',
];
export const alsoSeries = ['SeriesDescription', 'SeriesNumber', 'NumberOfSeriesRelatedInstances'];

/** The parameters of a search for studies; `uids` of it in one list (PS3.18 8.3.4.4: UID list matching, by commas). */
export function studyParameters(query: ArchiveQuery, uids: readonly string[]): Record<string, string> {
  const given: Record<string, string | undefined> = {
    PatientName: query.patientName,
    PatientID: query.patientId,
    StudyDate: query.studyDates,
    ModalitiesInStudy: query.modality,
    StudyDescription: query.description,
    AccessionNumber: query.accessionNumber,
    StudyInstanceUID: uids.length > 0 ? uids.join(',') : undefined,
  };
  const parameters: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    const text = wellFormed(value ?? '').trim();
    if (text !== '') parameters[key] = text;
  }
  return { ...parameters, includefield: alsoStudies.join(',') };
}

/** Half of a pair of code units cannot stand in an address; it comes from typing in some input methods. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '');
}
