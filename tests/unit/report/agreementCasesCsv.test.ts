import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type Disagreement, disagreements } from '../../../src/analysis/disagreements';
import type { CaseFacts } from '../../../src/domain/agreement/caseFacts';
import { observerId, sopInstanceUid, subjectId } from '../../../src/domain/ids';
import { imageKey } from '../../../src/domain/image/imageRef';
import { targetKey } from '../../../src/domain/reading/roi';
import { agreementCaseColumns } from '../../../src/report/agreementCaseColumns';
import { agreementCasesCsv } from '../../../src/report/agreementCasesCsv';
import { dictionaryCsv } from '../../../src/report/csvDictionary';
import { makeProject, makeTarget } from '../../support/studyFixtures';

const { protocol } = makeProject();
const image = (name: string) => ({ sopInstanceUid: sopInstanceUid(`1.2.${name}`), frame: 0 });

function facts(code: string, change: Partial<CaseFacts> = {}): CaseFacts {
  const target = change.target ?? makeTarget('preop', 'right');
  return {
    subjectId: subjectId(`id-${code}`),
    code,
    isTraining: false,
    target,
    targetKey: targetKey(target),
    pair: { kind: 'same-slice', dice: 1 / 3, meanMm: 0.1 + 0.2, percentile95Mm: 2.5 },
    csaMm2: [1000.25, 1100.5],
    si: [400, 390.5],
    images: [image('a'), image('a')],
    ...change,
  };
}

function rowsOf(
  cases: readonly CaseFacts[],
  settled: Partial<Record<string, Disagreement['standing']>> = {},
) {
  const standings = new Map(
    cases.flatMap((one) => {
      const standing = settled[one.code];
      return standing ? [[one.subjectId, new Map([[one.targetKey, standing]])] as const] : [];
    }),
  );
  const text = agreementCasesCsv(
    {
      disagreements: disagreements({ cases, rows: [], rules: protocol.adjudication, standings }),
      raters: [
        { observerId: observerId('A'), round: 1 },
        { observerId: observerId('B'), round: 1 },
      ],
      protocol,
      headers: new Map([
        [imageKey(image('a')), { instanceNumber: 11 }],
        [imageKey(image('b')), { instanceNumber: 14 }],
      ]),
    },
    { hasByteOrderMark: false },
  );
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

describe('the file of cases', () => {
  it('gives both values, their difference second minus first, and how far the outlines lie apart, unrounded', () => {
    const [row] = rowsOf([facts('S1')]);
    expect(row).toMatchObject({
      subject: 'S1',
      time_point: 'preop',
      side: 'right',
      first_observer: 'A',
      second_observer: 'B',
      kind: 'same-slice',
      first_slice_instance_number: '11',
      first_csa_mm2: '1000.25',
      second_csa_mm2: '1100.5',
      csa_difference_mm2: '100.25',
      si_difference_au: '-9.5',
      dice: '0.3333333333333333',
      mean_distance_mm: '0.30000000000000004',
      distance_95_mm: '2.5',
      reasons: 'dice',
      dice_limit: '0.85',
      decision: '',
      standing: '',
    });
  });

  it('leaves Dice and distances empty of two slices, and names both', () => {
    const [row] = rowsOf([facts('S1', { pair: { kind: 'other-slice' }, images: [image('a'), image('b')] })]);
    expect(row).toMatchObject({
      kind: 'other-slice',
      dice: '',
      mean_distance_mm: '',
      distance_95_mm: '',
      first_slice_instance_number: '11',
      second_slice_instance_number: '14',
      reasons: 'other-slice',
    });
  });

  it('says who could not measure and why', () => {
    const one = facts('S1', {
      pair: { kind: 'one-cannot', who: 1, reason: 'motion' },
      csaMm2: [1000, undefined],
      si: [400, undefined],
      images: [image('a'), undefined],
    });
    expect(rowsOf([one])[0]).toMatchObject({
      first_cannot_measure_reason: '',
      second_cannot_measure_reason: 'motion',
      second_csa_mm2: '',
      csa_difference_mm2: '',
      reasons: 'one-cannot',
    });
  });

  it('says what was decided, and how far it has come', () => {
    const one = facts('S1');
    const settlement = {
      targetKey: one.targetKey,
      decision: 'third-reading',
      reason: 'too far apart',
      by: 'researcher',
      atUtc: '2026-11-01T00:00:00Z',
      protocolVersion: 1,
      compared: [],
    } as const;
    const [row] = rowsOf([one], { S1: { kind: 'waiting', settlement, waitsFor: [] } });
    expect(row).toMatchObject({
      decision: 'third-reading',
      standing: 'waiting',
      decision_reason: 'too far apart',
      decided_at: '2026-11-01T00:00:00Z',
    });
  });

  it('stands by subject and in the order of drawing, agreed or not, those for practice last', () => {
    const left = makeTarget('preop', 'left');
    const fine = { kind: 'same-slice', dice: 0.95, meanMm: 0.1, percentile95Mm: 0.2 } as const;
    const order = rowsOf([
      facts('S0', { isTraining: true }),
      facts('S10'),
      facts('S9', { target: left }),
      facts('S9', { pair: fine }),
    ]).map((row) => `${row['subject']} ${row['side']} ${row['is_training']}`);
    expect(order).toEqual(['S9 right false', 'S9 left false', 'S10 right false', 'S0 right true']);
  });

  it('holds no UID, and every column of it stands in the dictionary with its unit', () => {
    const [row] = rowsOf([facts('S1')]);
    expect(Object.keys(row ?? {})).toEqual(agreementCaseColumns.map(({ name }) => name));
    expect(JSON.stringify(row)).not.toContain('1.2.a');
    const dictionary = Papa.parse<Record<string, string>>(dictionaryCsv({ hasByteOrderMark: false }), {
      header: true,
    }).data.filter(({ file }) => file === 'cases');
    expect(dictionary.map(({ column }) => column)).toEqual(agreementCaseColumns.map(({ name }) => name));
    for (const { name, unit } of agreementCaseColumns) {
      expect(/_mm2$/.test(name), name).toBe(unit === 'mm²');
      expect(/_mm$/.test(name), name).toBe(unit === 'mm');
      expect(/_au$/.test(name), name).toBe(unit === 'a.u.');
    }
  });
});
