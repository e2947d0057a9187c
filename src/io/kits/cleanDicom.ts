import { err, ok, type Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { type DataSetEncoding, declaredEncoding, encodingSyntax, isDeflated } from '../dicom/encoding';
import { describeHeaderProblem } from '../dicom/headerProblem';
import { type ParsedFile, parseFile } from '../dicom/parseFile';
import { readPixelModule } from '../dicom/readPixelFormat';
import { headersOfFile, readSliceHeaders } from '../dicom/readSliceHeaders';
import { tags } from '../dicom/tags';
import { explicitLittleEndian, gePrivateBigEndianPixels, transferSyntax } from '../dicom/transferSyntax';
import { type BurnedInSign, burnedInSigns } from './burnedInSigns';
import { elementBytes, itemBytes, joined, textElement, type WrittenElement } from './elementWriter';
import { isUid, keptDataSet } from './keptDataSet';
import { keptPixels } from './keptPixels';
import { measureDifference } from './measureDifference';

/** What an image is called and belongs to. */
export interface ImageUids {
  readonly sopInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly studyInstanceUid: string;
  readonly frameOfReferenceUid?: string;
}

/** What a cleaned file is to say of itself. */
export interface CleaningOrder {
  /** In the place of the patient's name and number: the code of the subject, or the name of the masked scan. */
  readonly code: string;
  readonly mapUid: (uid: string) => string;
  /** Of the image itself, where the project knows it under other UIDs than the file has; absent, the file's own are mapped. */
  readonly uids?: ImageUids;
  /** In the place of the file's own; absent, the file's own stays. */
  readonly instanceNumber?: number;
  /** Nothing may tell which scans belong together: the scanner and its settings go too. */
  readonly isMasked: boolean;
}

/** A file that may leave the researcher's computer. */
export interface CleanedDicom {
  readonly bytes: Uint8Array;
  /** As they read in the cleaned file. */
  readonly headers: readonly SliceHeader[];
  /** Signs in the original that text is burned into the picture itself, which no cleaning takes out. */
  readonly signs: readonly BurnedInSign[];
}

/** Why a file does not leave: it cannot be read, or would not measure the same after cleaning. */
export interface CleaningProblem {
  readonly kind: 'cannot-be-read' | 'would-change';
  readonly message: string;
}

/** What a deflated file may grow to; the largest images of enhanced MR are far below it. */
const inflateLimit = 1024 * 1024 * 1024;
const implementationClassUid = '2.25.113219186190338829480113347935204283301';
/** Enhanced images have to state these, PS3.3 C.8.13.1 and C.12.1: a day and time that mean nothing. */
const dummyDate = '19000101';
const classicMr = '1.2.840.10008.5.1.4.1.1.4';
const enhancedMr: readonly string[] = [`${classicMr}.1`, `${classicMr}.3`, `${classicMr}.4`];

/**
 * Writes a DICOM image anew by the Basic Application Level Confidentiality Profile of PS3.15 annex E, by a list of what
 * is kept: every element that is not on it is left out, at the top as in sequences, and so is everything before the file
 * meta information and behind the pixels. UIDs are mapped; pixel data is copied as it is, but for texts inside compressed
 * frames, which are blanked. Deflated files are written inflated; every other file keeps its transfer syntax, or gets the one
 * that it is really written in.
 *
 * The cleaned file is read back and held against the original; a file whose geometry, pixels or scaling would read
 * differently is refused.
 */
export function cleanDicom(bytes: Uint8Array, order: CleaningOrder): Result<CleanedDicom, CleaningProblem> {
  const parsed = parseFile(bytes, bytes.length, inflateLimit);
  if (!parsed.ok) return unreadable(describeHeaderProblem(parsed.error));
  const file = parsed.value;
  const before = headersOfFile(file, bytes.length);
  if (!before.ok) return unreadable(describeHeaderProblem(before.error));
  const [first] = before.value;
  const pixelModule = readPixelModule(file);
  if (!pixelModule.ok) return unreadable(describeHeaderProblem(pixelModule.error));
  if (!first) return unreadable('it has no frame');
  const pixels = keptPixels(file, pixelModule.value);
  if (!pixels.ok) return unreadable(pixels.error);

  const { encoding } = file;
  const isEncapsulated = file.pixelElement?.length === undefined;
  const kept = keptDataSet(file.source, encoding, order).filter(
    // Offsets of fragments, where there are any.
    ({ tag }) => isEncapsulated || !tag.startsWith('x7fe0'),
  );
  const uids = order.uids ?? mappedUids(first, order.mapUid);
  const own = identityElements(first, order, uids, encoding);
  const replaced = new Set(own.map(({ tag }) => tag));
  const dataSet = withRequired(
    [...kept.filter(({ tag }) => !replaced.has(tag)), ...own],
    first.sopClassUid,
    encoding,
  );
  const syntax = writtenSyntax(file);
  const cleaned = joined([
    metaBytes(first.sopClassUid, uids.sopInstanceUid, syntax),
    elementBytes(dataSet, encoding),
    pixels.value.bytes,
  ]);
  const after = readSliceHeaders(cleaned, cleaned.length);
  if (!after.ok) return changed(describeHeaderProblem(after.error));
  const difference = measureDifference(before.value, after.value);
  if (difference !== undefined) return changed(difference);
  return ok({
    bytes: cleaned,
    headers: after.value,
    signs: burnedInSigns(file, first, pixels.value.hadOverlayBits),
  });
}

function mappedUids(header: SliceHeader, mapUid: (uid: string) => string): ImageUids {
  const { frameOfReferenceUid } = header;
  return {
    sopInstanceUid: mapUid(header.sopInstanceUid),
    seriesInstanceUid: mapUid(header.seriesInstanceUid),
    studyInstanceUid: mapUid(header.studyInstanceUid),
    ...(frameOfReferenceUid !== undefined && { frameOfReferenceUid: mapUid(frameOfReferenceUid) }),
  };
}

function unreadable(message: string): Result<never, CleaningProblem> {
  return err({ kind: 'cannot-be-read', message });
}

function changed(message: string): Result<never, CleaningProblem> {
  return err({ kind: 'would-change', message });
}

/** The transfer syntax that the cleaned file is written in. */
function writtenSyntax({ transferSyntaxUid: stated, encoding, pixelElement }: ParsedFile): string {
  if (isDeflated(stated)) return explicitLittleEndian;
  // GE's own syntax has pixels of another byte order than its elements.
  if (stated === gePrivateBigEndianPixels) return stated;
  const isKnown = transferSyntax(stated).encoding !== 'unsupported';
  const declared = declaredEncoding(stated);
  const isRight =
    declared.isImplicit === encoding.isImplicit && declared.isBigEndian === encoding.isBigEndian;
  if (pixelElement?.length === undefined) return stated;
  return isKnown && isRight ? stated : encodingSyntax(encoding);
}

function metaBytes(sopClassUid: string, sopUid: string, syntax: string): Uint8Array {
  const explicit: DataSetEncoding = { isImplicit: false, isBigEndian: false };
  const body = elementBytes(
    [
      { tag: 'x00020001', vr: 'OB', value: Uint8Array.of(0, 1) },
      textElement(tags.MediaStorageSopClassUid, 'UI', isUid(sopClassUid) ? sopClassUid : ''),
      textElement('x00020003', 'UI', sopUid),
      textElement(tags.TransferSyntaxUid, 'UI', syntax),
      textElement('x00020012', 'UI', implementationClassUid),
      textElement('x00020013', 'SH', 'MULTIFIDUS'),
    ],
    explicit,
  );
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, body.length, true);
  const start = elementBytes([{ tag: 'x00020000', vr: 'UL', value: length }], explicit);
  return joined([new Uint8Array(128), new TextEncoder().encode('DICM'), start, body]);
}

/** Who and what the image is, in the kit's own words. */
function identityElements(
  header: SliceHeader,
  order: CleaningOrder,
  uids: ImageUids,
  encoding: DataSetEncoding,
): readonly WrittenElement[] {
  const code = order.code
    .replace(/[\\^=\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 64);
  const number = order.instanceNumber ?? header.instanceNumber;
  const profile = elementBytes(
    [
      textElement('x00080100', 'SH', '113100'),
      textElement('x00080102', 'SH', 'DCM'),
      textElement('x00080104', 'LO', 'Basic Application Confidentiality Profile'),
    ],
    encoding,
  );
  return [
    textElement(tags.SpecificCharacterSet, 'CS', 'ISO_IR 192'),
    textElement(tags.SopInstanceUid, 'UI', uids.sopInstanceUid),
    textElement(tags.PatientName, 'PN', code),
    textElement(tags.PatientId, 'LO', code),
    textElement('x00120062', 'CS', 'YES'),
    textElement('x00120063', 'LO', 'DICOM PS3.15 Basic Application Confidentiality Profile'),
    { tag: 'x00120064', vr: 'SQ', value: itemBytes([profile], encoding) },
    textElement(tags.StudyInstanceUid, 'UI', uids.studyInstanceUid),
    textElement(tags.SeriesInstanceUid, 'UI', uids.seriesInstanceUid),
    ...(uids.frameOfReferenceUid === undefined
      ? []
      : [textElement(tags.FrameOfReferenceUid, 'UI', uids.frameOfReferenceUid)]),
    textElement(tags.InstanceNumber, 'IS', number === undefined ? '' : String(Math.trunc(number))),
    textElement('x00280303', 'CS', 'REMOVED'),
    ...requiredEmpty.map(([tag, vr]) => textElement(tag, vr, '')),
  ];
}

/** Elements that an image has to have, empty where nothing is known or told (type 2). */
const requiredEmpty: readonly (readonly [tag: string, vr: string])[] = [
  [tags.StudyDate, 'DA'],
  [tags.StudyTime, 'TM'],
  ['x00080050', 'SH'],
  ['x00080090', 'PN'],
  [tags.PatientBirthDate, 'DA'],
  [tags.PatientSex, 'CS'],
  ['x00200010', 'SH'],
  [tags.SeriesNumber, 'IS'],
  ['x00201040', 'LO'],
];

/** The same of MR images, where the file had none that passed. */
function withRequired(
  elements: readonly WrittenElement[],
  sopClassUid: string,
  encoding: DataSetEncoding,
): readonly WrittenElement[] {
  const present = new Set(elements.map(({ tag }) => tag));
  const needed: WrittenElement[] = [];
  if (!present.has(tags.Manufacturer)) needed.push(textElement(tags.Manufacturer, 'LO', ''));
  if (sopClassUid === classicMr) {
    for (const tag of [tags.ScanOptions, 'x00180023']) needed.push(textElement(tag, 'CS', ''));
    for (const tag of [tags.RepetitionTime, tags.EchoTime]) needed.push(textElement(tag, 'DS', ''));
    needed.push(textElement(tags.EchoTrainLength, 'IS', ''));
  }
  if (enhancedMr.includes(sopClassUid)) {
    needed.push(textElement('x00080023', 'DA', dummyDate), textElement('x00080033', 'TM', '000000'));
    // Pixels without their dimensions would not be whole; empty where the file had none.
    const none = { vr: 'SQ', value: itemBytes([], encoding) };
    needed.push({ tag: 'x00209221', ...none }, { tag: 'x00209222', ...none });
  }
  return [...elements, ...needed.filter(({ tag }) => !present.has(tag))];
}
