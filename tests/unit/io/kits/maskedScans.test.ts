import dcmjs from 'dcmjs';
import { describe, expect, it } from 'vitest';
import { pseudonymUid } from '../../../../src/io/dicom/pseudonymUid';
import { cleanDicom } from '../../../../src/io/kits/cleanDicom';
import type { DicomElement } from '../../../support/dicomWriter';
import { syntheticDicom } from '../../../support/syntheticDicom';

/** A scan of one person, as a scanner writes it: everything that could tell is in it. */
function scan(day: string, number: string, code: string) {
  const elements: DicomElement[] = [
    { tag: 'x00080012', vr: 'DA', value: day },
    { tag: 'x00080013', vr: 'TM', value: '101500' },
    { tag: 'x00080020', vr: 'DA', value: day },
    { tag: 'x00080022', vr: 'DA', value: day },
    { tag: 'x00080030', vr: 'TM', value: '101010' },
    { tag: 'x00080050', vr: 'SH', value: `ACC${number}` },
    { tag: 'x00080070', vr: 'LO', value: 'SIEMENS' },
    { tag: 'x00081010', vr: 'SH', value: 'MRC35128' },
    { tag: 'x00081090', vr: 'LO', value: 'Skyra' },
    { tag: 'x00100010', vr: 'PN', value: 'Kim^Minsu' },
    { tag: 'x00101010', vr: 'AS', value: '071Y' },
    { tag: 'x00101030', vr: 'DS', value: '61.5' },
    { tag: 'x00180080', vr: 'DS', value: '3712' },
    { tag: 'x00180081', vr: 'DS', value: '101' },
    { tag: 'x00180087', vr: 'DS', value: '2.89362' },
    { tag: 'x00180091', vr: 'IS', value: '17' },
    { tag: 'x00181000', vr: 'LO', value: '45128' },
    { tag: 'x00181020', vr: 'LO', value: 'syngo MR E11' },
    { tag: 'x00181200', vr: 'DA', value: '20230101' },
    { tag: 'x00181314', vr: 'DS', value: '150' },
    { tag: 'x00189073', vr: 'FD', value: [133.7] },
    { tag: 'x0020000d', vr: 'UI', value: `1.2.840.113619.${day}.${number}` },
    { tag: 'x0020000e', vr: 'UI', value: `1.2.840.113619.${day}.${number}.5` },
    { tag: 'x00200010', vr: 'SH', value: number },
    { tag: 'x00200011', vr: 'IS', value: number },
    { tag: 'x00200012', vr: 'IS', value: number },
    { tag: 'x00200013', vr: 'IS', value: '12' },
    { tag: 'x00200052', vr: 'UI', value: '1.2.840.113619.99.1' },
  ];
  const unit = `scan-${code}`;
  const cleaned = cleanDicom(syntheticDicom({ elements, values: [Number(number), 2, 3], rows: 1 }), {
    code: `Scan ${code}`,
    mapUid: (uid) => pseudonymUid(`secret|${unit}`, uid),
    instanceNumber: 1,
    isMasked: true,
  });
  if (!cleaned.ok) throw new Error(cleaned.error.message);
  return dcmjs.data.DicomMessage.readFile(cleaned.value.bytes.slice().buffer);
}

/** Alike in all kits, whosever scan it is; or what pixels are read by, which the images themselves show. */
const tellsNothing: Readonly<Record<string, string>> = {
  '00020001': 'file meta version',
  '00020002': 'MR image',
  '00020010': 'transfer syntax',
  '00020012': 'this program',
  '00020013': 'this program',
  '00080005': 'UTF-8',
  '00080008': 'image type',
  '00080016': 'MR image',
  '00080060': 'MR',
  '00120062': 'cleaned',
  '00120063': 'cleaned',
  '00120064': 'cleaned',
  '00200013': 'place in the kit',
  '00200032': 'position of the slice',
  '00200037': 'orientation of the slice',
  '00280002': 'samples',
  '00280004': 'photometric interpretation',
  '00280010': 'matrix',
  '00280011': 'matrix',
  '00280030': 'pixel spacing',
  '00280100': 'bits',
  '00280101': 'bits',
  '00280102': 'bits',
  '00280103': 'sign',
  '00280303': 'cleaned',
};

describe('two masked scans of one person', () => {
  const [first, second] = [scan('20230301', '4711', 'K7Q2MXA'), scan('20240105', '4822', 'B3WZ9RT')];
  const all = (file: typeof first) => ({ ...file.meta, ...file.dict });
  const text = (element: { readonly Value: readonly unknown[] } | undefined) =>
    JSON.stringify(element?.Value ?? []);
  const isEmpty = (one: string) => one === '[]' || one === '[""]' || one === '[null]' || one === '[{}]';

  it('share no value but of what the images themselves show, and what all kits have', () => {
    const [a, b] = [all(first), all(second)];
    const shared = Object.keys(a).filter((tag) => text(a[tag]) === text(b[tag]) && !isEmpty(text(a[tag])));
    expect(shared.filter((tag) => !(tag in tellsNothing) && tag !== '00020000')).toEqual([]);
  });

  it('have no day, time, number, scanner, setting or person in any element', () => {
    for (const file of [first, second]) {
      const words = JSON.stringify([file.meta, { ...file.dict, '7FE00010': undefined }]);
      expect(words).not.toMatch(
        /2023|2024|1010|1015|471|482|ACC|Kim|071Y|61\.5|SIEMENS|Skyra|MRC|syngo|45128|3712|2\.89|150|113619/,
      );
    }
  });

  it('cannot be put into order by any value: those that differ are random or the name', () => {
    const [a, b] = [all(first), all(second)];
    const different = Object.keys({ ...a, ...b }).filter((tag) => text(a[tag]) !== text(b[tag]));
    expect(different.sort()).toEqual([
      '00020003',
      '00080018',
      '00100010',
      '00100020',
      '0020000D',
      '0020000E',
      '00200052',
    ]);
  });
});
