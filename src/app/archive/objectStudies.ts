import type { ArchiveStudy } from '../../domain/archive/archiveStudy';
import type { ObjectPatient, ObjectStudy } from '../../domain/dicomObjects/scanObjects';
import type { SeriesInstanceUid, StudyInstanceUid } from '../../domain/ids';
import { given, goOn, type SyncWork } from './syncWork';

/** Patient and study, as the archive has them. */
export interface FiledUnder {
  readonly patient: ObjectPatient;
  readonly study: ObjectStudy;
}

/** How many studies one question asks for. */
const atOnce = 10;

/** What the archive says of imaging studies and of what is in them; each is asked once. */
export function objectStudies(work: SyncWork) {
  const studies = new Map<string, FiledUnder | undefined>();
  const series = new Map<string, ReadonlySet<string>>();
  const instances = new Map<string, ReadonlySet<string>>();

  async function ask(uids: readonly StudyInstanceUid[]): Promise<void> {
    const lacking = [...new Set(uids)].filter((uid) => !studies.has(uid));
    for (let at = 0; at < lacking.length; at += atOnce) {
      const studyInstanceUids = lacking.slice(at, at + atOnce);
      const found = given(await work.client.searchStudies({ studyInstanceUids }, work.signal));
      goOn(work);
      const byUid = new Map(found.map((study) => [study.studyInstanceUid, study]));
      for (const uid of studyInstanceUids) {
        const study = byUid.get(uid);
        studies.set(uid, study && filedUnder(study));
      }
    }
  }

  /** What series a study has; observers are not told, since it says what others sent. */
  async function seriesOf(study: StudyInstanceUid): Promise<ReadonlySet<string> | undefined> {
    const { person, project } = work.open;
    if (person.kind === 'observer' || project.kit) return undefined;
    const known = series.get(study);
    if (known) return known;
    const listed = given(await work.client.searchSeries(study, work.signal));
    goOn(work);
    const uids = new Set(listed.map(({ seriesInstanceUid }) => seriesInstanceUid));
    series.set(study, uids);
    return uids;
  }

  return {
    ask,
    filedUnder: (uid: StudyInstanceUid): FiledUnder | undefined => studies.get(uid),
    /** SOP instances of a series of ours that are there. Other series of the study are not looked into. */
    async instancesIn(study: StudyInstanceUid, own: SeriesInstanceUid): Promise<ReadonlySet<string>> {
      const known = instances.get(own);
      if (known) return known;
      let there: ReadonlySet<string> = new Set();
      if ((await seriesOf(study))?.has(own) ?? true) {
        const listed = await work.client.searchInstances(study, own, work.signal);
        goOn(work);
        // Some archives have no list of a series that is not there.
        if (listed.ok || listed.error.kind !== 'not-found') {
          there = new Set(given(listed).map(({ sopInstanceUid }) => sopInstanceUid));
        }
      }
      instances.set(own, there);
      return there;
    },
  };
}

/** Objects must say of patient and study exactly what the archive says, or they are filed beside them. */
function filedUnder(study: ArchiveStudy): FiledUnder {
  const { birthDate, sex, patientIdIssuer, studyDate, studyTime, studyId } = study;
  const { accessionNumber, description, referringPhysician } = study;
  const letter = (['M', 'F', 'O'] as const).find((one) => one === sex);
  return {
    patient: {
      id: study.patientId,
      name: study.patientName,
      ...(patientIdIssuer !== undefined && { idIssuer: patientIdIssuer }),
      ...(birthDate !== undefined && { birthDate: birthDate.replaceAll('-', '') }),
      ...(letter !== undefined && { sex: letter }),
    },
    study: {
      instanceUid: study.studyInstanceUid,
      ...(studyDate !== undefined && { date: studyDate.replaceAll('-', '') }),
      ...(studyTime !== undefined && { time: studyTime }),
      ...(studyId !== undefined && { id: studyId }),
      ...(accessionNumber !== undefined && { accessionNumber }),
      ...(description !== undefined && { description }),
      ...(referringPhysician !== undefined && { referringPhysician }),
    },
  };
}
