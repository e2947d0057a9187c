import { describe, expect, it } from 'vitest';
import { textSign } from '../../../../src/domain/image/textSign';
import { openPixelData } from '../../../../src/io/dicom/openPixelData';
import { syntheticDicom } from '../../../support/syntheticDicom';

function noticesOf(value: string | undefined) {
  const elements = value === undefined ? [] : [{ tag: 'x00280301', vr: 'CS', value }];
  const opened = openPixelData(syntheticDicom({ elements }));
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value.notices.map(({ kind }) => kind);
}

const mr = '1.2.840.10008.5.1.4.1.1.4';
const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';

describe('text in a picture', () => {
  it('is noticed while decoding where the file states it (DICOM PS3.3, C.7.6.1: YES or NO)', () => {
    expect(noticesOf('YES')).toEqual(['burned-in']);
    expect(noticesOf('yes')).toEqual(['burned-in']);
    expect(noticesOf('NO')).toEqual([]);
    expect(noticesOf(undefined)).toEqual([]);
  });

  it('is expected in pictures of screens, possible in derived images, and in no original', () => {
    const notices = [{ kind: 'burned-in', tag: '', text: '' }];
    expect(textSign({ sopClassUid: mr, imageType: ['ORIGINAL', 'PRIMARY'] }, { notices })).toBe('stated');
    expect(textSign({ sopClassUid: secondaryCapture, imageType: [] }, {})).toBe('capture');
    expect(textSign({ sopClassUid: `${secondaryCapture}.2`, imageType: [] }, {})).toBe('capture');
    expect(textSign({ sopClassUid: mr, imageType: ['DERIVED', 'SECONDARY', 'SCREEN SAVE'] }, {})).toBe(
      'capture',
    );
    expect(textSign({ sopClassUid: mr, imageType: ['DERIVED', 'PRIMARY'] }, {})).toBe('derived');
    expect(textSign({ sopClassUid: mr, imageType: ['ORIGINAL', 'PRIMARY', 'M'] }, {})).toBeUndefined();
  });
});
