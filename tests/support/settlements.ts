import type { StudyData } from '../../src/analysis/studyResults';
import type { Settlement } from '../../src/domain/agreement/settlement';
import { settlingRound } from '../../src/domain/agreement/settlingRound';
import { observerId, readingId } from '../../src/domain/ids';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import type { Subject } from '../../src/domain/study/subject';
import { fixtureProjectId, makeMeasurement, makeRoiEntry, makeTarget } from './studyFixtures';

/** The target that the tests settle. */
export const settledTarget = makeTarget('preop', 'right');
export const settledKey = targetKey(settledTarget);

/** A decision about both observers' first readings as the fixtures sign them. */
export function makeSettlement(overrides: Partial<Settlement> = {}): Settlement {
  return {
    targetKey: settledKey,
    decision: 'third-reading',
    reason: 'fascia',
    by: 'researcher',
    atUtc: '2026-07-01T00:00:00Z',
    protocolVersion: 1,
    compared: ['A', 'B'].map((id) => ({
      observerId: observerId(id),
      signedAtUtc: '2026-03-01T00:00:00Z',
    })),
    ...overrides,
  };
}

/** A signed reading of the settling round with one outline, or whatever is given. */
export function makeSettling(
  subject: Pick<Subject, 'id' | 'code'>,
  observer: string,
  given: readonly [csaMm2: number, si: number] | Readonly<Record<string, ReadingEntry>>,
  overrides: Partial<Reading> = {},
): Reading {
  const isOne = (one: typeof given): one is readonly [number, number] => Array.isArray(one);
  const entries = isOne(given)
    ? {
        [settledKey]: makeRoiEntry(settledTarget, makeMeasurement({ grossMm2: given[0], mean: given[1] })),
      }
    : given;
  return {
    id: readingId(`${subject.code}-${observer}-100`),
    projectId: fixtureProjectId,
    subjectId: subject.id,
    observerId: observerId(observer),
    round: settlingRound,
    state: 'signed',
    signedAtUtc: '2026-07-10T00:00:00Z',
    reopenings: [],
    sliceChoices: {},
    entries,
    revision: 1,
    ...overrides,
  };
}

/** A study with decisions about one of its subjects, and what was read for them. */
export function withSettlements(
  data: StudyData,
  code: string,
  settlements: readonly Settlement[],
  read: (subject: Subject) => readonly Reading[] = () => [],
): StudyData {
  const subject = data.subjects.find((one) => one.code === code);
  if (!subject) throw new Error(`no subject ${code}`);
  return {
    ...data,
    subjects: data.subjects.map((one) => (one === subject ? { ...one, settlements } : one)),
    readings: [...data.readings, ...read(subject)],
  };
}

/** A reason in the place of the settled outline. */
export const cannotMeasure: ReadingEntry = {
  kind: 'cannot-measure',
  target: settledTarget,
  reason: 'motion',
  note: '',
  recordedAtUtc: '2026-07-10T00:00:00Z',
};
