import { describe, expect, it } from 'vitest';
import type { Phase, Quantity } from '../../../src/analysis/quantity';
import type { StudyData, StudyResults } from '../../../src/analysis/studyResults';
import { studyResults } from '../../../src/analysis/studyResults';
import { observerId } from '../../../src/domain/ids';
import { fixtureFollowUpDays, makeStudy } from '../../support/fixtureStudy';
import { makeProject } from '../../support/studyFixtures';
import { twoGroups } from '../../support/twoGroups';

// Means, medians, SDs: by hand from the list in fixtureStudy.ts. t, P, W: scipy 1.17 (ttest_ind, shapiro, levene
// with centre = mean) on the same lists. Quartiles: type 6 by hand, position p × (n + 1).
function resultsOf(data: StudyData): StudyResults {
  const results = studyResults(data);
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

const results = resultsOf(makeStudy());

function row(quantity: Quantity, phase: Phase) {
  const found = results.tableTwo.find((r) => r.quantity === quantity && r.phase === phase);
  if (!found) throw new Error('row expected');
  const comparison = twoGroups(found.comparison);
  const { first, second, student, mannWhitney, shift } = comparison;
  if (!first.ok || !second.ok || !student.ok || !mannWhitney.ok || !shift.ok)
    throw new Error('values expected');
  return {
    comparison,
    values: found.values,
    first: first.value,
    second: second.value,
    student: student.value,
    mannWhitney: mannWhitney.value,
    shift: shift.value,
  };
}

describe('flow of subjects', () => {
  it('counts everybody once', () => {
    expect(results.flow.total).toBe(12);
    expect(results.flow.counts).toEqual({
      analysed: 8,
      excluded: 1,
      'not-eligible': 0,
      'filtered-out': 0,
      incomplete: 2,
      'group-unknown': 1,
    });
    expect(results.flow.analysedByGroup).toEqual({ refractured: 4, 'not-refractured': 4 });
  });

  it('says why each subject is out', () => {
    const out = results.flow.standings.filter((standing) => standing.kind !== 'analysed');
    expect(out.map(({ subject, kind }) => [subject.code, kind])).toEqual([
      ['X1', 'incomplete'],
      ['X2', 'incomplete'],
      ['X3', 'group-unknown'],
      ['X4', 'excluded'],
    ]);
    const [cut, unsigned, unknown, excluded] = out;
    expect(cut?.kind === 'incomplete' && cut.missing).toHaveLength(1);
    expect(unsigned?.kind === 'incomplete' && unsigned.missing).toHaveLength(4);
    expect(unknown?.kind === 'group-unknown' && unknown.why).toBe('no-refracture-date');
    expect(excluded?.kind === 'excluded' && excluded.reason).toBe('another scanner');
  });

  it('counts signed first-round ROIs and names the pixel rule', () => {
    // 11 subjects × 2 readings × 4, and A alone of X2; B gave a reason for one target of X1.
    expect(results.roiCount).toBe(11 * 8 + 4 - 1);
    expect(results.pixelRules).toEqual(['centre 1.0']);
  });
});

describe('Table 2', () => {
  it('is of the analysed subjects only, in every line', () => {
    expect(results.tableTwo).toHaveLength(9);
    for (const { values } of results.tableTwo) {
      expect(values.refractured?.map((v) => v.code)).toEqual(['R1', 'R2', 'R3', 'R4']);
      expect(values['not-refractured']?.map((v) => v.code)).toEqual(['N1', 'N2', 'N3', 'N4']);
    }
  });

  it('has the ROI-CSA of both groups before surgery', () => {
    const { first, second } = row('csaMm2', 'preop');
    expect(first).toMatchObject({ n: 4, mean: 1300, median: 1300, q1: 1050, q3: 1550 });
    expect(first.sd).toBeCloseTo(Math.sqrt(200000 / 3), 10);
    expect(second).toMatchObject({ n: 4, mean: 1400, median: 1400, q1: 1150, q3: 1650 });
  });

  it('has the percent change of ROI-CSA', () => {
    const { first, second, values } = row('csaMm2', 'changePercent');
    expect(values.refractured?.map((v) => v.value)).toEqual([-10, -11, -12, -13]);
    expect(values['not-refractured']?.map((v) => v.value)).toEqual([0, -1, 2, -2]);
    expect(first).toMatchObject({ mean: -11.5, median: -11.5, q1: -12.75, q3: -10.25 });
    expect(second).toMatchObject({ mean: -0.25, median: -0.5, q1: -1.75, q3: 1.5 });
  });

  it('has ROI-SI and its change', () => {
    expect(row('si', 'preop').first).toMatchObject({ mean: 575, median: 550 });
    expect(row('si', 'followUp').first).toMatchObject({ mean: 652.5, median: 625 });
    expect(row('si', 'changePercent').values.refractured?.map((v) => v.value)).toEqual([10, 12, 15, 15]);
    expect(row('si', 'changePercent').second).toMatchObject({ mean: 1, median: 1 });
  });

  it('has CSA/SI as ratio of averages, and its change from the ratios', () => {
    expect(row('csaPerSi', 'preop').values.refractured?.map((v) => v.value)).toEqual([
      2.5,
      2.4,
      1400 / 600,
      2,
    ]);
    // R1: 900 / 440 against 2.5: 9/4.4 / 2.5 = 9/11, so −2/11.
    expect(row('csaPerSi', 'changePercent').values.refractured?.[0]?.value).toBeCloseTo(-200 / 11, 12);
  });

  it('takes Student where both groups are normal and variances equal, and gives first minus second', () => {
    const { comparison, student } = row('csaMm2', 'preop');
    expect(comparison.chosen).toMatchObject({
      test: 'student',
      reason: 'normal-equal-variances',
      summary: 'mean-sd',
    });
    expect(student.t).toBeCloseTo(-0.5477225575051662, 12);
    expect(student.p).toBeCloseTo(0.6036450565101362, 10);
    expect(student.meanDifference).toBe(-100);
  });

  it('gives the ranks beside it: U, Z never positive, exact P, shift with direction', () => {
    const { mannWhitney, shift } = row('csaMm2', 'changePercent');
    // All of the first group lie below: U 0, Z = −8 / √12, exact P 2 / C(8, 4).
    expect(mannWhitney.u).toBe(0);
    expect(mannWhitney.zSpss).toBeCloseTo(-8 / Math.sqrt(12), 12);
    expect(mannWhitney.pExact).toBeCloseTo(2 / 70, 12);
    // Middle two of the 16 differences, −11 and −11.
    expect(shift.estimate).toBe(-11);
  });
});

describe('Table 1', () => {
  const find = (variable: string) => {
    const found = results.tableOne.rows.find((r) => r.variable === variable);
    if (!found) throw new Error('row expected');
    return found;
  };

  it('tests sex by Fisher where expected counts are below 5', () => {
    const sex = find('sex');
    if (sex.kind !== 'category' || !sex.test.ok) throw new Error('test expected');
    expect(
      sex.categories.map(({ id, counts }) => [id, counts.refractured, counts['not-refractured']]),
    ).toEqual([
      ['male', 1, 3],
      ['female', 3, 1],
    ]);
    // Hypergeometric by hand: (16 + 16 + 1 + 1) / C(8, 4).
    expect(sex.test.value.kind).toBe('fisher');
    expect(sex.test.value.p).toBeCloseTo(34 / 70, 12);
  });

  it('counts missing values and leaves them out of the test', () => {
    const age = find('ageYears');
    if (age.kind !== 'number') throw new Error('numbers expected');
    const { first } = twoGroups(age.comparison);
    if (!first.ok) throw new Error('numbers expected');
    expect(age.missing).toEqual({ refractured: 1, 'not-refractured': 0 });
    expect(first.value).toMatchObject({ n: 3, mean: 72, sd: 2 });
  });

  it('reports levels by region, with levels outside T5 to L5 and missing ones apart', () => {
    const region = find('region');
    if (region.kind !== 'category') throw new Error('categories expected');
    expect(
      region.categories.map(({ id, counts }) => [id, counts.refractured, counts['not-refractured']]),
    ).toEqual([
      ['T5-T10', 1, 0],
      ['T11-L2', 2, 2],
      ['L3-L5', 1, 0],
    ]);
    expect(region.outside).toEqual({ refractured: 0, 'not-refractured': 1 });
    expect(region.missing).toEqual({ refractured: 0, 'not-refractured': 1 });
  });

  it('always has follow-up duration; equal durations come back as a reason, not as a number', () => {
    const followUp = find('followUpDays');
    if (followUp.kind !== 'number') throw new Error('numbers expected');
    const { first } = twoGroups(followUp.comparison);
    if (!first.ok) throw new Error('numbers expected');
    expect(first.value.mean).toBe(fixtureFollowUpDays);
    expect(followUp.comparison.chosen).toEqual({
      test: 'mann-whitney',
      reason: 'normality-not-testable',
      summary: 'median-quartiles',
      outcome: { ok: false, error: { kind: 'zero-variance' } },
    });
  });

  it('a variable that nobody has comes back as a reason', () => {
    const bmd = find('bmdTScore');
    if (bmd.kind !== 'number') throw new Error('numbers expected');
    expect(bmd.missing).toEqual({ refractured: 4, 'not-refractured': 4 });
    expect(twoGroups(bmd.comparison).first.ok).toBe(false);
    expect(bmd.comparison.chosen.outcome.ok).toBe(false);
    expect(bmd.comparison.chosen.reason).toBe('fewer-than-three');
  });
});

describe('correlations', () => {
  it('are of all analysed subjects', () => {
    const [preop, change] = results.correlations;
    if (!preop?.spearman.ok || !change?.spearman.ok) throw new Error('correlations expected');
    // Pre-op, CSA and SI rank the eight subjects alike but for R4 and N4: d = ±1 twice, 1 − 6 × 2 / (8 × 63).
    expect(preop.spearman.value.n).toBe(8);
    expect(preop.spearman.value.rho).toBeCloseTo(1 - 12 / 504, 12);
    expect(change.points).toHaveLength(8);
  });
});

describe('access', () => {
  it('gives nothing before unblinding, not even to the researcher', () => {
    const { unblinding: _, ...blinded } = makeProject();
    const denied = studyResults({ ...makeStudy(), project: blinded });
    expect(denied.ok).toBe(false);
    expect(!denied.ok && denied.error).toEqual({
      kind: 'not-unblinded',
      progress: [
        { observerId: 'A', toRead: 11, signed: 11, open: 0, notBegun: 0 },
        { observerId: 'B', toRead: 11, signed: 10, open: 0, notBegun: 1 },
      ],
    });
  });

  it('gives results of the demo without unblinding', () => {
    const { unblinding: _, ...blinded } = makeProject({ kind: { kind: 'demo', seed: 1 } });
    expect(studyResults({ ...makeStudy(), project: blinded }).ok).toBe(true);
  });

  it('gives nothing to a researcher who has an open reading as observer', () => {
    const study = makeStudy();
    const readings = study.readings.map((reading, index) =>
      index === 0 ? { ...reading, state: 'open' as const } : reading,
    );
    const as = (person: StudyData['person']) => studyResults({ ...study, readings, person });
    const denied = as({ kind: 'researcher', observerId: observerId('A') });
    expect(!denied.ok && denied.error).toEqual({
      kind: 'own-reading-open',
      observerId: 'A',
      openReadings: 1,
    });
    expect(as({ kind: 'observer', observerId: observerId('B') }).ok).toBe(true);
    expect(as({ kind: 'researcher' }).ok).toBe(true);
  });
});
