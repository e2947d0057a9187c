import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../src/analysis/studyResults';
import { agreementTableModel } from '../../../src/report/agreementTableModel';
import { printSettingsOf } from '../../../src/report/printSettingsOf';
import { trainingAgreementModel } from '../../../src/report/trainingAgreementModel';
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

  it('have an agreement of their own, of themselves alone, and none where there are none', () => {
    const [plain, mixed] = [studyResults(without), studyResults(withPractice)];
    if (!plain.ok || !mixed.ok) throw new Error('results are denied');
    expect(plain.value.trainingAgreement).toBeUndefined();
    const apart = mixed.value.trainingAgreement;
    if (!apart?.ok) throw new Error('no agreement of its own');
    expect(apart.value.rows.length).toBeGreaterThan(0);
    // As a study that has nobody else.
    const alone = studyResults({
      ...without,
      subjects: practice.map(({ isTraining: _training, ...one }) => one),
      readings: readingsOf(practice),
    });
    expect(alone.ok && alone.value.agreement).toEqual(apart);
  });

  it('stand under a title of their own', () => {
    const [plain, mixed] = [studyResults(without), studyResults(withPractice)];
    if (!plain.ok || !mixed.ok) throw new Error('results are denied');
    const options = { settings: printSettingsOf(mixed.value), phases: ['preop'] as const };
    expect(trainingAgreementModel(plain.value, options)).toBeUndefined();
    const model = trainingAgreementModel(mixed.value, options);
    expect(model).toMatchObject({ id: 'agreement-training', title: 'Training subjects' });
    expect(model?.caption).toContain('3 training subjects, who are in no other table');
    const own = agreementTableModel(mixed.value, options);
    const ns = (table: typeof model) =>
      table?.rows.flatMap((row) => (row.kind === 'line' ? [row.cells[0]?.text] : []));
    expect(new Set(ns(model))).toEqual(new Set(['3']));
    expect(new Set(ns(own.ok ? own.value : undefined))).toEqual(new Set(['6']));
  });

  it('show no agreement before unblinding', () => {
    const { unblinding: _unblinding, ...blinded } = project;
    expect(studyResults({ ...withPractice, project: blinded }).ok).toBe(false);
  });
});
