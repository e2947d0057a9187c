import { itemsOf, type TagSource, textsOf, valueBytes } from '../../dicom/tagSource';
import { tagNumber } from '../../dicom/tags';
import { trimmedText } from '../../dicom/trimmedText';

/** The elements of SR, SEG and RTSTRUCT that only their readers read, by their standard keyword. */
export const objectTags = {
  CodeValue: 'x00080100',
  CodingSchemeDesignator: 'x00080102',
  CodeMeaning: 'x00080104',
  LongCodeValue: 'x00080119',
  UrnCodeValue: 'x00080120',
  ReferencedSopInstanceUid: 'x00081155',
  ReferencedFrameNumber: 'x00081160',
  ReferencedSopSequence: 'x00081199',
  SourceImageSequence: 'x00082112',
  AnatomicRegionSequence: 'x00082218',
  AnatomicRegionModifierSequence: 'x00082220',
  DerivationImageSequence: 'x00089124',
  ConceptNameCodeSequence: 'x0040a043',
  PersonName: 'x0040a123',
  Uid: 'x0040a124',
  TextValue: 'x0040a160',
  ConceptCodeSequence: 'x0040a168',
  MeasuredValueSequence: 'x0040a300',
  NumericValue: 'x0040a30a',
  MeasurementUnitsCodeSequence: 'x004008ea',
  ReferencedFrameOfReferenceUid: 'x30060024',
  SegmentationType: 'x00620001',
  SegmentSequence: 'x00620002',
  SegmentNumber: 'x00620004',
  SegmentLabel: 'x00620005',
  SegmentDescription: 'x00620006',
  SegmentIdentificationSequence: 'x0062000a',
  ReferencedSegmentNumber: 'x0062000b',
  SegmentedPropertyTypeSequence: 'x0062000f',
  SegmentedPropertyTypeModifierSequence: 'x00620011',
  TrackingId: 'x00620020',
  TrackingUid: 'x00620021',
  ContentCreatorName: 'x00700084',
  ContourImageSequence: 'x30060016',
  StructureSetRoiSequence: 'x30060020',
  RoiNumber: 'x30060022',
  RoiName: 'x30060026',
  ContourData: 'x30060050',
  RoiDescription: 'x30060028',
  RtRoiObservationsSequence: 'x30060080',
  ReferencedRoiNumber: 'x30060084',
  RtRoiIdentificationCodeSequence: 'x30060086',
  RoiInterpreter: 'x300600a6',
  ContentSequence: 'x0040a730',
  ValueType: 'x0040a040',
  GraphicType: 'x00700023',
  GraphicData: 'x00700022',
} as const;

export type ObjectTag = keyof typeof objectTags;

/** Longer texts than any name, code or label; the rest is cut. */
const longestText = 1024;

/** First value of a text element, or '' where it is absent or empty. */
export function objectText(source: TagSource, name: ObjectTag): string {
  const tag = objectTags[name];
  const element = source.elements[tag];
  if (element === undefined || element.length > 64 * longestText) return '';
  return (textsOf(source, element, tagNumber(tag))[0] ?? '').slice(0, longestText);
}

/** A free text, backslashes and all: UT and LT know no values. */
export function objectFreeText(source: TagSource, name: ObjectTag): string {
  const tag = objectTags[name];
  const element = source.elements[tag];
  if (element === undefined || element.length > 64 * longestText) return '';
  return textsOf(source, element, tagNumber(tag)).join('\\').slice(0, longestText);
}

/** The items of a sequence; none where it is absent. */
export function objectItems(source: TagSource, name: ObjectTag): readonly TagSource[] {
  const element = source.elements[objectTags[name]];
  return element === undefined ? [] : itemsOf(source, element);
}

/** First whole number of an IS, US or UL element; undefined where there is none. */
export function objectInteger(source: TagSource, name: ObjectTag): number | undefined {
  const element = source.elements[objectTags[name]];
  if (element === undefined || element.length === 0) return undefined;
  const text = objectText(source, name);
  // Binary numbers of implicit files come without their VR: two bytes that are no digits.
  if (element.vr === 'US' || (element.vr === undefined && element.length === 2 && !/^\d+$/.test(text))) {
    return source.parser.readUint16(source.bytes, element.dataOffset);
  }
  if (element.vr === 'UL' && element.length >= 4)
    return source.parser.readUint32(source.bytes, element.dataOffset);
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

const decimalPattern = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * All numbers of a DS element, however long; undefined where one of them is none, or where there are more than `most`.
 * (`readDecimals` cuts what is too long; of a contour all corners are there, or none.)
 */
export function objectDecimals(
  source: TagSource,
  name: ObjectTag,
  most: number,
): readonly number[] | undefined {
  const element = source.elements[objectTags[name]];
  if (element === undefined) return [];
  // 16 characters a number by the standard, and a backslash; some write more digits than they may.
  if (element.length > most * 40) return undefined;
  const texts = new TextDecoder('latin1').decode(valueBytes(source, element)).split('\\');
  if (texts.length > most) return undefined;
  const trimmed = texts.map(trimmedText);
  if (trimmed.every((text) => text === '')) return [];
  return trimmed.every((text) => decimalPattern.test(text)) ? trimmed.map(Number) : undefined;
}

/** All numbers of an FL element, whose VR implicit files do not say; undefined where there are more than `most`. */
export function objectFloats(
  source: TagSource,
  name: ObjectTag,
  most: number,
): readonly number[] | undefined {
  const element = source.elements[objectTags[name]];
  if (element === undefined) return [];
  const { bytes, parser } = source;
  const count = Math.floor(Math.min(element.length, bytes.length - element.dataOffset) / 4);
  if (count > most) return undefined;
  return Array.from({ length: count }, (_, at) => parser.readFloat(bytes, element.dataOffset + 4 * at));
}
