import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkTogether, isWarning } from '../../../../src/io/dicom/checkTogether';
import { inflateCapped } from '../../../../src/io/dicom/inflateCapped';
import { openPixelData } from '../../../../src/io/dicom/openPixelData';
import { pixelContentSha } from '../../../../src/io/dicom/pixelContentSha';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

function imported(path: string, options: SyntheticDicom = {}) {
  const bytes = syntheticDicom(options);
  const headers = readSliceHeaders(bytes, bytes.length);
  if (!headers.ok) throw new Error(headers.error.kind);
  return { path, headers: headers.value, contentSha: pixelContentSha(bytes) };
}

describe('files looked at together', () => {
  it('have nothing to say when they are different slices of one series', () => {
    const files = [imported('a'), imported('b', { sopInstanceUid: '1.2.3.5', position: [0, 0, 4] })];
    expect(checkTogether(files)).toEqual([]);
  });

  it('show copies once, whatever their names, and without a warning', () => {
    const findings = checkTogether([imported('a'), imported('b', { patientName: 'Renamed' })]);
    expect(findings).toEqual([{ kind: 'identical-copies', paths: ['a', 'b'] }]);
    expect(findings.some(isWarning)).toBe(false);
  });

  it.each([{ values: [9] }, { spacing: [0.5, 0.6] }, { slope: 2 }] as const)(
    'are not copies when %j differs under one UID',
    (change) => {
      const kinds = checkTogether([imported('a'), imported('b', change)]).map(({ kind }) => kind);
      expect(kinds).toContain('same-uid-different-image');
      expect(kinds).not.toContain('identical-copies');
    },
  );

  it('tell a series of mixed spacing or matrix', () => {
    const other = imported('b', { sopInstanceUid: '1.2.3.5', spacing: [0.5, 0.75] });
    const findings = checkTogether([imported('a'), other]);
    expect(findings).toEqual([
      {
        kind: 'mixed-series',
        seriesInstanceUid: '1.2.3.1',
        shapes: ['4 rows × 3 columns, spacing 0.5 × 0.5 mm', '4 rows × 3 columns, spacing 0.5 × 0.75 mm'],
      },
    ]);
  });

  it('tell a study of two patients', () => {
    const other = imported('b', { sopInstanceUid: '1.2.3.5', patientId: 'P2' });
    expect(checkTogether([imported('a'), other])).toEqual([
      { kind: 'study-of-several-patients', studyInstanceUid: '1.2.3', patients: ['P1', 'P2'] },
    ]);
  });

  it('tell what a DICOMDIR lists and the medium lacks, case and extension aside', () => {
    const directory = { path: 'cd/DICOMDIR', referencedPaths: ['IMG/I1', 'IMG/I2'] };
    expect(checkTogether([], [directory], ['cd/DICOMDIR', 'cd/img/i1.dcm'])).toEqual([
      { kind: 'missing-files', directory: 'cd/DICOMDIR', paths: ['IMG/I2'] },
    ]);
  });
});

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
