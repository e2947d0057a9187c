import { closeSync, linkSync, mkdirSync, openSync, writevSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DicomElement, joinBytes, writeElements } from '../../support/dicomWriter';

/** A folder of slices on disk. */
export interface SliceSet {
  readonly name: string;
  readonly folder: string;
  readonly files: number;
  readonly subjects: number;
}

const explicit = { isImplicit: false, isBigEndian: false };
const mrImage = '1.2.840.10008.5.1.4.1.1.4';
const littleEndian = '1.2.840.10008.1.2.1';
/** 512 × 512 pixels of 16 bit are 524 KB: with its header a file has 526 KB. */
const matrix = 512;
const pixelBytes = matrix * matrix * 2;

interface SliceName {
  readonly subject: number;
  /** 0 before surgery, 1 after it. */
  readonly study: number;
  readonly isAxial: boolean;
  readonly slice: number;
}

/** 90 slices a subject: two imaging studies of 15 sagittal and 30 axial slices. */
export const slicesOfSubject: readonly Omit<SliceName, 'subject'>[] = [0, 1].flatMap((study) => [
  ...Array.from({ length: 15 }, (_, slice) => ({ study, isAxial: false, slice })),
  ...Array.from({ length: 30 }, (_, slice) => ({ study, isAxial: true, slice })),
]);

function pathOf({ subject, study, isAxial, slice }: SliceName): string {
  const number = String(slice + 1).padStart(4, '0');
  return `P${String(subject + 1).padStart(3, '0')}/ST${study + 1}/${isAxial ? 'T2_AX' : 'T2_SAG'}/IM${number}.dcm`;
}

/** A torso-like disc with texture; its numbers do not matter, only that it looks like an image and fills the file. */
function pixels(shade: number): Uint8Array {
  const values = new Uint16Array(matrix * matrix);
  for (let row = 0; row < matrix; row++) {
    for (let column = 0; column < matrix; column++) {
      const radius = Math.hypot((column - 256) / 200, (row - 256) / 150);
      const texture =
        60 * Math.sin((column + shade) / 9) * Math.cos(row / 7) + ((row * 31 + column * 17) % 41);
      values[row * matrix + column] = radius > 1 ? (row * 7 + column) % 12 : 420 + shade * 20 + texture;
    }
  }
  return new Uint8Array(values.buffer);
}

function headerElements(name: SliceName): readonly DicomElement[] {
  const { subject, study, isAxial, slice } = name;
  const root = `1.2.826.0.1.3680043.10.1777.${subject + 1}.${study + 1}`;
  const series = isAxial ? 2 : 1;
  const text = (tag: string, vr: string, value: string): DicomElement => ({ tag, vr, value });
  const count = (tag: string, value: number): DicomElement => ({ tag, vr: 'US', value: [value] });
  const label = String(subject + 1).padStart(3, '0');
  const date = study === 0 ? '20230301' : '20240115';
  const position = isAxial ? [-100, -100, 120 - 5 * slice] : [-35 + 5 * slice, -100, 150];
  const orientation = isAxial ? [1, 0, 0, 0, 1, 0] : [0, 1, 0, 0, 0, -1];
  return [
    text('x00080005', 'CS', 'ISO_IR 100'),
    text('x00080008', 'CS', 'ORIGINAL\\PRIMARY\\M\\NORM\\DIS2D'),
    text('x00080016', 'UI', mrImage),
    text('x00080018', 'UI', `${root}.${series}.${slice + 1}`),
    text('x00080020', 'DA', date),
    text('x00080021', 'DA', date),
    text('x00080022', 'DA', date),
    text('x00080023', 'DA', date),
    text('x00080030', 'TM', '101500.000000'),
    text('x00080031', 'TM', '102200.000000'),
    text('x00080050', 'SH', `ACC${label}${study}`),
    text('x00080060', 'CS', 'MR'),
    text('x00080070', 'LO', 'SIEMENS'),
    text('x00080080', 'LO', 'Synthetic Hospital'),
    text('x00081010', 'SH', 'MRC35291'),
    text('x00081030', 'LO', 'MRI Spine^Lumbar'),
    text('x0008103e', 'LO', isAxial ? 't2_tse_tra_512' : 't2_tse_sag_512'),
    text('x00081090', 'LO', 'Aera'),
    text('x00100010', 'PN', `Synthetic^Subject ${label}`),
    text('x00100020', 'LO', `SYN-${label}`),
    text('x00100030', 'DA', '19480612'),
    text('x00100040', 'CS', subject % 2 === 0 ? 'F' : 'M'),
    text('x00101010', 'AS', study === 0 ? '074Y' : '075Y'),
    text('x00101030', 'DS', '63'),
    text('x00180015', 'CS', 'LSPINE'),
    text('x00180020', 'CS', 'SE'),
    text('x00180021', 'CS', 'SK\\SP\\OSP'),
    text('x00180022', 'CS', 'SAT1'),
    text('x00180023', 'CS', '2D'),
    text('x00180024', 'SH', '*tse2d1_17'),
    text('x00180025', 'CS', 'N'),
    text('x00180050', 'DS', '4'),
    text('x00180080', 'DS', isAxial ? '4310' : '3500'),
    text('x00180081', 'DS', isAxial ? '98' : '102'),
    text('x00180083', 'DS', '2'),
    text('x00180084', 'DS', '63.685'),
    text('x00180087', 'DS', '1.5'),
    text('x00180088', 'DS', '5'),
    text('x00180091', 'IS', '17'),
    text('x00180095', 'DS', '180'),
    text('x00181020', 'LO', 'syngo MR E11'),
    text('x00181030', 'LO', isAxial ? 't2_tse_tra_512' : 't2_tse_sag_512'),
    text('x00181250', 'SH', 'Spine_32'),
    text('x00181314', 'DS', '150'),
    text('x00185100', 'CS', 'HFS'),
    text('x0020000d', 'UI', `${root}.0`),
    text('x0020000e', 'UI', `${root}.${series}`),
    text('x00200010', 'SH', `${subject + 1}`),
    text('x00200011', 'IS', String(series + 2)),
    text('x00200012', 'IS', '1'),
    text('x00200013', 'IS', String(slice + 1)),
    text('x00200032', 'DS', position.join('\\')),
    text('x00200037', 'DS', orientation.join('\\')),
    text('x00200052', 'UI', `${root}.9`),
    text('x00201040', 'LO', ''),
    text('x00201041', 'DS', String(position[isAxial ? 2 : 0])),
    count('x00280002', 1),
    text('x00280004', 'CS', 'MONOCHROME2'),
    count('x00280010', matrix),
    count('x00280011', matrix),
    text('x00280030', 'DS', '0.390625\\0.390625'),
    count('x00280100', 16),
    count('x00280101', 12),
    count('x00280102', 11),
    count('x00280103', 0),
    text('x00281050', 'DS', '500'),
    text('x00281051', 'DS', '1000'),
  ];
}

/** 40 to 150 KB as scanners write them: a few private texts of some ten KB, and a private sequence of many items. */
function longElements({ subject, study, slice }: SliceName): readonly DicomElement[] {
  // All lengths between the two come up, slice by slice and not in order.
  const wanted = 40_000 + (((subject * 90 + study * 45 + slice) * 7919) % 110) * 1000;
  const item: readonly DicomElement[] = [
    { tag: 'x00210010', vr: 'LO', value: 'SYNTHETIC MR SDI 02' },
    { tag: 'x00211001', vr: 'UL', value: [17, 4711] },
    { tag: 'x00211041', vr: 'DS', value: '0.98\\-0.12\\0.03' },
    { tag: 'x00211058', vr: 'LO', value: 'k_space_line_group' },
  ];
  const inSequence = Math.floor(wanted / 2);
  const itemBytes = writeElements(item, explicit).length + 8;
  const items = Array.from({ length: Math.floor(inSequence / itemBytes) }, () => item);
  return [
    { tag: 'x00210010', vr: 'LO', value: 'SYNTHETIC MR SDS 01' },
    { tag: 'x00211001', vr: 'SQ', value: items },
    { tag: 'x00290010', vr: 'LO', value: 'SYNTHETIC CSA HEADER' },
    { tag: 'x00291010', vr: 'OB', value: new Uint8Array(10_000).fill(7) },
    { tag: 'x00291020', vr: 'OB', value: new Uint8Array(wanted - inSequence - 10_000).fill(9) },
  ];
}

function headerBytes(name: SliceName, isLong: boolean): Uint8Array {
  const sopInstanceUid = `1.2.826.0.1.3680043.10.1777.${name.subject + 1}.${name.study + 1}.${name.isAxial ? 2 : 1}.${name.slice + 1}`;
  const meta = writeElements(
    [
      { tag: 'x00020001', vr: 'OB', value: Uint8Array.of(0, 1) },
      { tag: 'x00020002', vr: 'UI', value: mrImage },
      { tag: 'x00020003', vr: 'UI', value: sopInstanceUid },
      { tag: 'x00020010', vr: 'UI', value: littleEndian },
      { tag: 'x00020012', vr: 'UI', value: '1.2.826.0.1.3680043.10.1777' },
    ],
    explicit,
  );
  const own = headerElements(name);
  const elements = isLong ? [...own, ...longElements(name)].sort((a, b) => (a.tag < b.tag ? -1 : 1)) : own;
  const head = new Uint8Array(12);
  // (7FE0,0010) OW and its length.
  head.set([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x57, 0, 0]);
  new DataView(head.buffer).setUint32(8, pixelBytes, true);
  return joinBytes([
    new Uint8Array(128),
    new TextEncoder().encode('DICM'),
    writeElements([{ tag: 'x00020000', vr: 'UL', value: [meta.length] }], explicit),
    meta,
    writeElements(elements, explicit),
    head,
  ]);
}

/** Writes slices of so many subjects. Subjects that another set has already are linked, not written again. */
export function writeSliceSet(
  folder: string,
  subjects: number,
  { isLong = false, linkTo }: { readonly isLong?: boolean; readonly linkTo?: SliceSet } = {},
): SliceSet {
  const shades = Array.from({ length: 4 }, (_, shade) => pixels(shade));
  for (let subject = 0; subject < subjects; subject++) {
    for (const own of slicesOfSubject) {
      const name = { subject, ...own };
      const path = join(folder, pathOf(name));
      if (own.slice === 0) mkdirSync(dirname(path), { recursive: true });
      if (linkTo && subject < linkTo.subjects) {
        linkSync(join(linkTo.folder, pathOf(name)), path);
        continue;
      }
      const file = openSync(path, 'w');
      writevSync(file, [headerBytes(name, isLong), shades[own.slice % 4] ?? new Uint8Array(pixelBytes)]);
      closeSync(file);
    }
  }
  const files = subjects * slicesOfSubject.length;
  return { name: `${files}${isLong ? ', long headers' : ''}`, folder, files, subjects };
}
