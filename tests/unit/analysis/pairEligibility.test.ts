import { describe, expect, it } from 'vitest';
import { type StudyData, type StudyResults, studyResults } from '../../../src/analysis/studyResults';
import { present } from '../../../src/base/assert';
import type { SubjectId } from '../../../src/domain/ids';
import type { PairCheck } from '../../../src/domain/study/pairCheck';
import { pairIneligibility } from '../../../src/domain/study/pairEligibility';
import type { PairFinding } from '../../../src/domain/study/pairFinding';
import { defaultPairLimits } from '../../../src/domain/study/pairLimits';
import type { PairEligibility } from '../../../src/domain/study/protocol';
import { checkPair } from '../../../src/domain/study/protocolCheck';
import { notAnalysed } from '../../../src/report/flowText';
import { subjectCsv } from '../../../src/report/subjectCsv';
import { makeStudy } from '../../support/fixtureStudy';
import { makeHeader } from '../domain/catalogue/makeHeader';

const echo: PairFinding = {
  kind: 'number-differs',
  severity: 'amber',
  item: 'echo-time',
  preop: 112,
  followUp: 120,
  difference: 7.14,
  limit: 5,
  limitUnit: 'percent',
};
const model: PairFinding = {
  kind: 'text-differs',
  severity: 'red',
  item: 'model',
  preop: 'Achieva',
  followUp: 'Ingenia',
};
const station: PairFinding = {
  kind: 'text-differs',
  severity: 'amber',
  item: 'station',
  preop: 'MR1',
  followUp: 'MR2',
};
const unstated: PairFinding = {
  kind: 'not-stated',
  severity: 'amber',
  item: 'model',
  missing: ['preop', 'followUp'],
};

const flagged: PairEligibility = { sameScanner: 'flagged', sameParameters: 'flagged' };
const scanner: PairEligibility = { ...flagged, sameScanner: 'required' };
const parameters: PairEligibility = { ...flagged, sameParameters: 'required' };

const of = (...findings: PairFinding[]): PairCheck => ({ verdict: 'amber', rows: [], findings });

describe('a pair of scans', () => {
  it('is eligible whatever differs while nothing is required', () => {
    expect(pairIneligibility(of(model, echo), flagged)).toBeUndefined();
    expect(pairIneligibility(undefined, flagged)).toBeUndefined();
  });
  it('fails on the scanner only where the scanner is required, on TE only where parameters are', () => {
    expect(pairIneligibility(of(model, echo), scanner)).toEqual({ kind: 'differs', findings: [model] });
    expect(pairIneligibility(of(model, echo), parameters)).toEqual({ kind: 'differs', findings: [echo] });
  });
  it('does not fail on the station, which is only flagged', () => {
    expect(
      pairIneligibility(of(station), { sameScanner: 'required', sameParameters: 'required' }),
    ).toBeUndefined();
  });
  it('fails where what is required is not stated, or was never compared', () => {
    expect(pairIneligibility(of(unstated), scanner)?.kind).toBe('differs');
    expect(pairIneligibility(undefined, scanner)).toEqual({ kind: 'not-checked' });
  });
  it('fails where both files lack TE or TR: what could not be compared is not the same', () => {
    const bare = (echoTimeMs?: number) => {
      const { acquisition, ...header } = makeHeader();
      const { echoTimeMs: _te, repetitionTimeMs: _tr, ...rest } = acquisition;
      const sliceThicknessMm = 4;
      return {
        ...header,
        acquisition: { ...rest, sliceThicknessMm, ...(echoTimeMs && { echoTimeMs, repetitionTimeMs: 3000 }) },
      };
    };
    const settings = { pairLimits: defaultPairLimits, valueKind: 'displayed' } as const;
    const check = (te?: number) => checkPair(bare(te), bare(te), settings);
    const missing = ['preop', 'followUp'];
    expect(pairIneligibility(check(), parameters)).toEqual({
      kind: 'differs',
      findings: [
        { kind: 'not-stated', severity: 'amber', item: 'echo-time', missing },
        { kind: 'not-stated', severity: 'amber', item: 'repetition-time', missing },
      ],
    });
    expect(pairIneligibility(check(), flagged)).toBeUndefined();
    // Parallel imaging, which many files never state, is no reason.
    expect(pairIneligibility(check(100), parameters)).toBeUndefined();
  });
});

function resultsOf(data: StudyData): StudyResults {
  const results = studyResults(data);
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

function studyWith(eligibility: PairEligibility, findingsOf: (code: string) => readonly PairFinding[]) {
  const study = makeStudy();
  const pairs = new Map<SubjectId, PairCheck>(
    study.subjects.map(({ id, code }) => {
      const findings = findingsOf(code);
      return [id, { verdict: findings[0]?.severity ?? 'green', rows: [], findings }];
    }),
  );
  const project = { ...study.project, protocol: { ...study.project.protocol, eligibility } };
  return { ...study, project, pairs };
}

describe('a study that requires the same parameters', () => {
  // The fixture has 12 subjects: 8 analysed, X1 and X2 incomplete, X3 of unknown group, X4 excluded.
  const first = present(resultsOf(makeStudy()).flow.analysed[0], 'an analysed subject').subject.code;
  const results = resultsOf(studyWith(parameters, (code) => (code === first || code === 'X1' ? [echo] : [])));

  it('does not analyse a pair that fails, and counts it', () => {
    expect(results.flow.counts).toEqual({
      analysed: 7,
      excluded: 1,
      'filtered-out': 0,
      'not-eligible': 2,
      incomplete: 1,
      'group-unknown': 1,
    });
    expect(results.flow.analysed.some(({ subject }) => subject.code === first)).toBe(false);
  });

  it('lists it with the reason', () => {
    expect(notAnalysed(results.flow, results.protocol)).toContainEqual({
      code: first,
      standing: 'Scans not eligible',
      why: ['TE 112, 120'],
    });
  });

  it('has it in the data file with the reason and without being lost', () => {
    const lines = subjectCsv(results, { hasDates: false, hasByteOrderMark: false }).split(/\r?\n/);
    const head = present(lines[0], 'the head').split(',');
    const line = present(
      lines.find((one) => one.split(',').includes(first)),
      'the line of the subject',
    );
    expect(head).toContain('protocol_findings');
    expect(line).toContain('not-eligible,"TE 112, 120"');
    expect(line).toContain('amber,"TE 112, 120"');
  });

  it('leaves it out of agreement too', () => {
    const n = (one: StudyResults) =>
      one.agreement.ok ? one.agreement.value.rows.map(({ n: count }) => count) : [];
    expect(n(results)).not.toEqual(n(resultsOf(makeStudy())));
  });

  it('analyses nobody whose scans were not compared', () => {
    const { pairs: _pairs, ...unchecked } = studyWith(parameters, () => []);
    expect(resultsOf(unchecked).flow.analysed).toEqual([]);
  });
});

describe('a study that only flags', () => {
  it('analyses every pair, whatever the findings', () => {
    expect(resultsOf(studyWith(flagged, () => [model, echo])).flow.counts.analysed).toBe(8);
  });
});
