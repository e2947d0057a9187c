import { describe, expect, it } from 'vitest';
import { type AgreementComparison, roundsComparisons } from '../../../src/analysis/agreementComparison';
import type { AgreementRow } from '../../../src/analysis/agreementTable';
import { changesAgainstMdc } from '../../../src/analysis/changeAgainstMdc';
import { studyChoice } from '../../../src/analysis/panelChoice';
import type { Phase } from '../../../src/analysis/quantity';
import { type StudyData, type StudyResults, studyResults } from '../../../src/analysis/studyResults';
import { settlingRound } from '../../../src/domain/agreement/settlingRound';
import { observerId, readingId } from '../../../src/domain/ids';
import type { Reading } from '../../../src/domain/reading/reading';
import type { Protocol } from '../../../src/domain/study/protocol';
import { agreementTableModel } from '../../../src/report/agreementTableModel';
import { mdcCountsModel } from '../../../src/report/checks/mdcModel';
import { defaultPrintSettings } from '../../../src/report/printSettings';
import { evenCells, makeProject, makeReading, makeSubject, refractured } from '../../support/studyFixtures';

/*
 * Four subjects, two observers, two rounds: CSA before and after. Expected numbers are R 4.2's, from
 *   A1p <- c(1000,1100,1200,900); A1f <- c(900,1000,1150,800); A2p <- c(1010,1080,1230,910); A2f <- c(905,1010,1140,815)
 *   B1p <- c(1020,1120,1180,930); B1f <- c(930,1010,1120,820); B2p <- c(1000,1110,1190,900); B2f <- c(920,1030,1130,800)
 */
const csa = {
  A: [
    [
      [1000, 900],
      [1100, 1000],
      [1200, 1150],
      [900, 800],
    ],
    [
      [1010, 905],
      [1080, 1010],
      [1230, 1140],
      [910, 815],
    ],
  ],
  B: [
    [
      [1020, 930],
      [1120, 1010],
      [1180, 1120],
      [930, 820],
    ],
    [
      [1000, 920],
      [1110, 1030],
      [1190, 1130],
      [900, 800],
    ],
  ],
} as const;

const subjects = ['S1', 'S2', 'S3', 'S4'].map((code, index) =>
  makeSubject(code, index < 2 ? { covariates: refractured } : {}),
);

function readingOf(
  index: number,
  letter: 'A' | 'B',
  round: number,
  overrides: Partial<Reading> = {},
): Reading {
  const subject = subjects[index];
  const [before, after] = csa[letter][round - 1]?.[index] ?? [Number.NaN, Number.NaN];
  if (!subject) throw new Error('a subject expected');
  return makeReading(subject, letter, evenCells([before, 400], [after, 450]), {
    overrides: { id: readingId(`${subject.code}-${letter}-${round}`), round, ...overrides },
  });
}

const places = [0, 1, 2, 3];
const first = places.flatMap((index) => [readingOf(index, 'A', 1), readingOf(index, 'B', 1)]);
const second = places.flatMap((index) => [readingOf(index, 'A', 2), readingOf(index, 'B', 2)]);

function study(readings: readonly Reading[], protocol: Partial<Protocol> = {}): StudyData {
  const project = makeProject();
  return {
    person: { kind: 'researcher' },
    project: { ...project, protocol: { ...project.protocol, ...protocol } },
    subjects,
    readings,
  };
}

function resultsOf(readings: readonly Reading[], protocol: Partial<Protocol> = {}): StudyResults {
  const results = studyResults(study(readings, protocol));
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

function rowOf({ roundsAgreement }: StudyResults, of: string, phase: Phase): AgreementRow {
  const found = roundsAgreement.find(({ comparison }) => comparison.of === of);
  if (!found?.table.ok) throw new Error(`no rounds of ${of}`);
  const row = found.table.value.rows.find(
    (one) => one.side === 'mean' && one.quantity === 'csaMm2' && one.phase === phase,
  );
  if (!row) throw new Error('a row expected');
  return row;
}

const results = resultsOf([...first, ...second]);

describe('Agreement between rounds', () => {
  it('is there of each observer who read again, and of their average where all did', () => {
    expect(results.roundsAgreement.map(({ comparison }) => comparison)).toEqual([
      { kind: 'rounds', of: 'A', rounds: [1, 2] },
      { kind: 'rounds', of: 'B', rounds: [1, 2] },
      { kind: 'rounds', of: 'average', rounds: [1, 2] },
    ]);
    const ofA = [...first, ...second.filter((one) => one.observerId === observerId('A'))];
    expect(resultsOf(ofA).roundsAgreement.map(({ comparison }) => comparison.of)).toEqual(['A']);
    expect(resultsOf(first).roundsAgreement).toEqual([]);
  });

  it('is never of readings that settle a disagreement', () => {
    const settling = second.map((one) => ({ ...one, round: settlingRound }));
    expect(roundsComparisons(results.project.protocol, settling)).toEqual([]);
  });

  it('holds round 2 against round 1 of one observer', () => {
    const row = rowOf(results, 'A', 'preop');
    expect(row.ratings.map(({ values }) => values)).toEqual([
      [1000, 1010],
      [1100, 1080],
      [1200, 1230],
      [900, 910],
    ]);
    if (!row.repeatability.ok || !row.offset.ok) throw new Error('values expected');
    // R: sw <- sqrt(mean(apply(cbind(A1p, A2p), 1, var))); qnorm(.975) * sqrt(2) * sw * sqrt(4 / qchisq(c(.975, .025), 4))
    const { withinSd, coefficient, coefficientInterval, cvRootMeanSquare } = row.repeatability.value;
    expect(withinSd).toBeCloseTo(13.6930639376292, 10);
    expect(coefficient).toBeCloseTo(37.9545393564498, 10);
    expect(coefficientInterval[0]).toBeCloseTo(22.7398223090201, 9);
    expect(coefficientInterval[1]).toBeCloseTo(109.06448040657, 9);
    expect(cvRootMeanSquare).toBeCloseTo(0.0120801438517133, 13);
    expect(row.offset.value.offset).toBe(7.5);
  });

  it('averages the observers before it holds their rounds against each other', () => {
    const row = rowOf(results, 'average', 'preop');
    expect(row.ratings.map(({ values }) => values)).toEqual([
      [1010, 1005],
      [1110, 1095],
      [1190, 1210],
      [915, 905],
    ]);
    expect(row.repeatability.ok && row.repeatability.value.withinSd).toBeCloseTo(9.68245836551854, 10);
  });

  it('has no CV of a change, which can be negative', () => {
    const row = rowOf(results, 'A', 'changePercent');
    expect(row.repeatability).toMatchObject({ value: { cvRootMeanSquare: null, cvLogarithmic: null } });
  });

  it('leaves out subjects with a round that is open, re-opened or signed after the unblinding', () => {
    const reopened = { reopenings: [{ atUtc: '2026-05-01T00:00:00Z', reason: 'wrong side' }] };
    const readings = [
      ...first,
      readingOf(0, 'A', 2, reopened),
      readingOf(1, 'A', 2, { state: 'open' }),
      readingOf(2, 'A', 2, { signedAtUtc: '2026-07-01T00:00:00Z' }),
      readingOf(3, 'A', 2),
    ];
    expect(rowOf(resultsOf(readings), 'A', 'preop').ratings.map(({ code }) => code)).toEqual(['S4']);
  });

  it('leaves the observers’ agreement as it is without a second round, whichever is asked first', () => {
    const alone = resultsOf(first).agreement;
    expect(results.agreement).toEqual(alone);
    // The same protocol and lists again: nothing remembered of rounds stands in the place of observers.
    const data = study([...first, ...second]);
    const once = studyResults(data);
    const again = studyResults({ ...data, readings: data.readings.slice() });
    expect(again).toEqual(once);
    if (!again.ok || !once.ok) throw new Error('results expected');
    expect(once.value.agreement).toEqual(alone);
    // Remembered, not made anew.
    const rowsOf = ({ roundsAgreement: [table] }: StudyResults) =>
      table?.table.ok ? table.table.value.rows : [];
    expect(rowsOf(again.value)[0]).toBe(rowsOf(once.value)[0]);
  });

  it('is there in a study of one observer, which has no agreement between observers', () => {
    const observers = results.project.protocol.observers.slice(0, 1);
    const one = resultsOf([...first, ...second], { observers });
    expect(one.agreement.ok).toBe(false);
    expect(one.roundsAgreement.map(({ comparison }) => comparison.of)).toEqual(['A']);
    expect(rowOf(one, 'A', 'preop').n).toBe(4);
  });
});

describe('The MDC of a change from rounds', () => {
  const row = results.tableTwo.find((one) => one.quantity === 'csaMm2' && one.phase === 'changePercent');
  if (!row) throw new Error('a change expected');
  const { groups } = results.flow;

  it('is 1.96 SD of the differences between the rounds of the average, which is compared itself', () => {
    const changes = changesAgainstMdc(row, results, groups, studyChoice, 'rounds');
    if (!changes.ok) throw new Error(changes.error.kind);
    // R: d <- ch(m2p, m2f) - ch(m1p, m1f); c(qnorm(.975) * sd(d), mean(d)), m the means of A and B.
    expect(changes.value.mdc.mdc95).toBeCloseTo(3.37455150800438, 10);
    expect(changes.value.mdc.bias).toBeCloseTo(0.484383922665789, 10);
    expect(changes.value.line.comparison).toEqual({ kind: 'rounds', of: 'average', rounds: [1, 2] });
    const name = 'Change of ROI-CSA';
    const model = mdcCountsModel(changes.value, { row, name }, results, defaultPrintSettings);
    expect(model.footnotes.map(({ text }) => text).join(' ')).toContain(
      'Between rounds 1 and 2 of the average of A and B; variation of scanning not included.',
    );
  });

  it('is that of the observer whose values are shown', () => {
    const one = { ...studyChoice, observers: { kind: 'one', observerId: observerId('A') } } as const;
    const changes = changesAgainstMdc(row, results, groups, one, 'rounds');
    // R: d <- ch(A2p, A2f) - ch(A1p, A1f)
    expect(changes.ok && changes.value.mdc.mdc95).toBeCloseTo(4.70995059330793, 10);
    expect(changesAgainstMdc(row, results, groups, one)).toMatchObject({
      error: { kind: 'one-observer-shown' },
    });
  });

  it('is not there where nobody read again', () => {
    expect(changesAgainstMdc(row, resultsOf(first), groups, studyChoice, 'rounds')).toEqual({
      ok: false,
      error: { kind: 'no-second-round' },
    });
  });
});

describe('The table of rounds', () => {
  const modelOf = (comparison: AgreementComparison) =>
    agreementTableModel(results, {
      settings: defaultPrintSettings,
      phases: ['preop', 'changePercent'],
      comparison,
    });

  it('says who is held against whom', () => {
    const model = modelOf({ kind: 'rounds', of: observerId('A'), rounds: [1, 2] });
    if (!model.ok) throw new Error(model.error.kind);
    expect(model.value.caption).toBe('Agreement between rounds: round 2 against round 1 of observer A');
    expect(model.value.columns.find(({ id }) => id === 'offset')?.label).toBe('Offset round 2 − round 1');
    const notes = model.value.footnotes.map(({ text }) => text).join(' ');
    expect(notes).toContain('Between rounds 1 and 2 of observer A; variation of scanning not included.');
    expect(notes).not.toContain('between the observers');
  });

  it('says why there is none of rounds that were not read', () => {
    expect(modelOf({ kind: 'rounds', of: 'average', rounds: [1, 3] })).toEqual({
      ok: false,
      error: { kind: 'no-second-round' },
    });
  });
});
