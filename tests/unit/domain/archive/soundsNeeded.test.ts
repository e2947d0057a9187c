import { describe, expect, it } from 'vitest';
import { soundsNeeded } from '../../../../src/domain/archive/soundsNeeded';

describe('the description of a series of an archive', () => {
  it.each(['T2_TSE_ax', 'T2 SAG', 't2_tse_tra_448', 'AX T2 FRFSE', 'Ax T2 L3-S1'])(
    '%s sounds needed',
    (description) => expect(soundsNeeded(description)).toBe(true),
  );

  it.each([
    undefined,
    '',
    'T1_TSE_ax',
    'localizer',
    'T2_cor',
    'T2* GRE ax',
    'COR T2 STIR',
    'Dixon T2',
    'Spine',
  ])('%s is looked at first', (description) => expect(soundsNeeded(description)).toBe(false));
});
