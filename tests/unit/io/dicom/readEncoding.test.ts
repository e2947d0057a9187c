import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { Acquisition } from '../../../../src/domain/image/sliceHeader';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

function acquisitionOf(bytes: Uint8Array): Acquisition {
  const headers = readSliceHeaders(bytes, bytes.length);
  if (!headers.ok) throw new Error(headers.error.kind);
  return present(headers.value[0], 'a frame').acquisition;
}

const written = (elements: NonNullable<SyntheticDicom['elements']>): Acquisition =>
  acquisitionOf(syntheticDicom({ elements }));

// Meanings of the private elements are those of dcm2niix and of the vendors' conformance statements.
describe('parallel imaging', () => {
  it('is the standard’s: YES, SENSE, factor 2', () => {
    const elements = [
      { tag: 'x00189069', vr: 'FD', value: [2] },
      { tag: 'x00189077', vr: 'CS', value: 'YES' },
      { tag: 'x00189078', vr: 'CS', value: 'SENSE' },
    ];
    expect(written(elements).parallelImaging).toEqual({ technique: 'SENSE', inPlaneFactor: 2 });
  });

  it('stated as not used is none', () => {
    const elements = [{ tag: 'x00189077', vr: 'CS', value: 'NO' }];
    expect(written(elements).parallelImaging).toEqual({ technique: 'none', inPlaneFactor: 1 });
  });

  it.each([
    ['p2', { technique: 'GRAPPA', inPlaneFactor: 2 }],
    ['P3', { technique: 'MSENSE', inPlaneFactor: 3 }],
    ['p2 s4', { technique: 'GRAPPA', inPlaneFactor: 2, throughPlaneFactor: 4 }],
  ])('is Siemens’ text %s, wherever its block lies', (text, expected) => {
    const elements = [
      { tag: 'x00510011', vr: 'LO', value: 'SIEMENS MR HEADER' },
      { tag: 'x00511111', vr: 'LO', value: text },
    ];
    expect(written(elements).parallelImaging).toEqual(expected);
  });

  it('is none where Siemens’ block is there without the text', () => {
    const elements = [{ tag: 'x00510010', vr: 'LO', value: 'SIEMENS MR HEADER' }];
    expect(written(elements).parallelImaging).toEqual({ technique: 'none', inPlaneFactor: 1 });
  });

  it.each([
    ['0.5\\1', { inPlaneFactor: 2, throughPlaneFactor: 1 }],
    ['0.333333\\1', { inPlaneFactor: 3, throughPlaneFactor: 1 }],
    ['1\\1', { technique: 'none', inPlaneFactor: 1 }],
  ])('is GE’s pair of reciprocals %s', (text, expected) => {
    const elements = [
      { tag: 'x00430010', vr: 'LO', value: 'GEMS_PARM_01' },
      { tag: 'x00431083', vr: 'DS', value: text },
    ];
    expect(written(elements).parallelImaging).toEqual(expected);
  });

  it('is not read from a block of another creator, and absent where nothing says it', () => {
    const elements = [
      { tag: 'x00430010', vr: 'LO', value: 'SOMEBODY ELSE' },
      { tag: 'x00431083', vr: 'DS', value: '0.5\\1' },
    ];
    expect(written(elements).parallelImaging).toBeUndefined();
    expect(written([]).parallelImaging).toBeUndefined();
  });
});

describe('the acquired matrix', () => {
  it.each([
    // Phase encoding along columns: frequency steps are stated as "rows", and run across the image.
    [[320, 0, 0, 256], { columns: 320, rows: 256 }],
    [[0, 320, 256, 0], { columns: 256, rows: 320 }],
  ])('of %j is across × along', (value, expected) => {
    expect(written([{ tag: 'x00181310', vr: 'US', value }]).acquiredMatrix).toEqual(expected);
  });

  it('is the same in a file that writes no value representations', () => {
    const elements = [{ tag: 'x00181310', vr: 'US', value: [320, 0, 0, 256] }];
    for (const encoding of ['implicit', 'big-endian'] as const) {
      expect(acquisitionOf(syntheticDicom({ elements, encoding })).acquiredMatrix).toEqual({
        columns: 320,
        rows: 256,
      });
    }
  });

  it('of zeros is not stated', () => {
    expect(written([{ tag: 'x00181310', vr: 'US', value: [0, 0, 0, 0] }]).acquiredMatrix).toBeUndefined();
  });
});

describe('filters of private elements', () => {
  it.each([
    ['p+', ['PURE']],
    ['s', ['SCIC']],
    ['06', undefined],
  ])('GE’s filter mode %s', (mode, expected) => {
    const elements = [
      { tag: 'x00430010', vr: 'LO', value: 'GEMS_PARM_01' },
      { tag: 'x0043102d', vr: 'SH', value: mode },
    ];
    expect(written(elements).vendorFilters).toEqual(expected);
  });
});

// Values as dumped from the files with another parser (dicom-parser alone, element by element).
const folder = process.env['REFERENCE_DICOM'] ?? join('..', 'shared', 'data', 'dicom');
const isThere = existsSync(join(folder, 'truth.json'));

describe.skipIf(!isThere)(
  `real headers${isThere ? '' : ' (SKIPPED: no reference data beside the project)'}`,
  () => {
    const real = (...path: string[]): Acquisition => acquisitionOf(readFileSync(join(folder, ...path)));

    it('Philips, in the private sequence of a classic image: SENSE 2.5', () => {
      const { parallelImaging, acquiredMatrix } = real('philips-classic', 'bangalore2008', 'IM_0001');
      expect(parallelImaging).toEqual({ technique: 'SENSE', inPlaneFactor: 2.5, throughPlaneFactor: 1 });
      expect(acquiredMatrix).toEqual({ columns: 112, rows: 110 });
    });
    it('Philips R5.7: SENSE 1 in the plane, 2 through it; geometry corrected in 3D', () => {
      const { parallelImaging, vendorFilters } = real('philips-r57-classic', '1301_0080.dcm');
      expect(parallelImaging).toEqual({ technique: 'SENSE', inPlaneFactor: 1, throughPlaneFactor: 2 });
      expect(vendorFilters).toEqual(['DIS3D']);
    });
    it('Philips enhanced: none', () => {
      const { parallelImaging } = real('philips-enhanced', 'IM_0027_fMAP.dcm');
      expect(parallelImaging).toEqual({ technique: 'none', inPlaneFactor: 1 });
    });
    it('Siemens: p2, and a coil string where the standard’s element is empty', () => {
      const { parallelImaging, receiveCoil } = real('dcm_qa_ts', '1.dcm');
      expect(parallelImaging).toEqual({ technique: 'GRAPPA', inPlaneFactor: 2 });
      expect(receiveCoil).toBe('T:HEA;HEP');
    });
    it('Siemens without iPAT: none; 42 samples across and 64 along an image of 42 × 64', () => {
      const { parallelImaging, acquiredMatrix } = real('siemens-classic-nonsquare', '1.dcm');
      expect(parallelImaging).toEqual({ technique: 'none', inPlaneFactor: 1 });
      expect(acquiredMatrix).toEqual({ columns: 42, rows: 64 });
    });
    it('Siemens enhanced: SMS', () => {
      const { parallelImaging } = real('siemens-enhanced', '6_1.dcm');
      expect(parallelImaging).toEqual({ technique: 'SMS', inPlaneFactor: 1, throughPlaneFactor: 1 });
    });
  },
);
