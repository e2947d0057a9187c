import type { StudyData } from '../../src/analysis/studyResults';
import type { Reading } from '../../src/domain/reading/reading';
import type { Subject } from '../../src/domain/study/subject';
import { bothReadings } from './fixtureStudy';
import { day, makeProject, makeSubject, refractured } from './studyFixtures';

const levels = ['T7', 'T11', 'T12', 'L1', 'L2', 'L3', 'L4'];

/**
 * A study of any size, a third of it refractured, with values that have no order: CSA to the hundredth and SI to the tenth,
 * so that there are ties as in measured data. Covariates, follow-up dates and levels are all there.
 */
export function panelStudyOfSize(size: number): StudyData {
  const subjects: Subject[] = [];
  const readings: Reading[] = [];
  for (let index = 0; index < size; index++) {
    const scatter = ((index * 7919) % 997) / 997;
    const other = ((index * 6101) % 991) / 991;
    const third = ((index * 5003) % 983) / 983;
    const isRefractured = index % 3 === 0;
    const followUp = new Date(Date.UTC(2020, 8, 7 + Math.round(200 * third)));
    const subject = makeSubject(`S${index}`, {
      followUpDate: day(followUp.toISOString().slice(0, 10)),
      covariates: {
        ...(isRefractured ? refractured : { refracture: { kind: 'none-on-final-scan' } }),
        sex: index % 4 === 0 ? 'male' : 'female',
        ageYears: 60 + Math.round(30 * scatter),
        bmiKgPerM2: Math.round(10 * (19 + 7 * other)) / 10,
        bmdTScore: Math.round(10 * (-4.5 + 2 * third)) / 10,
        level: levels[index % 7] ?? 'L1',
      },
    });
    const [csa, si] = [1000 + 1000 * scatter, 350 + 300 * other];
    const [lost, risen] = isRefractured
      ? [0.88 + 0.14 * other, 0.99 + 0.15 * scatter]
      : [0.91 + 0.14 * third, 0.95 + (0.15 * ((index * 3571) % 971)) / 971];
    const to = (step: number, value: number) => Math.round(value / step) * step;
    subjects.push(subject);
    readings.push(
      ...bothReadings(subject, [to(0.01, csa), to(0.01, csa * lost)], [to(0.1, si), to(0.1, si * risen)]),
    );
  }
  return { person: { kind: 'researcher' }, project: makeProject(), subjects, readings };
}
