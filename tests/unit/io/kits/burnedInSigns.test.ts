import { describe, expect, it } from 'vitest';
import { cleanDicom } from '../../../../src/io/kits/cleanDicom';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

const order = { code: 'S-001', mapUid: (uid: string) => uid, isMasked: false };

function signsOf(options: SyntheticDicom) {
  const cleaned = cleanDicom(syntheticDicom(options), order);
  if (!cleaned.ok) throw new Error(cleaned.error.message);
  return cleaned.value.signs;
}

const imageType = (value: string) => ({ tag: 'x00080008', vr: 'CS', value });

describe('signs that text is burned into a picture', () => {
  it('are none in an original image', () => {
    expect(signsOf({})).toEqual([]);
  });

  it.each([
    ['stated', { tag: 'x00280301', vr: 'CS', value: 'YES' }],
    ['secondary-capture', { tag: 'x00080016', vr: 'UI', value: '1.2.840.10008.5.1.4.1.1.7' }],
    ['secondary-capture', { tag: 'x00080064', vr: 'CS', value: 'WSD' }],
    ['secondary-capture', imageType('DERIVED\\SECONDARY\\SCREEN SAVE')],
    ['derived', imageType('DERIVED\\PRIMARY\\MPR')],
    ['derived', imageType('ORIGINAL\\SECONDARY')],
    ['overlay', { tag: 'x60003000', vr: 'OW', value: new Uint8Array(4) }],
  ] as const)('%s, by the element that says so', (sign, element) => {
    expect(signsOf({ elements: [element] })).toEqual([sign]);
  });
});
