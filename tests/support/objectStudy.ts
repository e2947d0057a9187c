import type { StudyData } from '../../src/analysis/studyResults';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../src/domain/ids';
import { imageKey } from '../../src/domain/image/imageRef';
import type { SliceHeader } from '../../src/domain/image/sliceHeader';
import type { StoredImage } from '../../src/domain/keeping/storedProject';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import { makeStudy } from './fixtureStudy';
import { fixtureHeader } from './scanObjectsFixture';
import { day } from './studyFixtures';

/** The fixture study with images: each scan a slice of its own, of a patient with a name, a number and days. */
export interface ObjectStudy {
  readonly data: StudyData;
  readonly headers: ReadonlyMap<string, SliceHeader>;
  readonly images: readonly StoredImage[];
}

/** Name, number and birth date of the patient behind a subject; none of them is part of a code. */
export function patientBehind(index: number): SliceHeader['patient'] & { readonly name: string } {
  return {
    id: `00417${String(3301 + index)}`,
    name: `BAUMGARTNER${index}^ILSEBILL=洪^吉洞${index}=홍^길동${index}`,
    birthDate: day('1948-11-02'),
  };
}

/** Makes it. */
export function objectStudy(): ObjectStudy {
  const study = makeStudy();
  const headers = new Map<string, SliceHeader>();
  const readings = study.readings.map((reading): Reading => {
    const index = study.subjects.findIndex(({ id }) => id === reading.subjectId);
    const entries = Object.entries(reading.entries).map(([key, entry]): readonly [string, ReadingEntry] => {
      if (entry.kind !== 'roi') return [key, entry];
      const isFirst = entry.roi.target.timePoint === 'preop';
      const uid = `1.2.840.99999.${index + 1}.${isFirst ? 1 : 2}`;
      const header = fixtureHeader({
        sopInstanceUid: sopInstanceUid(`${uid}.1.1`),
        seriesInstanceUid: seriesInstanceUid(`${uid}.1`),
        studyInstanceUid: studyInstanceUid(uid),
        frameOfReferenceUid: `${uid}.9`,
        patient: patientBehind(index),
        studyDate: day(isFirst ? '2019-12-30' : '2020-09-07'),
        studyDescription: 'Wirbelsaeule Baumgartner',
      });
      headers.set(imageKey(header), header);
      const image = { sopInstanceUid: header.sopInstanceUid, frame: 0 };
      return [key, { ...entry, roi: { ...entry.roi, image } }];
    });
    return { ...reading, entries: Object.fromEntries(entries) };
  });
  const images = [...headers.values()].map((header) => ({ header, path: 'a.dcm', sizeBytes: 1 }));
  return { data: { ...study, readings }, headers, images };
}
