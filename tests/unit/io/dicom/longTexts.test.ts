import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import { patientKey } from '../../../../src/domain/catalogue/patientKey';
import { recogniseSeries } from '../../../../src/domain/catalogue/recogniseSeries';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { tags } from '../../../../src/io/dicom/tags';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

/** Elements whose value is text, not structure. */
const textNames = Object.keys(tags).filter(
  (name) =>
    !/^(MediaStorage|TransferSyntax|SpecificCharacterSet|Rows|Columns|Bits|HighBit|Samples|Pixel|Planar|Number|Photometric|Modality.*(Sequence|Lut)|Lut|ReferencedFile|Directory|Image(Position|Orientation)|.*Sequence$)/.test(
      name,
    ),
);
const tagOf = (name: string): string =>
  present(
    Object.entries(tags).find(([one]) => one === name),
    name,
  )[1];

function headersWith(options: SyntheticDicom) {
  const bytes = syntheticDicom({ encoding: 'implicit', ...options });
  return readSliceHeaders(bytes, bytes.length);
}

describe('texts of a megabyte', () => {
  const isOfInterest = (name: string): boolean =>
    ['ImageType', 'StationName', 'StudyTime', 'Modality', 'SeriesDescription', 'PatientName'].includes(name);

  it.each(textNames)('%s: a header stays small, is read soon, and its series recognised soon', (name) => {
    const started = performance.now();
    const value = (isOfInterest(name) ? 'T2 ax \\<b>' : 'T2 ax ').repeat(150_000).slice(0, 1_000_000);
    const read = headersWith({ elements: [{ tag: tagOf(name), vr: 'LO', value }] });
    if (read.ok) {
      expect(JSON.stringify(read.value).length).toBeLessThan(20_000);
      const [header] = read.value;
      const slice = { header: present(header, 'a header'), path: 'x' };
      const catalogue = buildCatalogue([slice]);
      for (const series of catalogue.patients[0]?.studies[0]?.series ?? []) recogniseSeries(series);
      expect(patientKey(slice.header).length).toBeLessThan(2000);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('are cut, and two UIDs that begin alike stay two', () => {
    const uid = (end: string) => `${'1.2.'.repeat(50_000)}${end}`;
    const sops = ['3', '4'].map((end) => {
      const read = headersWith({ elements: [{ tag: tags.SopInstanceUid, vr: 'UI', value: uid(end) }] });
      return read.ok ? read.value[0]?.sopInstanceUid : undefined;
    });
    expect(new Set(sops).size).toBe(2);
    expect(sops.every((sop) => sop !== undefined && sop.length < 100)).toBe(true);
  });
});
