import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

function acquisition(elements: NonNullable<SyntheticDicom['elements']>) {
  const bytes = syntheticDicom({ elements });
  const headers = readSliceHeaders(bytes, bytes.length);
  if (!headers.ok) throw new Error(headers.error.kind);
  return present(headers.value[0], 'a frame').acquisition;
}

/** One item of the shared functional groups: a sequence with one item of elements. */
function shared(tag: string, item: NonNullable<SyntheticDicom['elements']>) {
  return [{ tag: 'x52009229', vr: 'SQ', value: [[{ tag, vr: 'SQ', value: [item] }]] }];
}

const agents = {
  tag: 'x00180012',
  vr: 'SQ',
  value: [[{ tag: 'x00080104', vr: 'LO', value: 'Gadobutrol' }]],
} as const;

// Tags and macros: PS3.6 and PS3.3 (Contrast/Bolus, Enhanced Contrast/Bolus, MR Modifier).
describe('a contrast agent', () => {
  it.each([
    ['x00181041', 'DS', '15', 'ContrastBolusVolume 15'],
    ['x00181044', 'DS', '7.5', 'ContrastBolusTotalDose 7.5'],
    ['x00181048', 'CS', 'GADOLINIUM', 'ContrastBolusIngredient GADOLINIUM'],
  ])('is said by %s', (tag, vr, value, said) => {
    expect(acquisition([{ tag, vr, value }]).contrastGiven).toBe(said);
  });

  it('of volume 0 was not given', () => {
    expect(acquisition([{ tag: 'x00181041', vr: 'DS', value: '0' }]).contrastGiven).toBeUndefined();
  });

  it('is said by a list of agents, unless the frame says that none was in it', () => {
    expect(acquisition([agents]).contrastGiven).toBe('ContrastBolusAgentSequence');
    const before = shared('x00189341', [{ tag: 'x00189342', vr: 'CS', value: 'NO' }]);
    expect(acquisition([agents, ...before]).contrastGiven).toBeUndefined();
    const after = shared('x00189341', [{ tag: 'x00189342', vr: 'CS', value: 'YES' }]);
    expect(acquisition([agents, ...after]).contrastGiven).toBe('ContrastBolusAgentAdministered YES');
  });
});

describe('suppression in enhanced images', () => {
  it('is that of the MR Modifier group', () => {
    const modifier = shared('x00189115', [
      { tag: 'x00189025', vr: 'CS', value: 'FAT' },
      { tag: 'x00189026', vr: 'CS', value: 'NONE' },
    ]);
    expect(acquisition(modifier)).toMatchObject({ spectralSuppression: 'FAT', spectralExcitation: 'NONE' });
  });
});
