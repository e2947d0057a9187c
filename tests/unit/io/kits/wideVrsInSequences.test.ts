import { describe, expect, it } from 'vitest';
import { pseudonymUid } from '../../../../src/io/dicom/pseudonymUid';
import { cleanDicom } from '../../../../src/io/kits/cleanDicom';
import type { DicomElement } from '../../../support/dicomWriter';
import { syntheticDicom } from '../../../support/syntheticDicom';

/*
 * 64-bit numbers (PS3.5 6.2: OV, SV, UV) inside sequences: their length has 32 bits, which the parser behind reads as 16.
 * What they hold may then be taken for elements; none of it may pass.
 */

const order = { code: 'S-001', mapUid: (uid: string) => pseudonymUid('secret', uid), isMasked: false };

/** A value that reads as elements where it is not skipped: a patient's name, a model, a number, in explicit little endian. */
function disguised(): Uint8Array {
  const element = (group: number, number: number, vr: string, text: string): readonly number[] => {
    const bytes = [...new TextEncoder().encode(text.length % 2 === 0 ? text : `${text} `)];
    const head = [group & 255, group >> 8, number & 255, number >> 8, vr.charCodeAt(0), vr.charCodeAt(1)];
    return [...head, bytes.length & 255, bytes.length >> 8, ...bytes];
  };
  return Uint8Array.from([
    ...element(0x0010, 0x0010, 'PN', 'SECRET^NAME'),
    ...element(0x0008, 0x103e, 'LO', 'SECRET TEXT'),
    ...element(0x0018, 0x0050, 'DS', 'SECRET'),
    ...element(0x0028, 0x0030, 'DS', 'SECRET\\\\SECRET'),
    ...element(0x0020, 0x9164, 'UI', '1.2.SECRET'),
    ...element(0x0010, 0x0020, 'LO', 'SECRET 19470815'),
  ]);
}

describe.each(['explicit', 'big-endian'] as const)('numbers of 64 bits in kept sequences, %s', (encoding) => {
  it.each(['OV', 'SV', 'UV'])('let nothing of %s pass, wherever in an item it stands', (vr) => {
    for (const tag of ['x00080001', 'x00091010', 'x00189999', 'x00289999', 'x00420011', 'x7fe00001']) {
      const wide: DicomElement = { tag, vr, value: disguised() };
      const spacing: DicomElement = { tag: 'x00280030', vr: 'DS', value: '0.5\\0.5' };
      const inItem = [wide, spacing].sort((one, other) => (one.tag < other.tag ? -1 : 1));
      const macro: DicomElement = { tag: 'x00289110', vr: 'SQ', value: [inItem] };
      const groups: DicomElement[] = [
        {
          tag: 'x52009229',
          vr: 'SQ',
          value: [[macro, wide].sort((one, other) => (one.tag < other.tag ? -1 : 1))],
        },
        { tag: 'x52009230', vr: 'SQ', value: [[macro]] },
      ];
      const result = cleanDicom(syntheticDicom({ encoding, elements: [macro, ...groups] }), order);
      // A file that is refused does not leave.
      if (result.ok)
        expect(Buffer.from(result.value.bytes).toString('latin1')).not.toMatch(/SECRET|19470815/);
    }
  });
});

describe('offsets of compressed frames', () => {
  it.each(['explicit', 'implicit', 'big-endian'] as const)(
    'pass beside pixels alone, never in an item, %s',
    (encoding) => {
      for (const vr of ['OB', 'OW', 'UN']) {
        const planted = ['x7fe00001', 'x7fe00002'].map((tag) => ({ tag, vr, value: disguised() }));
        const macro: DicomElement = { tag: 'x00289110', vr: 'SQ', value: [planted] };
        const result = cleanDicom(syntheticDicom({ encoding, elements: [macro] }), order);
        if (!result.ok) throw new Error(result.error.message);
        expect(Buffer.from(result.value.bytes).toString('latin1')).not.toMatch(/SECRET/);
      }
    },
  );
});
