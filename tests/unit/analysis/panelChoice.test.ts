import { describe, expect, it } from 'vitest';
import { ofGroup } from '../../../src/analysis/grouping';
import { choiceKey, type PanelChoice, possibleChoice, studyChoice } from '../../../src/analysis/panelChoice';
import type { Phase, Quantity } from '../../../src/analysis/quantity';
import { rowValues } from '../../../src/analysis/rowValues';
import { type StudyResults, studyResults } from '../../../src/analysis/studyResults';
import type { Result } from '../../../src/base/result';
import { observerId } from '../../../src/domain/ids';
import type { CustomCovariate } from '../../../src/domain/study/customCovariate';
import { makePanelStudy } from '../../support/panelStudy';
import { makeProtocol } from '../../support/studyFixtures';
import { twoGroups } from '../../support/twoGroups';

// Expected values: R 4 on `panelRows`, by the calls beside them. chg = 100 * (c1 - c0) / c0.
const data = makePanelStudy();

function under(choice: Partial<PanelChoice>): StudyResults {
  const results = studyResults(data, { ...studyChoice, ...choice });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

function value<T>(result: Result<T, { readonly kind: string }> | undefined): T {
  if (!result?.ok) throw new Error(result?.error.kind ?? 'nothing');
  return result.value;
}

function row({ tableTwo }: StudyResults, quantity: Quantity, phase: Phase) {
  const found = tableTwo.find((one) => one.quantity === quantity && one.phase === phase);
  if (!found) throw new Error('row expected');
  return found;
}

function several(results: StudyResults, quantity: Quantity, phase: Phase) {
  const { comparison } = row(results, quantity, phase);
  if (comparison.kind !== 'several') throw new Error('several groups expected');
  return comparison;
}

const bmiAt22 = {
  kind: 'threshold',
  of: { kind: 'baseline', variable: 'bmiKgPerM2' },
  threshold: 22,
} as const;

describe('the study’s own choice', () => {
  it('is what is computed where nothing is chosen', () => {
    const own = studyResults(data);
    if (!own.ok) throw new Error(own.error.kind);
    expect(own.value).toEqual(under({}));
    expect(own.value.choice).toEqual(studyChoice);
    expect(own.value.flow.groups).toEqual(['refractured', 'not-refractured']);
  });
});

describe('one observer and one side', () => {
  const results = under({
    observers: { kind: 'one', observerId: observerId('A') },
    side: 'left',
  });

  it('are that observer’s values of that side, and changes of them', () => {
    // The left is 50 mm² and 20 a.u. above the mean of the sides, A 10 mm² and 5 a.u. below that of the observers.
    // t.test(chg[g == 1], chg[g == 0]) with c + 40; Shapiro-Wilk P 0.193 and 0.359, Levene 0.0396
    const { chosen, welch } = twoGroups(row(results, 'csaMm2', 'changePercent').comparison);
    expect(chosen.test).toBe('welch');
    expect(value(welch).t).toBeCloseTo(-3.1286327296376, 10);
    expect(value(welch).df).toBeCloseTo(16.343419137925, 9);
    expect(value(welch).p).toBeCloseTo(0.00634873678078, 13);
    // tapply(c0 + 40, g, mean); tapply((c0 + 40) / (s0 + 15), g, mean)
    const preop = twoGroups(row(results, 'csaMm2', 'preop').comparison);
    expect(value(preop.first).mean).toBeCloseTo(1396.75, 10);
    expect(value(preop.second).mean).toBeCloseTo(1511.333333333333, 10);
    const ratio = twoGroups(row(results, 'csaPerSi', 'preop').comparison);
    expect(value(ratio.first).mean).toBeCloseTo(2.944341041322892, 12);
  });

  it('count that observer’s ROIs of that side alone', () => {
    expect(results.roiCount).toBe(36 * 2);
  });

  it('leave agreement as it is: of all observers and sides', () => {
    expect(results.agreement).toEqual(under({}).agreement);
  });
});

describe('groups by region of the level', () => {
  const results = under({ grouping: { kind: 'region' } });

  it('leave out who has no region, with the reason, and add up', () => {
    const { groups, analysedByGroup, counts, total, standings } = results.flow;
    expect(groups).toEqual(['T5-T10', 'T11-L2', 'L3-L5']);
    expect(analysedByGroup).toEqual({ 'T5-T10': 5, 'T11-L2': 22, 'L3-L5': 7 });
    expect(counts).toMatchObject({ analysed: 34, 'group-unknown': 2 });
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
    const out = standings.flatMap((one) =>
      one.kind === 'group-unknown' ? [[one.subject.code, one.why]] : [],
    );
    expect(out).toEqual([
      ['S11', 'value-missing'],
      ['S26', 'outside-regions'],
    ]);
  });

  it('normal groups of equal variances: ANOVA and Tukey', () => {
    // anova(lm(c0 ~ r)); TukeyHSD(aov(c0 ~ r)); Levene P 0.277
    const { chosen } = several(results, 'csaMm2', 'preop');
    expect(chosen.test).toBe('anova');
    expect(value(chosen.outcome).p).toBeCloseTo(0.4053038240347925, 12);
    const pair = value(chosen.pairs[2]?.outcome);
    expect(pair.difference).toBeCloseTo(121.20129870129904, 10);
    expect(pair.interval[0]).toBeCloseTo(-112.9551504109326, 5);
    expect(pair.p).toBeCloseTo(0.4202008007613316, 7);
  });

  it('of unequal variances: Welch’s ANOVA, and Welch’s t tests by Holm', () => {
    // Levene P 0.01668; oneway.test(c1 ~ r); p.adjust(c(AB, AC, BC), "holm") of t.test
    const { chosen } = several(results, 'csaMm2', 'followUp');
    expect(chosen.test).toBe('welch-anova');
    const { statistic, df2, p } = value(chosen.outcome);
    expect(statistic).toBeCloseTo(3.454055068579646, 11);
    expect(df2).toBeCloseTo(9.498043558849737, 10);
    expect(p).toBeCloseTo(0.07459543714581171, 12);
    const pairs = chosen.pairs.map(({ outcome }) => value(outcome));
    expect(pairs[0]?.p).toBeCloseTo(0.73110233553858428, 12);
    expect(pairs[1]?.p).toBeCloseTo(0.45407320305591869, 12);
    expect(pairs[1]?.interval[0]).toBeCloseTo(-208.8468518708153, 8);
    expect(pairs[2]?.p).toBeCloseTo(0.05628698859202035, 12);
    expect(pairs[2]?.pUnadjusted).toBeCloseTo(0.01876232953067345, 12);
  });

  it('count refracture in Table 1, and do not test the region against itself', () => {
    const { rows } = results.tableOne;
    expect(rows.map(({ variable }) => variable)).toEqual([
      'sex',
      'ageYears',
      'bmiKgPerM2',
      'bmdTScore',
      'followUpDays',
      'refracture',
    ]);
    const refracture = rows.find(({ variable }) => variable === 'refracture');
    if (refracture?.kind !== 'category') throw new Error('categories expected');
    expect(refracture.categories.map(({ counts }) => counts)).toEqual([
      { 'T5-T10': 1, 'T11-L2': 7, 'L3-L5': 4 },
      { 'T5-T10': 4, 'T11-L2': 15, 'L3-L5': 3 },
    ]);
    // chisq.test(table(r, g), correct = FALSE); four of six expected counts below 5
    expect(value(refracture.test)).toMatchObject({ kind: 'pearson', df: 2, cells: 6, expectedBelow5: 4 });
    const test = value(refracture.test);
    expect(test.kind === 'pearson' && test.chiSquare).toBeCloseTo(2.091715859897678, 12);
    expect(test.p).toBeCloseTo(0.3513902218267457, 12);
  });
});

describe('groups by level', () => {
  it('are those that somebody has, from above; of fewer than three values by Kruskal-Wallis', () => {
    const results = under({ grouping: { kind: 'level' } });
    expect(results.flow.groups).toEqual(['T4', 'T7', 'T9', 'T11', 'T12', 'L1', 'L2', 'L3', 'L4']);
    const { chosen } = several(results, 'csaMm2', 'preop');
    expect(chosen).toMatchObject({ test: 'kruskal-wallis', reason: 'fewer-than-three' });
    // kruskal.test(c0, lv); 36 pairs, of which wilcox.test of T11 and L1 gives 0.565, by Holm all 1
    expect(value(chosen.outcome).statistic).toBeCloseTo(10.544693877551, 10);
    expect(value(chosen.outcome).p).toBeCloseTo(0.2288551377302415, 12);
    expect(chosen.pairs).toHaveLength(36);
    const pair = chosen.pairs.find(({ first, second }) => first === 3 && second === 5);
    expect(value(pair?.outcome)).toMatchObject({ difference: -74, p: 1 });
    expect(value(pair?.outcome).pUnadjusted).toBeCloseTo(0.5652987983097892, 12);
  });
});

describe('groups by type of refracture', () => {
  it('are made from levels, and of the refractured only', () => {
    // Every refracture is at L1. Treated were L1 twice, T12 once (next above), and others nine times.
    const { flow } = under({ grouping: { kind: 'refracture-type' } });
    expect(flow.analysedByGroup).toEqual({ augmented: 2, adjacent: 1, 'non-adjacent': 9 });
    expect(flow.counts).toMatchObject({ analysed: 12, 'group-unknown': 24 });
    expect(new Set(flow.standings.flatMap((one) => (one.kind === 'group-unknown' ? [one.why] : [])))).toEqual(
      new Set(['not-refractured']),
    );
  });

  it('have several types as a group of their own, and say where a level is not recorded', () => {
    const subjects = data.subjects.map((subject) => {
      const { refracture } = subject.covariates;
      if (refracture?.kind !== 'confirmed' || (subject.code !== 'S1' && subject.code !== 'S4'))
        return subject;
      const levels = subject.code === 'S1' ? ['L2', 'T7'] : [];
      const events = refracture.events.map((event) => ({ ...event, levels }));
      return {
        ...subject,
        covariates: { ...subject.covariates, refracture: { kind: 'confirmed', events } as const },
      };
    });
    const results = studyResults(
      { ...data, subjects },
      { ...studyChoice, grouping: { kind: 'refracture-type' } },
    );
    const { flow } = value(results);
    // S1 was treated at L3: L2 is adjacent, T7 is not.
    expect(flow.analysedByGroup).toEqual({ augmented: 2, adjacent: 1, 'non-adjacent': 7, several: 1 });
    const unknown = flow.standings.find(({ subject }) => subject.code === 'S4');
    expect(unknown?.kind === 'group-unknown' && unknown.why).toBe('no-refracture-level');
  });
});

describe('groups by a number divided at a threshold', () => {
  it('below it first, and without a value in none', () => {
    const results = under({ grouping: bmiAt22 });
    expect(results.flow.analysedByGroup).toEqual({ below: 13, 'at-least': 21 });
    expect(results.flow.counts['group-unknown']).toBe(2);
    // 22.0 itself is not below: S24 and S32.
    const values = rowValues(row(results, 'csaMm2', 'preop'), 'at-least');
    expect(values.map(({ code }) => code)).toEqual(expect.arrayContaining(['S24', 'S32']));
    // shapiro.test P 0.096 and 0.895, Levene 0.0170: t.test(chg[bmi < 22], chg[bmi >= 22])
    const { chosen, welch } = twoGroups(row(results, 'csaMm2', 'changePercent').comparison);
    expect(chosen.test).toBe('welch');
    expect(value(welch).t).toBeCloseTo(-1.0255615201055124, 11);
    expect(value(welch).p).toBeCloseTo(0.3182135380101107, 12);
    expect(value(welch).meanDifference).toBeCloseTo(-6.1530427618494965 + 3.4421019714170997, 11);
  });

  it('fixed in advance: ANCOVA of follow-up on these groups', () => {
    // summary(lm(c1 ~ (bmi < 22) + c0))
    const results = under({ grouping: bmiAt22, preset: 'fixed-in-advance' });
    const fixed = value(row(results, 'csaMm2', 'followUp').fixed);
    if (!('estimate' in fixed)) throw new Error('two groups expected');
    expect(fixed.test).toBe('ancova');
    expect(fixed.estimate).toBeCloseTo(-37.973437063680507, 8);
    expect(fixed.statistic).toBeCloseTo(-1.0697656969398672, 10);
    expect(fixed.p).toBeCloseTo(0.2929839130049756, 10);
    expect(row(under({ grouping: bmiAt22 }), 'csaMm2', 'followUp').fixed).toBeUndefined();
  });
});

describe('tests fixed in advance', () => {
  it('of refracture: Welch, and ANCOVA of follow-up values', () => {
    const results = under({ preset: 'fixed-in-advance' });
    // t.test(chg[g == 1], chg[g == 0]); lm(c1 ~ g + c0)
    const change = value(row(results, 'csaMm2', 'changePercent').fixed);
    expect(change).toMatchObject({ test: 'welch' });
    expect(change.p).toBeCloseTo(0.006359267996797513, 13);
    const followUp = value(row(results, 'csaMm2', 'followUp').fixed);
    expect(followUp).toMatchObject({ test: 'ancova', df: 33 });
    expect(followUp.p).toBeCloseTo(0.00191678014579, 12);
  });

  it('of several groups: Welch’s ANOVA in every line', () => {
    // oneway.test(c0 ~ r)
    const results = under({ grouping: { kind: 'region' }, preset: 'fixed-in-advance' });
    const preop = value(row(results, 'csaMm2', 'preop').fixed);
    expect(preop.test).toBe('welch-anova');
    expect(preop.statistic).toBeCloseTo(1.2740986827814, 10);
    expect(preop.p).toBeCloseTo(0.3261626672825, 12);
    expect(results.tableTwo.every(({ fixed }) => fixed?.ok && fixed.value.test === 'welch-anova')).toBe(true);
  });
});

describe('filters', () => {
  it('put aside who lies outside and who has no value, and say which', () => {
    const filter = {
      kind: 'range',
      of: { kind: 'baseline', variable: 'bmiKgPerM2' },
      from: 20,
      to: 24,
    } as const;
    const results = under({ filters: [filter] });
    const { counts, total, analysedByGroup, standings } = results.flow;
    // 23 of 36 with 20 <= bmi <= 24, 6 of them refractured; two without a BMI
    expect(analysedByGroup).toEqual({ refractured: 6, 'not-refractured': 17 });
    expect(counts).toMatchObject({ analysed: 23, 'filtered-out': 13 });
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
    const missing = standings.filter((one) => one.kind === 'filtered-out' && one.why === 'missing');
    expect(missing.map(({ subject }) => subject.code)).toEqual(['S4', 'S20']);
    // t.test(chg[g == 1], chg[g == 0]) of these
    const { welch } = twoGroups(row(results, 'csaMm2', 'changePercent').comparison);
    expect(value(welch).t).toBeCloseTo(-1.4256486479404, 10);
    expect(value(welch).p).toBeCloseTo(0.1955018359485, 11);
  });

  it('must all hold; the first that does not is the one that is said', () => {
    const without = { kind: 'without', codes: ['S1', 'S2'] } as const;
    const regions = { kind: 'region', regions: ['L3-L5'] } as const;
    const { flow } = under({ filters: [without, regions] });
    // L3 to L5: S1, S2, S4 is T11, S7, S8, S10, S19, S33.
    expect(flow.analysed.map(({ subject }) => subject.code)).toEqual(['S7', 'S8', 'S10', 'S19', 'S33']);
    const [first] = flow.standings;
    expect(first?.kind === 'filtered-out' && first.filter.kind).toBe('without');
    const outside = flow.standings.find(({ subject }) => subject.code === 'S26');
    expect(outside?.kind === 'filtered-out' && outside.why).toBe('outside');
  });

  it('by sex, level and refracture', () => {
    const counted = (filters: PanelChoice['filters']) => under({ filters }).flow.counts.analysed;
    expect(counted([{ kind: 'sex', sex: 'female' }])).toBe(0);
    expect(counted([{ kind: 'level', levels: ['L1', 'T4'] }])).toBe(8);
    expect(counted([{ kind: 'refracture', group: 'refractured' }])).toBe(12);
  });

  it('that leave nobody leave tables of reasons', () => {
    const { tableTwo, flow } = under({ filters: [{ kind: 'sex', sex: 'male' }] });
    expect(flow.counts['filtered-out']).toBe(36);
    for (const one of tableTwo) expect(one.comparison.chosen.outcome.ok).toBe(false);
    const bySex = under({ grouping: { kind: 'sex' } });
    expect(bySex.flow.groups).toEqual([]);
    for (const one of bySex.tableTwo) {
      expect(one.comparison.chosen.outcome).toMatchObject({ error: { kind: 'too-few-groups' } });
    }
  });
});

describe('a choice that the project cannot give', () => {
  const cement: CustomCovariate = { kind: 'number', id: 'c1', name: 'Cement', unit: 'mL' };
  const choice: PanelChoice = {
    ...studyChoice,
    observers: { kind: 'one', observerId: observerId('C') },
    side: 'left',
    grouping: { kind: 'threshold', of: { kind: 'custom', covariateId: 'c1' }, threshold: 4 },
    filters: [
      { kind: 'custom-category', covariateId: 'c2', categoryIds: ['x'] },
      { kind: 'sex', sex: 'male' },
    ],
  };

  it('is what is left of it', () => {
    expect(possibleChoice(choice, makeProtocol(), [cement])).toEqual({
      ...choice,
      observers: { kind: 'average' },
      filters: [{ kind: 'sex', sex: 'male' }],
    });
    expect(possibleChoice(choice, makeProtocol({ sides: ['left'] }), []).side).toBe('mean');
    expect(possibleChoice(choice, makeProtocol(), []).grouping).toEqual({ kind: 'refracture' });
  });

  it('has one text for each choice, whatever the order of its parts', () => {
    const { preset, side, ...others } = studyChoice;
    expect(choiceKey({ preset, side, ...others })).toBe(choiceKey(studyChoice));
    expect(choiceKey(choice)).not.toBe(choiceKey(studyChoice));
  });
});

describe('a group that is asked for and not there', () => {
  it('is a bug, also by the names that every object has', () => {
    expect(() => ofGroup({ a: 1 }, 'b')).toThrow('Bug');
    expect(() => ofGroup({ a: 1 }, 'constructor')).toThrow('Bug');
  });
});
