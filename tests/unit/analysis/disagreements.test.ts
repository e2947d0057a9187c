import { describe, expect, it } from 'vitest';
import type { DisagreementOrder } from '../../../src/analysis/disagreementOrder';
import { type DisagreementsInput, disagreements } from '../../../src/analysis/disagreements';
import { err, ok } from '../../../src/base/result';
import type { CaseFacts } from '../../../src/domain/agreement/caseFacts';
import type { Settlement } from '../../../src/domain/agreement/settlement';
import type { SettlementStanding } from '../../../src/domain/agreement/settlementStanding';
import { subjectId } from '../../../src/domain/ids';
import { targetKey } from '../../../src/domain/reading/roi';
import { type AdjudicationRules, defaultConduct } from '../../../src/domain/study/conduct';
import type { BlandAltman } from '../../../src/statistics/blandAltman';
import { makeTarget } from '../../support/studyFixtures';

const target = makeTarget('preop', 'right');

function facts(code: string, change: Partial<CaseFacts> = {}): CaseFacts {
  const own = change.target ?? target;
  return {
    subjectId: subjectId(`id-${code}`),
    code,
    isTraining: false,
    target: own,
    targetKey: targetKey(own),
    pair: { kind: 'same-slice', dice: 0.9, meanMm: 0.5, percentile95Mm: 1 },
    csaMm2: [1000, 1010],
    si: [400, 404],
    images: [undefined, undefined],
    ...change,
  };
}

const overlap = (dice: number): CaseFacts['pair'] => ({
  kind: 'same-slice',
  dice,
  meanMm: 1,
  percentile95Mm: 2,
});
const oneCannot: CaseFacts['pair'] = { kind: 'one-cannot', who: 1, reason: 'motion' };

/** A line of the agreement table, as far as its limits go. */
function line(
  quantity: 'csaMm2' | 'si',
  limits: readonly [number, number] | undefined,
  of: Partial<typeof target> & { phase?: 'preop' | 'followUp' | 'changePercent' } = {},
): DisagreementsInput['rows'][number] {
  const limit = (value: number) => ({ value }) as BlandAltman['lowerLimit'];
  return {
    siteId: of.siteId ?? target.siteId,
    muscleId: of.muscleId ?? target.muscleId,
    side: of.side === 'left' ? 'left' : 'right',
    phase: of.phase ?? 'preop',
    quantity,
    blandAltman: limits
      ? ok({ lowerLimit: limit(limits[0]), upperLimit: limit(limits[1]) } as BlandAltman)
      : err({ kind: 'not-two-observers', observers: 3 }),
  };
}

const rules = defaultConduct.adjudication;

function of(
  cases: readonly CaseFacts[],
  change: Partial<DisagreementsInput> = {},
  order?: DisagreementOrder,
) {
  return disagreements({ cases, rows: [], rules, standings: new Map(), ...change }, order);
}

function reasonsOf(one: CaseFacts, change: Partial<DisagreementsInput> = {}) {
  const { open, agreed } = of([one], change);
  return [...open, ...agreed][0]?.reasons;
}

describe('why two raters disagree', () => {
  it('is a Dice coefficient below the limit, and not one that is the limit', () => {
    expect(reasonsOf(facts('S1', { pair: overlap(0.8499) }))).toEqual([{ kind: 'dice', limit: 0.85 }]);
    expect(reasonsOf(facts('S1', { pair: overlap(0.85) }))).toEqual([]);
    const without: AdjudicationRules = { ...rules, diceBelow: null };
    expect(reasonsOf(facts('S1', { pair: overlap(0) }), { rules: without })).toEqual([]);
  });

  it('is always that only one of them could measure, whatever the protocol says', () => {
    const none: AdjudicationRules = {
      diceBelow: null,
      outsideLimitsOf: [],
      otherSlice: false,
      thirdRule: 'replaces-mean',
    };
    const one = facts('S1', { pair: oneCannot, csaMm2: [1000, undefined], si: [400, undefined] });
    expect(reasonsOf(one, { rules: none })).toEqual([{ kind: 'one-cannot' }]);
    expect(of([one]).open[0]).not.toHaveProperty('csaDifferenceMm2');
    expect(of([one]).open[0]).not.toHaveProperty('siDifference');
  });

  it('is another slice, named before any difference, where the protocol says so', () => {
    const one = facts('S1', { pair: { kind: 'other-slice' }, csaMm2: [1000, 1100] });
    const rows = [line('csaMm2', [-50, 50])];
    const outside = { kind: 'outside-limits', quantity: 'csaMm2', lower: -50, upper: 50 };
    expect(reasonsOf(one, { rows })).toEqual([{ kind: 'other-slice' }, outside]);
    expect(reasonsOf(one, { rows, rules: { ...rules, otherSlice: false } })).toEqual([outside]);
  });

  it('is a difference, second minus first, outside of the limits of its own line', () => {
    // 1010 − 1000 = 10 and 404 − 400 = 4.
    const one = facts('S1');
    expect(of([one]).agreed[0]).toMatchObject({ csaDifferenceMm2: 10, siDifference: 4 });
    expect(reasonsOf(one, { rows: [line('csaMm2', [-20, 9.99]), line('si', [4.01, 9])] })).toEqual([
      { kind: 'outside-limits', quantity: 'csaMm2', lower: -20, upper: 9.99 },
      { kind: 'outside-limits', quantity: 'si', lower: 4.01, upper: 9 },
    ]);
    // On a limit is inside.
    expect(reasonsOf(one, { rows: [line('csaMm2', [-20, 10]), line('si', [4, 9])] })).toEqual([]);
    const si: AdjudicationRules = { ...rules, outsideLimitsOf: ['si'] };
    expect(reasonsOf(one, { rows: [line('csaMm2', [-1, 1])], rules: si })).toEqual([]);
  });

  it('is never held against limits of another muscle, side, site or time point, nor of changes', () => {
    const narrow = [-1, 1] as const;
    const rows = [
      line('csaMm2', narrow, { muscleId: 'psoas' }),
      line('csaMm2', narrow, { side: 'left' }),
      line('csaMm2', narrow, { siteId: 'above' }),
      line('csaMm2', narrow, { phase: 'followUp' }),
      line('csaMm2', narrow, { phase: 'changePercent' }),
    ];
    expect(reasonsOf(facts('S1'), { rows })).toEqual([]);
  });

  it('leaves limits out where there are none', () => {
    expect(reasonsOf(facts('S1'), { rows: [line('csaMm2', undefined)] })).toEqual([]);
  });

  it('of a sample of a reference tissue is only that one could not measure', () => {
    const sample = { ...target, muscleId: 'reference:csf', side: 'none' as const };
    expect(reasonsOf(facts('S1', { target: sample, pair: overlap(0) }))).toEqual([]);
    expect(reasonsOf(facts('S1', { target: sample, pair: { kind: 'other-slice' } }))).toEqual([]);
    expect(reasonsOf(facts('S1', { target: sample, pair: oneCannot }))).toEqual([{ kind: 'one-cannot' }]);
  });

  it('is none where neither could measure', () => {
    expect(reasonsOf(facts('S1', { pair: { kind: 'neither', reasons: ['motion', 'artefact'] } }))).toEqual(
      [],
    );
  });
});

const settlement = (decision: Settlement['decision']): Settlement => ({
  targetKey: targetKey(target),
  decision,
  reason: 'seen together',
  by: 'researcher',
  atUtc: '2026-11-01T00:00:00Z',
  protocolVersion: 1,
  compared: [],
});

function standing(code: string, one: SettlementStanding): DisagreementsInput['standings'] {
  return new Map([[subjectId(`id-${code}`), new Map([[targetKey(target), one]])]]);
}

describe('the queue', () => {
  it('holds what is open, waits and is settled apart; what lapsed is open again', () => {
    const one = facts('S1', { pair: overlap(0.5) });
    const average = settlement('average');
    const third = settlement('third-reading');
    expect(of([one]).open).toHaveLength(1);
    expect(
      of([one], { standings: standing('S1', { kind: 'settled', settlement: average }) }).settled,
    ).toHaveLength(1);
    expect(
      of([one], { standings: standing('S1', { kind: 'waiting', settlement: third, waitsFor: [] }) }).waiting,
    ).toHaveLength(1);
    const lapsed = of([one], { standings: standing('S1', { kind: 'lapsed', settlement: average }) });
    expect(lapsed.open[0]?.standing).toEqual({ kind: 'lapsed', settlement: average });
  });

  it('keeps what was settled in its place when the protocol’s limits no longer reach it', () => {
    const one = facts('S1', { pair: overlap(0.99) });
    const input = {
      standings: standing('S1', { kind: 'settled', settlement: settlement('average') } as const),
    };
    expect(of([one], input).settled[0]?.reasons).toEqual([]);
    expect(of([one], input).agreed).toEqual([]);
  });

  it('takes a decision about one target for no decision about another', () => {
    const left = makeTarget('preop', 'left');
    const cases = [facts('S1', { pair: overlap(0.5) }), facts('S1', { pair: overlap(0.5), target: left })];
    const { open, settled } = of(cases, {
      standings: standing('S1', { kind: 'settled', settlement: settlement('average') }),
    });
    expect(settled.map((one) => one.facts.target.side)).toEqual(['right']);
    expect(open.map((one) => one.facts.target.side)).toEqual(['left']);
  });

  it('has no subject for practice: these are apart', () => {
    const { open, training } = of([facts('S1', { pair: overlap(0.1), isTraining: true })]);
    expect(open).toEqual([]);
    expect(training).toHaveLength(1);
  });

  const cases = [
    facts('S10', { pair: overlap(0.8), csaMm2: [1000, 1001], si: [400, 460] }),
    facts('S9', { pair: overlap(0.8), csaMm2: [1000, 990], si: [400, 401] }),
    facts('S2', { pair: overlap(0.3), csaMm2: [1000, 1005], si: [400, 350] }),
    facts('S1', { pair: { kind: 'other-slice' }, csaMm2: [1000, 1300], si: [400, 402] }),
    facts('S4', { pair: { kind: 'other-slice' }, csaMm2: [1000, 600], si: [400, 403] }),
    facts('S3', { pair: oneCannot, csaMm2: [1000, undefined], si: [400, undefined] }),
  ];
  const codes = (order?: DisagreementOrder) => of(cases, {}, order).open.map((one) => one.facts.code);

  it('begins with what only one could measure, then other slices, then Dice from the smallest', () => {
    expect(codes()).toEqual(['S3', 'S4', 'S1', 'S2', 'S9', 'S10']);
  });

  it('can be sorted by the amount of a difference, whatever its sign, those without one last', () => {
    expect(codes('csa-difference')).toEqual(['S4', 'S1', 'S9', 'S2', 'S10', 'S3']);
    expect(codes('si-difference')).toEqual(['S10', 'S2', 'S4', 'S1', 'S9', 'S3']);
  });

  it('can be sorted by subject, numbers in a code by their value', () => {
    expect(codes('subject')).toEqual(['S1', 'S2', 'S3', 'S4', 'S9', 'S10']);
  });
});
