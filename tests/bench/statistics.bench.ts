import { bench, describe } from 'vitest';
import { type StudyData, studyResults } from '../../src/analysis/studyResults';
import type { Reading } from '../../src/domain/reading/reading';
import type { Subject } from '../../src/domain/study/subject';
import { bothReadings } from '../support/fixtureStudy';
import { makeProject, makeSubject, refractured } from '../support/studyFixtures';

/** All tables, tests and agreement of a study, from its readings: recomputed whenever Results opens. */

/** A study of any size, about a third of it refractured, with values that have no order and few ties. */
function study(size: number): StudyData {
  const subjects: Subject[] = [];
  const readings: Reading[] = [];
  for (let index = 0; index < size; index++) {
    const scatter = ((index * 7919) % 997) / 997;
    const other = ((index * 6101) % 991) / 991;
    const isRefractured = index % 3 === 0;
    const subject = makeSubject(`S${index}`, {
      covariates: {
        ...(isRefractured ? refractured : { refracture: { kind: 'none-on-final-scan' } }),
        sex: index % 4 === 0 ? 'male' : 'female',
        ageYears: 60 + Math.round(30 * scatter),
        bmiKgPerM2: 19 + 7 * other,
        bmdTScore: -4.5 + 2 * scatter,
      },
    });
    const [csa, si] = [1000 + 1000 * scatter, 350 + 300 * other];
    const [lost, risen] = isRefractured
      ? [0.86 + 0.08 * other, 1.05 + 0.15 * scatter]
      : [0.97 + 0.06 * other, 1];
    subjects.push(subject);
    readings.push(...bothReadings(subject, [csa, csa * lost], [si, si * risen]));
  }
  return { person: { kind: 'researcher' }, project: makeProject(), subjects, readings };
}

describe('results of a study', () => {
  for (const size of [92, 920]) {
    const data = study(size);
    bench(`${size} subjects, two readings each`, () => {
      const results = studyResults(data);
      if (!results.ok || results.value.flow.counts.analysed !== size) throw new Error('Not everybody counts');
    });
  }
});
