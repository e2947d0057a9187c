import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../src/analysis/studyResults';
import { trainingAgreement } from '../../../src/analysis/trainingAgreement';
import { evenCells, makeProject, makeReading, makeSubject, refractured } from '../../support/studyFixtures';

const codes = ['S-1', 'S-2', 'S-3', 'S-4', 'S-5', 'S-6'];
const subjects = codes.map((code, at) => makeSubject(code, at < 3 ? { covariates: refractured } : {}));
const practice = ['T-1', 'T-2', 'T-3'].map((code) => ({ ...makeSubject(code), isTraining: true }) as const);
const readingsOf = (those: readonly { readonly code: string }[]) =>
  those.flatMap((subject, at) =>
    ['A', 'B'].map((observer, who) =>
      makeReading(
        makeSubject(subject.code),
        observer,
        evenCells([100 + 7 * at + who, 50 + at], [90 + 5 * at, 60 - who]),
      ),
    ),
  );

const person = { kind: 'researcher' } as const;
const project = makeProject();
const without = { person, project, subjects, readings: readingsOf(subjects) };
const withPractice = {
  ...without,
  subjects: [...subjects, ...practice],
  readings: [...without.readings, ...readingsOf(practice)],
};

describe('subjects for practice', () => {
  it('change no table of the study, and are counted apart', () => {
    const [plain, mixed] = [studyResults(without), studyResults(withPractice)];
    if (!plain.ok || !mixed.ok) throw new Error('results are denied');
    expect(mixed.value.flow.training).toBe(3);
    expect(plain.value.flow.training).toBe(0);
    const { flow: _flow, ...tables } = plain.value;
    expect(mixed.value).toMatchObject(tables);
    expect(mixed.value.flow.standings.map(({ subject }) => subject.code)).toEqual(codes);
    expect(mixed.value.roiCount).toBe(plain.value.roiCount);
  });

  it('have an agreement of their own', () => {
    const [apart, none] = [trainingAgreement(withPractice), trainingAgreement(without)];
    expect(apart.ok && none.ok).toBe(true);
    expect(JSON.stringify(apart)).not.toBe(JSON.stringify(none));
  });

  it('show no agreement before unblinding', () => {
    const { unblinding: _unblinding, ...blinded } = project;
    expect(trainingAgreement({ ...withPractice, project: blinded }).ok).toBe(false);
  });
});
