import { describe, expect, it } from 'vitest';
import { changesAgainstMdc } from '../../../src/analysis/changeAgainstMdc';
import { sensitivity } from '../../../src/analysis/sensitivity';
import type { StudyMeasure } from '../../../src/analysis/studyMeasure';
import { type StudyData, studyResults } from '../../../src/analysis/studyResults';
import { makePanelStudy } from '../../support/panelStudy';
import {
  cannotMeasure,
  makeSettlement,
  makeSettling,
  settledKey,
  withSettlements,
} from '../../support/settlements';

// Expected values are counts by hand: `panelRows` has 36 subjects, all complete as first read.

const csa: StudyMeasure = { siteId: 'fractured-level', muscleId: 'mf-es', side: 'mean', quantity: 'csaMm2' };
const study = makePanelStudy();

function rowsOf(data: StudyData, adjudication: 'with' | 'without') {
  const rows = sensitivity(data, { measure: csa, phase: 'change', preset: 'fixed-in-advance', adjudication });
  if (!rows.ok) throw new Error(rows.error.kind);
  return rows.value;
}

function resultsOf(data: StudyData) {
  const results = studyResults(data);
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

describe('a re-read that nobody can measure any more', () => {
  const data = withSettlements(study, 'S1', [makeSettlement({ decision: 're-read' })], (subject) =>
    ['A', 'B'].map((letter) => makeSettling(subject, letter, { [settledKey]: cannotMeasure })),
  );

  it.each([
    ['with', 35, 'without-adjudication', 36],
    ['without', 36, 'with-adjudication', 35],
  ] as const)('takes S1 out %s adjudication, and the other line says so', (adjudication, n, kind, other) => {
    const rows = rowsOf(data, adjudication);
    expect(rows[0]?.nUsed).toBe(n);
    expect(rows.find(({ variant }) => variant.kind === kind)?.nUsed).toBe(other);
  });
});

describe('values of one observer, where the others read a part', () => {
  it('are not held against the MDC of an average, whoever asks', () => {
    const { protocol } = study.project;
    const results = resultsOf({
      ...study,
      project: { ...study.project, protocol: { ...protocol, assignment: { kind: 'subset', count: 12 } } },
    });
    const row = results.tableTwo.find(
      ({ quantity, phase }) => quantity === 'csaMm2' && phase === 'changePercent',
    );
    if (!row) throw new Error('a line of change expected');
    expect(changesAgainstMdc(row, results, results.flow.groups, results.choice)).toEqual({
      ok: false,
      error: { kind: 'one-observer-shown' },
    });
  });
});
