import { describe, expect, it } from 'vitest';
import {
  possibleChoice,
  protocolOfChoice,
  studyChoice,
  studyChoiceOf,
} from '../../../src/analysis/panelChoice';
import { type StudyResults, studyResults } from '../../../src/analysis/studyResults';
import { present } from '../../../src/base/assert';
import { observerId } from '../../../src/domain/ids';
import type { Reading } from '../../../src/domain/reading/reading';
import { targetKey } from '../../../src/domain/reading/roi';
import type { Protocol } from '../../../src/domain/study/protocol';
import { flowFootnote, notAnalysed } from '../../../src/report/flowText';
import { ruleText } from '../../../src/report/methodNotes';
import { makeStudy } from '../../support/fixtureStudy';
import { makeProject, makeProtocol, makeTarget } from '../../support/studyFixtures';

function resultsUnder(
  protocol: Partial<Protocol>,
  change: (readings: readonly Reading[]) => readonly Reading[] = (readings) => readings,
): StudyResults {
  const study = makeStudy();
  const project = makeProject({ protocol: makeProtocol(protocol) });
  const results = studyResults({ ...study, project, readings: change(study.readings) });
  if (!results.ok) throw new Error('results expected');
  return results.value;
}

function analysed({ flow }: StudyResults, code: string) {
  return flow.analysed.find(({ subject }) => subject.code === code);
}

/** Without what observer B gave for the left side at follow-up of a subject. */
function withoutLeftOfB(code: string) {
  const key = targetKey(makeTarget('followUp', 'left'));
  return (readings: readonly Reading[]): readonly Reading[] =>
    readings.map((reading) => {
      if (reading.id !== `${code}-B-1`) return reading;
      const { [key]: _gone, ...entries } = reading.entries;
      return { ...reading, entries };
    });
}

describe('matched cells', () => {
  it('make a subject of the observer-side cells that are there at both time points', () => {
    const results = resultsUnder({ missingRule: 'matched' }, withoutLeftOfB('R1'));
    const [values] = present(analysed(results, 'R1'), 'R1').structures;
    // By hand: right (940 + 960) / 2 = 950 and (840 + 860) / 2 = 850, left A's 1040 and 940; means of the sides 995 and 895.
    expect(values?.average.preop.csaMm2).toBeCloseTo(995, 10);
    expect(values?.average.followUp.csaMm2).toBeCloseTo(895, 10);
    expect(values?.changePercent.csaMm2).toBeCloseTo((100 * (895 - 995)) / 995, 10);
    // SI: right 380 and 420, left A's 415 and 455.
    expect(values?.average.preop.si).toBeCloseTo(397.5, 10);
    expect(values?.average.followUp.si).toBeCloseTo(437.5, 10);
    expect(values?.average.preop.csaPerSi).toBeCloseTo(995 / 397.5, 10);
    expect(analysed(results, 'R1')?.matched).toEqual({ cells: 3, ofCells: 4 });
    expect(flowFootnote(results.flow)).toContain('by matched cells (');
  });

  it('change nothing of a subject that lacks nothing, and are no rule of a complete-case study', () => {
    const whole = analysed(resultsUnder({}), 'N1');
    expect(analysed(resultsUnder({ missingRule: 'matched' }), 'N1')?.structures).toEqual(whole?.structures);
    expect(analysed(resultsUnder({}, withoutLeftOfB('R1')), 'R1')).toBeUndefined();
  });

  it('leave out a subject of which nothing matches', () => {
    const none = (readings: readonly Reading[]) => readings.filter(({ id }) => !id.startsWith('R1-'));
    const results = resultsUnder({ missingRule: 'matched' }, none);
    expect(results.flow.standings.find(({ subject }) => subject.code === 'R1')?.kind).toBe('incomplete');
  });
});

describe('levels of the study', () => {
  it('list a subject at any other level as not eligible, also for agreement, and let one without a level pass', () => {
    const all = resultsUnder({});
    const results = resultsUnder({ levels: ['T8', 'T12', 'L1', 'L2', 'L3'] });
    const standing = results.flow.standings.find(({ subject }) => subject.code === 'N3');
    expect(standing).toMatchObject({ kind: 'not-eligible', why: { kind: 'level-outside', level: 'T4' } });
    expect(analysed(results, 'N4')).toBeDefined();
    expect(notAnalysed(results.flow, results.protocol)).toContainEqual({
      code: 'N3',
      standing: 'Level not of the study',
      why: ['level T4: none of the study’s'],
    });
    expect(flowFootnote(results.flow)).toContain('1 at a level outside the protocol');
    const rated = ({ agreement }: StudyResults) => (agreement.ok ? agreement.value.rows[0]?.n : undefined);
    expect(rated(results)).toBe(Number(rated(all)) - 1);
  });
});

describe('a random part for the others', () => {
  const subset = { assignment: { kind: 'subset', count: 3 } } as const;
  /** Observer B read three subjects. */
  const partOfB = (readings: readonly Reading[]) =>
    readings.filter(
      ({ observerId: id, subjectId }) => id === 'A' || ['id-R1', 'id-R2', 'id-N1'].includes(subjectId),
    );

  it('gives the first observer’s values for every subject, also where B read too', () => {
    const results = resultsUnder(subset, partOfB);
    // A's cells of R1: right 940 and left 1040, so 990; at follow-up 890. The average with B would be 1000 and 900.
    const [r1] = present(analysed(results, 'R1'), 'R1').structures;
    expect(r1?.average.preop.csaMm2).toBeCloseTo(990, 10);
    expect(r1?.average.followUp.csaMm2).toBeCloseTo(890, 10);
    const [n2] = present(analysed(results, 'N2'), 'N2').structures;
    expect(n2?.average.preop.csaMm2).toBeCloseTo(1290, 10);
    expect(results.protocol.observers.map(({ id }) => id)).toEqual(['A']);
  });

  it('leaves agreement to the subjects that both read', () => {
    const { agreement } = resultsUnder(subset, partOfB);
    expect(agreement.ok && agreement.value.observers).toEqual(['A', 'B']);
    expect(agreement.ok && agreement.value.rows[0]?.n).toBe(3);
  });

  it('lets nobody show the other observer’s values in place of the first’s', () => {
    const choice = { ...studyChoice, observers: { kind: 'one', observerId: observerId('B') } } as const;
    const possible = possibleChoice(choice, makeProtocol(subset), []);
    expect(possible.observers).toEqual({ kind: 'average' });
    expect(protocolOfChoice(makeProtocol(subset), possible).observers.map(({ id }) => id)).toEqual(['A']);
  });

  it('is said with the tables', () => {
    expect(ruleText(resultsUnder(subset, partOfB))).toContain(
      'Values are observer A’s; further observers read 3 subjects drawn at random, for agreement alone.',
    );
  });
});

describe('versions of the protocol', () => {
  it('are named with the tables: the one in use, and those under which readings were signed', () => {
    const signedUnder = (readings: readonly Reading[]) =>
      readings.map((reading, index) => ({ ...reading, protocolVersion: index < 4 ? 1 : 2 }));
    const results = resultsUnder({ version: 2 }, signedUnder);
    expect(results.protocolVersions).toEqual([1, 2]);
    expect(ruleText(results)).toContain('Protocol version 2; readings signed under versions 1 and 2.');
    expect(ruleText(resultsUnder({ version: 1 }))).toMatch(/^Protocol version 1\. /);
  });
});

describe('the tests of the protocol', () => {
  it('are what results begin with', () => {
    expect(studyChoiceOf(makeProtocol())).toBe(studyChoice);
    expect(studyChoiceOf(makeProtocol({ testPreset: 'fixed-in-advance' }))).toEqual({
      ...studyChoice,
      preset: 'fixed-in-advance',
    });
  });
});
