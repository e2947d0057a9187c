import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inflateCapped } from '../../../../src/io/dicom/inflateCapped';
import { openPixelData } from '../../../../src/io/dicom/openPixelData';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

describe('inflating', () => {
  const whole = Uint8Array.from({ length: 50_000 }, (_, i) => (i * i) & 255);

  it('gives back the whole', () => {
    const inflated = inflateCapped(deflateSync(whole), 1e6);
    expect(inflated.ok && inflated.value).toEqual(whole);
  });

  it('stops a bomb at its limit', () => {
    const bomb = deflateSync(new Uint8Array(50_000_000));
    expect(inflateCapped(bomb, 1e6)).toEqual({ ok: false, error: { kind: 'over-limit', limitBytes: 1e6 } });
  });

  it('says that bytes are not deflated', () => {
    const inflated = inflateCapped(
      Uint8Array.from({ length: 5000 }, () => 0xff),
      1e6,
    );
    expect(inflated.ok ? 'read' : inflated.error.kind).toBe('not-deflated');
  });
});

describe('encapsulated frames', () => {
  const jpeg = (...body: number[]) => Uint8Array.from([0xff, 0xd8, 0xff, ...body]);
  const more = (...body: number[]) => Uint8Array.from(body);
  const open = (options: SyntheticDicom) => {
    const opened = openPixelData(syntheticDicom({ transferSyntaxUid: '1.2.840.10008.1.2.4.70', ...options }));
    if (!opened.ok) return opened.error.kind;
    return opened.value.kind === 'encapsulated' ? opened.value.frames.map((frame) => [...frame]) : 'native';
  };

  it('are fragments, one each', () => {
    expect(open({ frames: 2, fragments: [jpeg(1), jpeg(2)] })).toEqual([
      [255, 216, 255, 1],
      [255, 216, 255, 2],
    ]);
  });

  it('join all fragments of a single frame', () => {
    expect(open({ fragments: [jpeg(1), more(2, 3)] })).toEqual([[255, 216, 255, 1, 2, 3]]);
  });

  it('without a table begin where a start mark is', () => {
    const fragments = [jpeg(1), more(2, 3), jpeg(4), more(5, 6), more(7, 8)];
    expect(open({ frames: 2, fragments })).toEqual([
      [255, 216, 255, 1, 2, 3],
      [255, 216, 255, 4, 5, 6, 7, 8],
    ]);
  });

  it('are refused when fewer are there than the header says', () => {
    expect(open({ frames: 3, fragments: [jpeg(1), jpeg(2)] })).toBe('damaged-pixels');
  });

  it('without the end mark are read, and it is said', () => {
    const options = {
      transferSyntaxUid: '1.2.840.10008.1.2.4.70',
      fragments: [jpeg(1)],
      hasDelimiter: false,
    };
    const opened = openPixelData(syntheticDicom(options));
    expect(opened.ok && opened.value.notices.map(({ kind }) => kind)).toEqual(['delimiter-missing']);
  });
});
