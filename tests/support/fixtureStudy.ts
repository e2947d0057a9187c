import type { StudyData } from '../../src/analysis/studyResults';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import type { Covariates, Subject } from '../../src/domain/study/subject';
import type { CellValues } from './studyFixtures';
import { day, makeProject, makeReading, makeSubject, makeTarget, refractured } from './studyFixtures';

/**
 * Twelve subjects, eight of them analysed. ROI-CSA and ROI-SI of the analysed ones, pre-op → follow-up:
 *
 * refractured       R1 1000 → 900 (−10 %)    400 → 440 (+10 %)
 *                   R2 1200 → 1068 (−11 %)   500 → 560 (+12 %)
 *                   R3 1400 → 1232 (−12 %)   600 → 690 (+15 %)
 *                   R4 1600 → 1392 (−13 %)   800 → 920 (+15 %)
 * not refractured   N1 1100 → 1100 (0 %)     450 → 450 (0 %)
 *                   N2 1300 → 1287 (−1 %)    550 → 561 (+2 %)
 *                   N3 1500 → 1530 (+2 %)    650 → 637 (−2 %)
 *                   N4 1700 → 1666 (−2 %)    750 → 780 (+4 %)
 *
 * Of each, the right side is 50 mm² and 20 a.u. below, the left as much above; observer A is 10 mm² and 5 a.u.
 * below, B as much above.
 */
const analysed: readonly (readonly [string, Covariates, number, number, number, number])[] = [
  ['R1', { ...refractured, sex: 'male', ageYears: 70, level: 'T12' }, 1000, 900, 400, 440],
  ['R2', { ...refractured, sex: 'female', ageYears: 72, level: 'L1' }, 1200, 1068, 500, 560],
  ['R3', { ...refractured, sex: 'female', ageYears: 74, level: 'L3' }, 1400, 1232, 600, 690],
  ['R4', { ...refractured, sex: 'female', level: 'T8' }, 1600, 1392, 800, 920],
  ['N1', { sex: 'male', ageYears: 71, level: 'L1' }, 1100, 1100, 450, 450],
  ['N2', { sex: 'male', ageYears: 73, level: 'L2' }, 1300, 1287, 550, 561],
  ['N3', { sex: 'male', ageYears: 78, level: 'T4' }, 1500, 1530, 650, 637],
  ['N4', { sex: 'female', ageYears: 80 }, 1700, 1666, 750, 780],
];

function cells(
  observer: 'A' | 'B',
  csa: readonly [number, number],
  si: readonly [number, number],
): CellValues {
  const sign = observer === 'A' ? -1 : 1;
  const at = (index: 0 | 1) => ({
    right: [csa[index] - 50 + 10 * sign, si[index] - 20 + 5 * sign] as const,
    left: [csa[index] + 50 + 10 * sign, si[index] + 20 + 5 * sign] as const,
  });
  return { preop: at(0), followUp: at(1) };
}

/** Both observers' signed readings of a subject. */
export function bothReadings(
  subject: Subject,
  csa: readonly [number, number],
  si: readonly [number, number],
): readonly Reading[] {
  return (['A', 'B'] as const).map((observer) => makeReading(subject, observer, cells(observer, csa, si)));
}

/** The fixture study as the researcher sees it after unblinding. */
export function makeStudy(): StudyData {
  const subjects: Subject[] = [];
  const readings: Reading[] = [];
  for (const [code, covariates, csaPreop, csaFollowUp, siPreop, siFollowUp] of analysed) {
    const subject = makeSubject(code, { covariates: { bmiKgPerM2: 22, ...covariates } });
    subjects.push(subject);
    readings.push(...bothReadings(subject, [csaPreop, csaFollowUp], [siPreop, siFollowUp]));
  }

  const cut = makeSubject('X1');
  const target = makeTarget('followUp', 'left');
  const entry: ReadingEntry = {
    kind: 'cannot-measure',
    target,
    reason: 'cut-by-field-of-view',
    note: '',
    recordedAtUtc: '2026-02-01T00:00:00Z',
  };
  const [cutA] = bothReadings(cut, [1000, 500], [400, 800]);
  const cutB = makeReading(cut, 'B', cells('B', [1000, 500], [400, 800]), {
    entries: { [targetKey(target)]: entry },
  });
  const unsigned = makeSubject('X2');
  const unknown = makeSubject('X3', {
    covariates: { refracture: { kind: 'confirmed', events: [{ levels: [] }] } },
  });
  const excluded = makeSubject('X4', {
    exclusion: { reason: 'another scanner', atUtc: '2026-01-02T00:00:00Z' },
  });
  subjects.push(cut, unsigned, unknown, excluded);
  if (cutA) readings.push(cutA, cutB);
  readings.push(
    makeReading(unsigned, 'A', cells('A', [900, 800], [300, 400])),
    ...bothReadings(unknown, [1000, 500], [400, 800]),
    ...bothReadings(excluded, [1000, 500], [400, 800]),
  );
  return { person: { kind: 'researcher' }, project: makeProject(), subjects, readings };
}

/** Days between the fixture's dates are 241: 21 in January 2020, 29 + 31 + 30 + 31 + 30 + 31 + 31, 7 in September. */
export const fixtureFollowUpDays = 241;

/** A date for tests that change one. */
export const otherDay = day('2020-10-07');
