import { describe, expect, it } from 'vitest';
import { measureCommand } from '../../../src/cli/measure/measureCommand';
import type { MeasuredRoi } from '../../../src/cli/measure/measuredRoi';
import { nodeCodecs } from '../../../src/io/dicom/codecs/nodeCodecs';
import { readSliceHeaders } from '../../../src/io/dicom/readSliceHeaders';
import { objectWriter } from '../../../src/io/dicomObjects/objectWriter';
import { structureSetFile } from '../../support/foreignObjects';
import { phantomFiles, phantomTruth } from '../../support/phantomFiles';
import { fixtureRoi, scanObjectsFixture } from '../../support/scanObjectsFixture';

/* `multifidus measure` with ROIs out of DICOM objects, on phantom slices; areas are the phantom's own. */

const files = phantomFiles([0], false);
const truth = phantomTruth(0, 'preop', 'right');

function headerOfTruth() {
  for (const { bytes } of files) {
    const read = readSliceHeaders(bytes, bytes.length);
    const header = read.ok ? read.value[0] : undefined;
    if (header?.sopInstanceUid === truth.sopInstanceUid) return header;
  }
  throw new Error('The phantom’s slice is not there');
}

async function measured(rois: Uint8Array) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await measureCommand(['images', 'rois.dcm'], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    listFiles: async () => files.map(({ path }) => path),
    readFile: async (path) =>
      path === 'rois.dcm' ? rois : (files.find((file) => file.path === path)?.bytes ?? new Uint8Array()),
    codecs: nodeCodecs(),
  });
  const printed: { readonly rois: readonly MeasuredRoi[] } = JSON.parse(out.join('\n'));
  return { code, rois: printed.rois, err };
}

describe('ROIs out of DICOM objects', () => {
  it.each([
    ['sr', 1e-6],
    ['rtstruct', 1e-9],
    ['seg', 0.02],
  ] as const)('of %s are measured on the slice that they name', async (kind, within) => {
    const image = headerOfTruth();
    const roi = fixtureRoi({ image, outlinePx: truth.outlinePx });
    const study = { instanceUid: image.studyInstanceUid };
    const [file] = objectWriter.write(kind, scanObjectsFixture({ rois: [roi], study })).files;
    const { code, rois, err } = await measured(file?.bytes ?? new Uint8Array());
    expect([code, err]).toEqual([0, []]);
    expect(rois).toHaveLength(1);
    expect(rois[0]?.sopInstanceUid).toBe(truth.sopInstanceUid);
    expect(Math.abs((rois[0]?.netAreaMm2 ?? 0) / truth.areaMm2 - 1)).toBeLessThan(within);
  });

  it('off every slice are refused with the reason', async () => {
    const far = structureSetFile(
      [['CLOSED_PLANAR', [0, 0, 9e3, 9, 0, 9e3, 9, 9, 9e3], truth.sopInstanceUid]],
      'far',
      '',
    );
    const { code, err } = await measured(far);
    expect(code).toBe(2);
    expect(err.join(' ')).toMatch(/far: it lies \d+\.\d+ mm off its slice/);
  });
});
