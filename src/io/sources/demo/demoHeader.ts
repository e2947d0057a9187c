import { type DemoSlice, demoSopInstanceUid } from './demoPath';
import {
  axialGapMm,
  axialImagePlane,
  axialThicknessMm,
  type DemoScan,
  demoMatrix,
  demoScan,
  sagittalImagePlane,
  sagittalPlane,
  sagittalStepMm,
} from './demoScan';
import type { DemoSubject } from './demoSubject';
import { demoUid } from './demoUid';
import { type DicomElement, decimalString, dicomHeaderBytes, pixelDataPrefix } from './dicomWriter';

const mrImageStorage = '1.2.840.10008.5.1.4.1.1.4';
/** Every demo file has a header of this length, so that sizes are known without writing one. */
export const demoHeaderBytes = 4096;
export const demoPixelBytes = demoMatrix * demoMatrix * 2;
const comment = 'Synthetic phantom of the Multifidus demo study, drawn by a program. No patient was imaged.';

/** DICOM patient name and id of a subject. */
export const demoPatientName = (subject: DemoSubject): string => `Demo^${subject.code.slice(2)}`;
export const demoPatientId = (subject: DemoSubject): string => `DEMO-${subject.code.slice(2)}`;

/** All bytes of a slice's file before its pixel values. Image Comments is padded with spaces to the fixed length. */
export function demoSliceHeader(seed: number, slice: DemoSlice): Uint8Array {
  const sopInstanceUid = demoSopInstanceUid(seed, slice);
  const elements = headerElements(seed, slice, sopInstanceUid);
  const instance = { sopClassUid: mrImageStorage, sopInstanceUid, implementation: 'MULTIFIDUS_DEMO' };
  const bare = dicomHeaderBytes(elements, instance).length;
  const prefix = pixelDataPrefix(demoPixelBytes);
  const commentLength = demoHeaderBytes - bare - 8 - prefix.length;
  if (commentLength < comment.length) throw new Error('Bug: the demo header does not fit its fixed length');
  const padded = dicomHeaderBytes(
    [...elements, { tag: 0x00204000, vr: 'LT', value: comment.padEnd(commentLength) }],
    instance,
  );
  const bytes = new Uint8Array(demoHeaderBytes);
  bytes.set(padded);
  bytes.set(prefix, padded.length);
  return bytes;
}

const list = (values: readonly number[]): string => values.map(decimalString).join('\\');

function headerElements(seed: number, slice: DemoSlice, sopInstanceUid: string): DicomElement[] {
  const scan = demoScan(seed, slice.subjectIndex, slice.timePoint);
  const { subject } = scan.patient;
  const scanKey = `${subject.code} ${slice.timePoint}`;
  const date = subject.scanDates[slice.timePoint].replaceAll('-', '');
  // Born on 1 January, so that the age is that of the record on the day of the first scan.
  const birthYear = Number(subject.scanDates.preop.slice(0, 4)) - subject.ageYears;
  const isAxial = slice.series === 'ax';
  const plane = isAxial ? axialImagePlane(scan, slice.slice) : sagittalImagePlane(scan, slice.slice);
  const pixelMm = isAxial ? scan.axialPixelMm : sagittalPlane(scan).pixelMm;
  const number = subject.code.slice(2);
  const name = isAxial ? 'T2W_TSE_ax' : 'T2W_TSE_sag';
  return [
    { tag: 0x00080005, vr: 'CS', value: 'ISO_IR 100' },
    { tag: 0x00080008, vr: 'CS', value: 'ORIGINAL\\PRIMARY\\M_SE\\M\\SE' },
    { tag: 0x00080016, vr: 'UI', value: mrImageStorage },
    { tag: 0x00080018, vr: 'UI', value: sopInstanceUid },
    ...[0x00080020, 0x00080021, 0x00080022, 0x00080023].map((tag) => ({
      tag,
      vr: 'DA' as const,
      value: date,
    })),
    { tag: 0x00080030, vr: 'TM', value: '101500' },
    { tag: 0x00080031, vr: 'TM', value: isAxial ? '103100' : '102200' },
    { tag: 0x00080032, vr: 'TM', value: isAxial ? '103102' : '102202' },
    { tag: 0x00080050, vr: 'SH', value: `DEMO${number}${slice.timePoint === 'preop' ? 'A' : 'B'}` },
    { tag: 0x00080060, vr: 'CS', value: 'MR' },
    { tag: 0x00080070, vr: 'LO', value: 'Philips Medical Systems' },
    { tag: 0x00080080, vr: 'LO', value: 'Multifidus demo (synthetic)' },
    { tag: 0x00080090, vr: 'PN', value: '' },
    { tag: 0x00081010, vr: 'SH', value: 'MULTIFIDUS DEMO' },
    { tag: 0x00081030, vr: 'LO', value: 'MRI spine' },
    { tag: 0x0008103e, vr: 'LO', value: name },
    { tag: 0x00081090, vr: 'LO', value: 'Achieva' },
    { tag: 0x00100010, vr: 'PN', value: demoPatientName(subject) },
    { tag: 0x00100020, vr: 'LO', value: demoPatientId(subject) },
    { tag: 0x00100030, vr: 'DA', value: `${birthYear}0101` },
    { tag: 0x00100040, vr: 'CS', value: subject.sex === 'male' ? 'M' : 'F' },
    { tag: 0x00101010, vr: 'AS', value: `${String(Number(date.slice(0, 4)) - birthYear).padStart(3, '0')}Y` },
    ...acquisitionElements(scan, isAxial, name),
    { tag: 0x0020000d, vr: 'UI', value: demoUid(seed, `study ${scanKey}`) },
    { tag: 0x0020000e, vr: 'UI', value: demoUid(seed, `series ${scanKey} ${slice.series}`) },
    { tag: 0x00200010, vr: 'SH', value: `DEMO${number}` },
    { tag: 0x00200011, vr: 'IS', value: isAxial ? '401' : '301' },
    { tag: 0x00200012, vr: 'IS', value: isAxial ? '4' : '3' },
    { tag: 0x00200013, vr: 'IS', value: String(slice.slice + 1) },
    { tag: 0x00200032, vr: 'DS', value: list(plane.originLps) },
    { tag: 0x00200037, vr: 'DS', value: list([...plane.rowDirectionLps, ...plane.columnDirectionLps]) },
    { tag: 0x00200052, vr: 'UI', value: demoUid(seed, `frame ${scanKey}`) },
    { tag: 0x00201040, vr: 'LO', value: '' },
    { tag: 0x00280002, vr: 'US', value: [1] },
    { tag: 0x00280004, vr: 'CS', value: 'MONOCHROME2' },
    { tag: 0x00280010, vr: 'US', value: [demoMatrix] },
    { tag: 0x00280011, vr: 'US', value: [demoMatrix] },
    { tag: 0x00280030, vr: 'DS', value: list([pixelMm, pixelMm]) },
    { tag: 0x00280100, vr: 'US', value: [16] },
    { tag: 0x00280101, vr: 'US', value: [12] },
    { tag: 0x00280102, vr: 'US', value: [11] },
    { tag: 0x00280103, vr: 'US', value: [0] },
    { tag: 0x00281050, vr: 'DS', value: '780' },
    { tag: 0x00281051, vr: 'DS', value: '1560' },
    { tag: 0x00281052, vr: 'DS', value: '0' },
    { tag: 0x00281053, vr: 'DS', value: decimalString(scan.rescaleSlope) },
    { tag: 0x00281054, vr: 'LO', value: 'normalized' },
    { tag: 0x20050010, vr: 'LO', value: 'Philips MR Imaging DD 001' },
    { tag: 0x2005100d, vr: 'FL', value: [0] },
    { tag: 0x2005100e, vr: 'FL', value: [scan.scaleSlope] },
  ];
}

/** The sequence of the reproduced study: T2-weighted turbo spin echo, TR 2206.52, TE 120, 4 mm, 1.5 T. */
function acquisitionElements(scan: DemoScan, isAxial: boolean, name: string): DicomElement[] {
  const step = isAxial ? axialThicknessMm + axialGapMm : sagittalStepMm;
  const isThoracic = /^T/.test(scan.patient.subject.level);
  return [
    { tag: 0x00180015, vr: 'CS', value: isThoracic ? 'TSPINE' : 'LSPINE' },
    { tag: 0x00180020, vr: 'CS', value: 'SE' },
    { tag: 0x00180021, vr: 'CS', value: 'SK' },
    { tag: 0x00180022, vr: 'CS', value: 'FC' },
    { tag: 0x00180023, vr: 'CS', value: '2D' },
    { tag: 0x00180050, vr: 'DS', value: decimalString(axialThicknessMm) },
    { tag: 0x00180080, vr: 'DS', value: '2206.52' },
    { tag: 0x00180081, vr: 'DS', value: '120' },
    { tag: 0x00180083, vr: 'DS', value: '2' },
    { tag: 0x00180084, vr: 'DS', value: '63.87' },
    { tag: 0x00180085, vr: 'SH', value: '1H' },
    { tag: 0x00180087, vr: 'DS', value: '1.5' },
    { tag: 0x00180088, vr: 'DS', value: decimalString(step) },
    { tag: 0x00180091, vr: 'IS', value: '24' },
    { tag: 0x00181020, vr: 'LO', value: '2.6.3\\2.6.3.7' },
    { tag: 0x00181030, vr: 'LO', value: name },
    { tag: 0x00181250, vr: 'SH', value: 'SYN-Spine' },
    { tag: 0x00181314, vr: 'DS', value: '90' },
    { tag: 0x00185100, vr: 'CS', value: 'HFS' },
  ];
}
