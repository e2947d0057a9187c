import { describe, expect, it } from 'vitest';
import { observerId, subjectId } from '../../../../src/domain/ids';
import { readRoiName, roiName, roiNamesOf, suggestedByName } from '../../../../src/domain/roiFiles/roiNames';
import { targetsOf } from '../../../../src/domain/study/targets';
import { makeProtocol, makeTarget } from '../../../support/studyFixtures';

const protocol = makeProtocol();
const [a, b] = [
  { id: observerId('A'), letter: 'A' },
  { id: observerId('B'), letter: 'B' },
];

describe('names of ROIs in other programs’ files', () => {
  it('carry code, time point, side, muscle and observer', () => {
    expect(roiName(protocol, { id: subjectId('s'), code: 'S-012' }, makeTarget('preop', 'left'), a)).toBe(
      'S-012_preop_L_mf-es_A',
    );
    expect(
      roiName(protocol, { id: subjectId('s'), code: 'S-012' }, makeTarget('followUp', 'right'), b, 2),
    ).toBe('S-012_followUp_R_mf-es_B_r2');
  });

  it('of a masked scan say nothing of its time point, and read back', () => {
    const unit = { id: subjectId('scan-K7Q2MXA'), code: 'Scan K7Q2MXA' };
    const target = makeTarget('preop', 'left');
    const name = roiName(protocol, unit, target, a);
    expect(name).toBe('Scan-K7Q2MXA_scan_L_mf-es_A');
    expect(readRoiName(roiNamesOf(protocol, [unit]), name)).toMatchObject({ subjectId: unit.id, target });
  });

  it('are safe as files and in a zip whatever the code is', () => {
    for (const code of ['../../etc', 'a/b\\c', '..', 'x:y*?"<>|', 'A\u0000B', ' 01 ', '腰-01', '\u202Eabc']) {
      const name = roiName(protocol, { id: subjectId('s'), code }, makeTarget('preop', 'left'), a);
      expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u);
      expect(name).not.toContain('..');
    }
  });

  it('are all different in a study, and read back to what they name, with what other programs add', () => {
    const subjects = ['S-001', 'S-002', 'L_R_x', '腰-01'].map((code) => ({
      id: subjectId(`id ${code}`),
      code,
    }));
    const names = roiNamesOf(protocol, subjects);
    expect(names.size).toBe(4 * 4 * 2);
    for (const subject of subjects) {
      for (const target of targetsOf(protocol)) {
        const name = roiName(protocol, subject, target, b);
        for (const text of [
          name,
          `${name}.roi`,
          `${name}-1.roi`,
          `sets/${name}.ROI`,
          name.toUpperCase(),
          `${name}_r2`,
        ]) {
          expect(readRoiName(names, text)).toEqual({ subjectId: subject.id, target, observerId: b.id });
        }
      }
    }
  });

  it('say nothing where two codes are written alike', () => {
    const names = roiNamesOf(protocol, [
      { id: subjectId('1'), code: 'S 1' },
      { id: subjectId('2'), code: 'S/1' },
      { id: subjectId('3'), code: 'S-2' },
    ]);
    expect(readRoiName(names, 'S-1_preop_L_mf-es_A')).toBeUndefined();
    expect(readRoiName(names, 'S-2_preop_L_mf-es_A')?.subjectId).toBe('3');
  });
});

describe('names that strangers gave', () => {
  const muscle = { siteId: 'fractured-level', muscleId: 'mf-es' };
  it.each([
    ['MF_L4_left_A', { ...muscle, side: 'left', observerId: 'A' }],
    ['A|pre|L4|right', { ...muscle, timePoint: 'preop', side: 'right' }],
    ['post-op R', { ...muscle, timePoint: 'followUp', side: 'right' }],
    ['follow-up left', { ...muscle, timePoint: 'followUp', side: 'left' }],
    ['left or right', muscle],
    ['pre L post R', muscle],
    ['0139-0242', muscle],
  ])('suggest only what they say once: %s', (name, said) => {
    expect(suggestedByName(protocol, name)).toEqual(said);
  });
});
