import fc from 'fast-check';
import { expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import { buildCatalogue } from '../../src/domain/catalogue/buildCatalogue';
import type { CataloguePatient, CatalogueSlice } from '../../src/domain/catalogue/catalogue';
import { removeIdentity } from '../../src/domain/identity/removeIdentity';
import { addDays } from '../../src/domain/identity/studyDay';
import { projectId, subjectId } from '../../src/domain/ids';
import { imageKey } from '../../src/domain/image/imageRef';
import type { SliceHeader } from '../../src/domain/image/sliceHeader';
import { daysBetween, type IsoDate, parseIsoDate } from '../../src/domain/isoDate';
import { pairSubject } from '../../src/domain/study/pairSubject';
import { patientOf } from '../../src/domain/study/patientOf';
import { defaultProtocol } from '../../src/domain/study/protocol';
import type { Subject } from '../../src/domain/study/subject';
import { subjectsFromCatalogue } from '../../src/domain/study/subjectsFromCatalogue';
import { timePoints } from '../../src/domain/timePoint';
import { pseudonymUid } from '../../src/io/dicom/pseudonymUid';
import { axialPlanes, makeSeries } from '../unit/domain/catalogue/makeHeader';

// What is compared are two projects that were given the same files: one keeps identity, one removes it. Nothing of the
// expectation is computed by the code under test but the correspondence of UIDs.
const firstDay = present(parseIsoDate('2019-12-20'), 'a date');
const pseudonym = (uid: string) => pseudonymUid('secret', uid);
const protocol = defaultProtocol('Pairing');

interface StudyPlan {
  readonly patient: number;
  readonly day: number | undefined;
  readonly time: string | undefined;
  readonly series: readonly {
    readonly number: number | undefined;
    readonly slices: number;
    readonly te: number;
    readonly name: string;
  }[];
}

const seriesPlan = fc.record({
  number: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  slices: fc.integer({ min: 3, max: 5 }),
  te: fc.constantFrom(90, 100, 120),
  name: fc.constantFrom('t2_tse_tra', 't2_tse_tra_fs', 'T2 AX', 'STIR tra'),
});
const studyPlan: fc.Arbitrary<StudyPlan> = fc.record({
  patient: fc.integer({ min: 0, max: 1 }),
  // Few days, so that several studies fall on one; some 300 days in all.
  day: fc.option(fc.constantFrom(0, 30, 31, 59, 61, 150, 151, 240, 300), { nil: undefined, freq: 8 }),
  time: fc.constantFrom(undefined, '080000', '143000'),
  series: fc.array(seriesPlan, { minLength: 1, maxLength: 3 }),
});

function filesOf(plans: readonly StudyPlan[]): readonly CatalogueSlice[] {
  return plans.flatMap(({ patient, day, time, series }, s) =>
    series.flatMap((one, i) =>
      makeSeries(axialPlanes(one.slices), {
        patientId: `P-${patient}`,
        patientName: `Name^${patient}`,
        birthDate: '19500302',
        sex: 'female',
        // UIDs in an order that has nothing to do with that of their pseudonyms.
        study: `1.2.840.${s}`,
        series: `1.2.840.${s}.${i}`,
        seriesDescription: one.name,
        acquisition: { echoTimeMs: one.te, repetitionTimeMs: 3000 },
        ...(one.number !== undefined && { seriesNumber: one.number }),
        ...(day !== undefined && { date: addDays(firstDay, day) }),
        ...(time !== undefined && { studyTime: time }),
      }),
    ),
  );
}

function removed(files: readonly CatalogueSlice[], known: readonly SliceHeader[]): readonly CatalogueSlice[] {
  const images = files.map(({ header, path }) => ({ header, location: { path, sizeBytes: 1 } }));
  let made = 0;
  const newPatientId = () => `stand-in-${known.length}-${++made}`;
  // As the project keeps them: paths are named after people.
  return removeIdentity(images, { pseudonymUid: pseudonym, newPatientId, known }).map(({ header }) => ({
    header,
    path: imageKey(header),
  }));
}

function work(images: readonly CatalogueSlice[], existing: readonly Subject[]) {
  let next = existing.length;
  const catalogue = buildCatalogue(images);
  const { subjects } = subjectsFromCatalogue({
    catalogue,
    existing,
    projectId: projectId('project'),
    protocol,
    newSubjectId: () => subjectId(`subject ${++next}`),
  });
  return { catalogue, subjects };
}

type Worked = ReturnType<typeof work>;

/** Both projects, worked on alike: some studies first, then everything again, then the surgery date. */
function pairings(plans: readonly StudyPlan[], early: number, surgeryDay: number | undefined) {
  const files = filesOf(plans);
  // A study that comes later without one that is known would be a new patient: the second import has all files.
  const first = filesOf(plans.slice(0, early)).map((one) => one.header.sopInstanceUid);
  const begun = files.filter(({ header }) => first.includes(header.sopInstanceUid));
  const keptFirst = work(begun, []);
  const kept = work(files, keptFirst.subjects);
  const strippedFirst = removed(begun, []);
  const strippedBegun = work(strippedFirst, []);
  const stripped = work(
    removed(
      files,
      strippedFirst.map(({ header }) => header),
    ),
    strippedBegun.subjects,
  );
  const describe = ({ catalogue, subjects }: Worked, nameOf: (uid: string) => string) =>
    subjects
      .map((subject) => {
        const patient = present(patientOf(subject, catalogue), 'a patient');
        const surgeryDate = surgeryDateOf(
          patient.studies.map(({ date }) => date),
          surgeryDay,
        );
        const covariates = { ...subject.covariates, ...(surgeryDate && { surgeryDate }) };
        const { scans } = pairSubject({ ...subject, covariates }, patient, protocol);
        const [preop, followUp] = timePoints.map((timePoint) => scans[timePoint]);
        return {
          preop: preop && [contentOf(patient, preop.axialSeriesUid), preop.reason],
          followUp: followUp && [contentOf(patient, followUp.axialSeriesUid), followUp.reason],
          days:
            preop?.studyDate && followUp?.studyDate
              ? daysBetween(preop.studyDate, followUp.studyDate)
              : undefined,
          age: subject.covariates.ageYears,
          studies: patient.studies.map((study) => nameOf(study.studyInstanceUid)).sort(),
        };
      })
      .sort((a, b) => (a.studies.join() < b.studies.join() ? -1 : 1));
  return [describe(kept, pseudonym), describe(stripped, (uid) => uid)] as const;
}

/** What a series is: of series that are alike in all of it, either may be taken. */
function contentOf(patient: CataloguePatient, uid: string) {
  const found = patient.studies.flatMap((study) =>
    study.series
      .filter((series) => series.seriesInstanceUid === uid)
      .map((series) => [
        study.time,
        series.seriesNumber,
        series.description,
        series.slices.length,
        series.slices[0]?.header.acquisition.echoTimeMs,
      ]),
  );
  return present(found[0], 'the series of a scan');
}

/** The operation, counted from the patient's first dated study in both projects. */
function surgeryDateOf(
  dates: readonly (IsoDate | undefined)[],
  surgeryDay: number | undefined,
): IsoDate | undefined {
  const earliest = dates.flatMap((date) => date ?? []).sort()[0];
  return surgeryDay === undefined || !earliest ? undefined : addDays(earliest, surgeryDay);
}

it('the same files are paired alike with and without identity: scans, reasons, intervals and ages', () => {
  fc.assert(
    fc.property(
      fc.array(studyPlan, { minLength: 1, maxLength: 6 }),
      fc.nat(6),
      fc.option(fc.constantFrom(0, 31, 60, 70, 151), { nil: undefined }),
      (plans, early, surgeryDay) => {
        // Each patient of the second import must be known from the first, or not at all.
        const patients = new Set(plans.slice(0, early).map(({ patient }) => patient));
        const begun = plans.every(({ patient }) => patients.has(patient)) ? early : 0;
        const [kept, stripped] = pairings(plans, begun, surgeryDay);
        expect(stripped).toEqual(kept);
      },
    ),
    { numRuns: 300 },
  );
});
