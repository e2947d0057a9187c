import { describe, expect, it } from 'vitest';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { syntheticDicom } from '../../../support/syntheticDicom';

describe('elements of 64-bit numbers', () => {
  // PS3.5 7.1.2: OV, SV and UV have a reserved pair of bytes and a length of 32 bits.
  it.each(['OV', 'SV', 'UV'])('of VR %s are passed over to the element behind them', (vr) => {
    const bytes = syntheticDicom({
      elements: [{ tag: 'x00080416', vr, value: new Uint8Array(16).fill(9) }],
    });
    const read = readSliceHeaders(bytes, bytes.length);
    expect(read.ok && read.value[0]?.grid.spacing).toEqual({ rowMm: 0.5, columnMm: 0.5 });
  });
});
