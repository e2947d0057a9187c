import fc from 'fast-check';
import { expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import { buildCatalogue } from '../../src/domain/catalogue/buildCatalogue';
import type { CatalogueSlice } from '../../src/domain/catalogue/catalogue';
import { projectId, subjectId } from '../../src/domain/ids';
import { linkedSubject, unlinkedSubject } from '../../src/domain/study/linkSubjects';
import { pairSubject } from '../../src/domain/study/pairSubject';
import { patientOf } from '../../src/domain/study/patientOf';
import { defaultProtocol } from '../../src/domain/study/protocol';
import type { Covariates, Subject } from '../../src/domain/study/subject';
import { subjectsFromCatalogue } from '../../src/domain/study/subjectsFromCatalogue';
import { day } from '../support/studyFixtures';
import { axialPlanes, makeSeries } from '../unit/domain/catalogue/makeHeader';

const protocol = defaultProtocol('Linking');
const patients = ['A-1', 'B-2'] as const;

/** Days after 2020-01-01. */
function dateAt(offset: number): string {
  return new Date(Date.UTC(2020, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
}

function imagesOf(patientId: string, offsets: readonly number[]): CatalogueSlice[] {
  return offsets.flatMap((offset) =>
    makeSeries(axialPlanes(3), {
      patientId,
      patientName: `Name ${patientId}`,
      study: `${patientId}.${offset}`,
      series: `${patientId}.${offset}.1`,
      date: dateAt(offset),
    }),
  );
}

const studyDays = fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 4 });
const covariates: fc.Arbitrary<Covariates> = fc.record(
  {
    sex: fc.constantFrom('male', 'female'),
    ageYears: fc.integer({ min: 60, max: 62 }),
    bmdTScore: fc.constantFrom(-2.5, -3),
    level: fc.constantFrom('L1', 'T12'),
    surgeryDate: fc.integer({ min: 0, max: 900 }).map((offset) => day(dateAt(offset))),
  },
  { requiredKeys: [] },
);
const choices = fc.record(
  {
    sex: fc.constantFrom('kept', 'other'),
    ageYears: fc.constantFrom('kept', 'other'),
    surgeryDate: fc.constantFrom('kept', 'other'),
  },
  { requiredKeys: [] },
);

function work(images: readonly CatalogueSlice[], existing: readonly Subject[]) {
  let next = 0;
  const catalogue = buildCatalogue(images);
  const { subjects } = subjectsFromCatalogue({
    catalogue,
    existing,
    projectId: projectId('project'),
    protocol,
    newSubjectId: () => {
      next += 1;
      return subjectId(`subject-${next}`);
    },
  });
  return { subjects, catalogue };
}

it('linking and taking the link back gives both subjects as they were', () => {
  fc.assert(
    fc.property(studyDays, studyDays, covariates, covariates, choices, (daysA, daysB, ofA, ofB, chosen) => {
      const images = [...imagesOf(patients[0], daysA), ...imagesOf(patients[1], daysB)];
      const { subjects, catalogue } = work(images, []);
      const paired = (subject: Subject): Subject => {
        const patient = present(patientOf(subject, catalogue), 'the patient');
        return { ...subject, scans: pairSubject(subject, patient, protocol).scans };
      };
      const [a, b] = subjects;
      const kept = paired({ ...present(a, 'first'), covariates: ofA });
      const other = paired({ ...present(b, 'second'), covariates: ofB });
      const linked = paired(linkedSubject(kept, other, chosen, '2026-11-23T12:00:00Z'));
      const othersStudies = new Set(patientOf(other, catalogue)?.studies.map((one) => one.studyInstanceUid));
      const split = present(
        unlinkedSubject(linked, other.patientKey, (uid) => [...othersStudies].some((one) => one === uid)),
        'the link',
      );
      expect(paired(split.kept)).toEqual(kept);
      expect(paired(split.other)).toEqual(other);
    }),
    { numRuns: 150 },
  );
});

it('a linked subject has the scans of a patient who was never pseudonymised', () => {
  fc.assert(
    fc.property(studyDays, studyDays, covariates, (daysA, daysB, known) => {
      const days = [...new Set([...daysA, ...daysB])];
      const ofB = days.filter((one) => !daysA.includes(one));
      if (ofB.length === 0) return;
      const apart = work([...imagesOf(patients[0], daysA), ...imagesOf(patients[1], ofB)], []);
      const [a, b] = apart.subjects;
      const kept = { ...present(a, 'first'), covariates: known, scans: {} };
      const other = { ...present(b, 'second'), covariates: {} };
      const linked = linkedSubject(kept, other, {}, '2026-11-23T12:00:00Z');
      const patient = present(patientOf(linked, apart.catalogue), 'the patient');
      const whole = present(buildCatalogue(imagesOf(patients[0], days)).patients[0], 'the whole patient');
      const dates = (scans: Subject['scans']) => [
        [scans.preop?.studyDate, scans.preop?.reason],
        [scans.followUp?.studyDate, scans.followUp?.reason],
      ];
      expect(dates(pairSubject(linked, patient, protocol).scans)).toEqual(
        dates(pairSubject(kept, whole, protocol).scans),
      );
    }),
    { numRuns: 100 },
  );
});

it('the order in which folders come in does not matter, and a linked patient never becomes a subject again', () => {
  fc.assert(
    fc.property(studyDays, studyDays, fc.boolean(), (daysA, daysB, isBFirst) => {
      const [a, b] = [imagesOf(patients[0], daysA), imagesOf(patients[1], daysB)];
      const { subjects } = work([...a, ...b], []);
      const [first, second] = subjects;
      const linked = linkedSubject(
        present(first, 'first'),
        present(second, 'second'),
        {},
        '2026-11-23T12:00:00Z',
      );
      const inOrder = work([...a, ...b], [linked]).subjects;
      const reversed = work(isBFirst ? [...b, ...a].reverse() : [...b, ...a], [linked]).subjects;
      expect(inOrder).toHaveLength(1);
      expect(reversed).toEqual(inOrder);
    }),
    { numRuns: 60 },
  );
});
