import { describe, expect, it } from 'vitest';
import {
  type SensitivityQuestion,
  type SensitivityRow,
  sensitivity,
} from '../../../src/analysis/sensitivity';
import { referenceQuestions, sensitivityGrid } from '../../../src/analysis/sensitivityGrid';
import type { StudyMeasure } from '../../../src/analysis/studyMeasure';
import { type StudyData, studyResults } from '../../../src/analysis/studyResults';
import type { PairCheck } from '../../../src/domain/study/pairCheck';
import { makePanelStudy } from '../../support/panelStudy';
import { makeSettlement, makeSettling, withSettlements } from '../../support/settlements';

// Expected values: R 4.2.2 on the columns of `panelRows`, with x = 100 * (csa1 - csa0) / csa0 and
// region = factor(T5-T10, T11-L2, L3-L5), NA for S11 (no level) and S26 (T4); the calls are beside them.
const csa: StudyMeasure = { siteId: 'fractured-level', muscleId: 'mf-es', side: 'mean', quantity: 'csaMm2' };
const study = makePanelStudy();

function rowsOf(data: StudyData, question: Partial<SensitivityQuestion> = {}): readonly SensitivityRow[] {
  const asked = { measure: csa, phase: 'change', preset: 'fixed-in-advance', ...question } as const;
  const rows = sensitivity(data, asked);
  if (!rows.ok) throw new Error(rows.error.kind);
  return rows.value;
}

function rowOf(rows: readonly SensitivityRow[], kind: SensitivityRow['variant']['kind']) {
  const row = rows.find(({ variant }) => variant.kind === kind);
  if (!row) throw new Error(`no line ${kind}`);
  return row;
}

function primaryOf({ primary }: SensitivityRow) {
  if (!primary.ok || !('estimate' in primary.value)) throw new Error('a test of two groups expected');
  return primary.value;
}

const kindsOf = (rows: readonly SensitivityRow[]) => rows.map(({ variant }) => variant.kind);

describe('level and follow-up days in the model', () => {
  it('of a change: linear model of the change on group, region and days', () => {
    // m <- lm(x ~ g + region + days); coef(summary(m))["g", ]; confint(m)["g", ]; df.residual(m)
    const row = rowOf(rowsOf(study), 'covariates');
    const primary = primaryOf(row);
    expect(primary.estimate).toBeCloseTo(-7.013816489783319, 11);
    expect(primary.statistic).toBeCloseTo(-3.15306760547535, 11);
    expect(primary.p).toBeCloseTo(0.003739959756239684, 13);
    expect(primary.interval[0]).toBeCloseTo(-11.56331151630096, 10);
    expect(primary.interval[1]).toBeCloseTo(-2.464321463265678, 10);
    expect(primary).toMatchObject({ test: 'ancova', df: 29 });
    expect(row.verdict).toBe('same');
  });

  it('of follow-up values: ANCOVA with the pre-op value too', () => {
    // m <- lm(csa1 ~ g + csa0 + region + days)
    const primary = primaryOf(rowOf(rowsOf(study, { phase: 'followUp' }), 'covariates'));
    expect(primary.estimate).toBeCloseTo(-102.66888623519303, 9);
    expect(primary.statistic).toBeCloseTo(-3.035351910962933, 11);
    expect(primary.p).toBeCloseTo(5.1460074483676175e-3, 13);
    expect(primary.interval[0]).toBeCloseTo(-171.95498088693807, 9);
    expect(primary.df).toBe(28);
  });

  it('leaves out and counts who lacks the level or has one outside the regions', () => {
    const row = rowOf(rowsOf(study), 'covariates');
    expect(row.dropped.map(({ code }) => code)).toEqual(['S11', 'S26']);
    expect(row).toMatchObject({ nUsed: 34, n: { refractured: 12, 'not-refractured': 22 } });
    expect(row.values).toHaveLength(34);
  });

  it('is not asked of the pre-op values, nor of more than two groups', () => {
    expect(kindsOf(rowsOf(study, { phase: 'preop' }))).not.toContain('covariates');
    expect(kindsOf(rowsOf(study, { grouping: { kind: 'region' } }))).not.toContain('covariates');
  });
});

describe('without pairs of scans that differ', () => {
  const check = (verdict: PairCheck['verdict']): PairCheck => ({ verdict, rows: [], findings: [] });
  const pairs = new Map(
    study.subjects.map(({ id, code }) => [id, check(['S1', 'S2', 'S3'].includes(code) ? 'amber' : 'green')]),
  );

  it('leaves their subjects out, and says so', () => {
    const row = rowOf(rowsOf({ ...study, pairs }), 'without-amber');
    // y <- x[-(1:3)]; t.test(y[g[-(1:3)] == 1], y[g[-(1:3)] == 0])
    expect(primaryOf(row).p).toBeCloseTo(0.014705291662996748, 13);
    expect(row.notAnalysed).toEqual(['S1', 'S2', 'S3'].map((code) => ({ code, why: 'amber-pair' })));
    expect(row.nUsed).toBe(33);
  });

  it('is no line where all pairs are green', () => {
    const green = new Map(study.subjects.map(({ id }) => [id, check('green')]));
    expect(kindsOf(rowsOf({ ...study, pairs: green }))).not.toContain('without-amber');
  });
});

describe('without adjudication', () => {
  // S1: the pre-op right outlines, 1427 mm² on average, are settled by one of 1700 mm²; the left is 1527.
  const settled = withSettlements(study, 'S1', [makeSettlement()], (subject) => [
    makeSettling(subject, 'third', [1700, 465]),
  ]);

  it('repeats the comparison with the originals, the main one being with what was settled', () => {
    const rows = rowsOf(settled);
    // x[1] <- 100 * (1302 - (1700 + 1527) / 2) / ((1700 + 1527) / 2)
    expect(primaryOf(rowOf(rows, 'main')).p).toBeCloseTo(0.005701614200876489, 13);
    expect(primaryOf(rowOf(rows, 'main')).estimate).toBeCloseTo(-7.852762037700723, 11);
    expect(primaryOf(rowOf(rows, 'without-adjudication')).p).toBeCloseTo(0.006359267996797513, 13);
    // Each observer alone: always the originals.
    expect(primaryOf(rowOf(rows, 'observer'))).toEqual(primaryOf(rowOf(rowsOf(study), 'observer')));
  });

  it('the other way round where the panel shows the originals', () => {
    const rows = rowsOf(settled, { adjudication: 'without' });
    expect(primaryOf(rowOf(rows, 'main')).p).toBeCloseTo(0.006359267996797513, 13);
    expect(primaryOf(rowOf(rows, 'with-adjudication')).p).toBeCloseTo(0.005701614200876489, 13);
    expect(kindsOf(rows)).not.toContain('without-adjudication');
  });

  it('is no line where nothing was settled otherwise than by the mean', () => {
    const stands = withSettlements(study, 'S1', [makeSettlement({ decision: 'average' })]);
    expect(kindsOf(rowsOf(stands))).not.toContain('without-adjudication');
    const waits = withSettlements(study, 'S1', [makeSettlement()]);
    expect(kindsOf(rowsOf(waits))).not.toContain('without-adjudication');
  });
});

describe('all outcomes under all choices', () => {
  it('are the changes of CSA, SI and CSA/SI, each as if asked alone', () => {
    const results = studyResults(study);
    if (!results.ok) throw new Error(results.error.kind);
    const questions = referenceQuestions(results.value);
    expect(questions.map(({ measure, phase }) => [measure.quantity, phase])).toEqual([
      ['csaMm2', 'change'],
      ['si', 'change'],
      ['csaPerSi', 'change'],
    ]);
    const steps = sensitivityGrid(study, questions);
    const seen: number[] = [];
    for (;;) {
      const step = steps.next();
      if (!step.done) {
        seen.push(step.value.done / step.value.total);
        continue;
      }
      if (!step.value.ok) throw new Error(step.value.error.kind);
      expect(step.value.value.map(({ rows }) => rows)).toEqual(
        questions.map((question) => rowsOf(study, question)),
      );
      break;
    }
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});
