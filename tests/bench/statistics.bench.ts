import { bench, describe } from 'vitest';
import { type StudyData, studyResults } from '../../src/analysis/studyResults';
import type { Reading } from '../../src/domain/reading/reading';
import type { Subject } from '../../src/domain/study/subject';
import { compareRocCurves } from '../../src/statistics/compareRocCurves';
import { hodgesLehmann } from '../../src/statistics/hodgesLehmann';
import { kendallTauB } from '../../src/statistics/kendallTauB';
import { mannWhitney } from '../../src/statistics/mannWhitney';
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

/** Ten times the values must take little more than ten times as long; quadratic methods would take a hundred times. */
describe('O(n log n) in the number of subjects', () => {
  for (const size of [10_000, 100_000]) {
    const outcome = Array.from({ length: size }, (_, i) => (i % 3 === 0 ? 1 : 0));
    const first = outcome.map((_, i) => (i * 7919) % 99_991);
    const second = outcome.map((_, i) => (i * 6101) % 9973);
    const cases = first.filter((_, i) => outcome[i] === 1);
    const controls = first.filter((_, i) => outcome[i] === 0);
    const methods = {
      'Mann-Whitney': () => mannWhitney(cases, controls),
      'DeLong, two curves': () => compareRocCurves(outcome, first, second),
      Kendall: () => kendallTauB(first, second),
      'Hodges-Lehmann': () => hodgesLehmann(cases, controls),
    };
    for (const [name, run] of Object.entries(methods)) {
      bench(
        `${name}, ${size} subjects`,
        () => {
          if (!run().ok) throw new Error('Not computed');
        },
        { iterations: 3, time: 300, warmupTime: 0, warmupIterations: 1 },
      );
    }
  }
});
