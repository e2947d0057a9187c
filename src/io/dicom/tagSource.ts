import type { ByteArrayParser, Element } from 'dicom-parser';
import { decodeText } from './charset';
import { parseItems } from './parseItems';
import { type TagName, tagLabel, tags } from './tags';
import { trimmedText } from './trimmedText';
import type { WarningSink } from './warningSink';

/** A data set or a sequence item, with what is needed to read its values. */
export interface TagSource {
  readonly bytes: Uint8Array;
  readonly parser: ByteArrayParser;
  readonly elements: Readonly<Record<string, Element | undefined>>;
  readonly isImplicit: boolean;
  /** Terms of SpecificCharacterSet that hold here. */
  readonly charset: readonly string[];
  readonly sink: WarningSink;
}

/** What a number-as-text value turned out to be. */
export type Decimals =
  | { readonly kind: 'absent' }
  | { readonly kind: 'numbers'; readonly values: readonly number[] }
  | { readonly kind: 'impossible'; readonly text: string };

const longestText = 256;
/** Ample for what a value may be by the standard (16 to 64 characters); every slice of a series keeps its own. */
const longestValue = 1024;
const decimalPattern = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

export function elementOf(source: TagSource, name: TagName): Element | undefined {
  return source.elements[tags[name]];
}

export function valueBytes(source: TagSource, element: Element): Uint8Array {
  return source.bytes.subarray(element.dataOffset, element.dataOffset + element.length);
}

/** The values of a text element; padding (spaces, NUL) trimmed. Absent and empty both give []. */
export function readTexts(source: TagSource, name: TagName): readonly string[] {
  const element = elementOf(source, name);
  return element === undefined ? [] : textsOf(source, element, tagLabel(name));
}

/** The same for any element, such as a private one. */
export function textsOf(source: TagSource, element: Element, label: string): readonly string[] {
  const { text, isDamaged } = decodeText(valueBytes(source, element), source.charset);
  if (isDamaged) {
    const terms = source.charset.join('\\');
    source.sink.warn(
      'text-not-decodable',
      label,
      `Some bytes are not text in ${terms || 'the default character set'}`,
    );
  }
  // Multi-byte sets may hold 5C as a second byte: split only after decoding.
  const values = text.split('\\').map(trimmedText);
  return values.every((value) => value === '') ? [] : values;
}

/** First value, or '' when absent or empty; cut where it is longer than any legal one. */
export function readText(source: TagSource, name: TagName): string {
  return (readTexts(source, name)[0] ?? '').slice(0, longestValue);
}

/** The values of a list of terms; at most 32, each cut at 256 characters. */
export function readTerms(source: TagSource, name: TagName): readonly string[] {
  return readTexts(source, name)
    .slice(0, 32)
    .map((value) => value.slice(0, longestText));
}

/** A description for people: all values; very long ones are cut at 256 characters, with a warning. */
export function readDescription(source: TagSource, name: TagName): string {
  const text = readTexts(source, name).join('\\');
  if (text.length <= longestText) return text;
  source.sink.warn('text-too-long', tagLabel(name), `${text.length} characters; cut at ${longestText}`);
  // By code points: a surrogate pair must not be torn.
  return `${[...text.slice(0, longestText)].slice(0, -1).join('')}…`;
}

/**
 * Decimal strings (DS, IS), or binary floats and integers where the file writes those.
 *
 * @param mostBytes How far texts are read: ample for what a header may hold; a contour may be of any length.
 */
export function readDecimals(source: TagSource, name: TagName, mostBytes = 4096): Decimals {
  const element = elementOf(source, name);
  if (element === undefined || element.length === 0) return { kind: 'absent' };
  const binary = binaryNumbers(source, element, vrOf(element, name));
  if (binary !== undefined) return { kind: 'numbers', values: binary };
  const texts = asciiValues(source, element, mostBytes);
  if (texts.every((text) => text === '')) return { kind: 'absent' };
  const isLegal = texts.every((text) => decimalPattern.test(text) && Number.isFinite(Number(text)));
  if (!isLegal) return { kind: 'impossible', text: shortened(texts.join('\\')) };
  return { kind: 'numbers', values: texts.map(Number) };
}

function asciiValues(source: TagSource, element: Element, mostBytes: number): readonly string[] {
  let text = '';
  for (const byte of valueBytes(source, element).subarray(0, mostBytes)) text += String.fromCharCode(byte);
  return text.split('\\').map(trimmedText);
}

/** Binary elements that are read as numbers: implicit files write them without their VR, archives make UN of it. */
const binaryVrs: Partial<Readonly<Record<TagName, string>>> = {
  AcquisitionMatrix: 'US',
  MrAcquisitionFrequencyEncodingSteps: 'US',
  MrAcquisitionPhaseEncodingStepsInPlane: 'US',
};

function vrOf({ vr }: Element, name: TagName): string {
  return vr === undefined || vr === 'UN' ? (binaryVrs[name] ?? '') : vr;
}

/** Values of a binary VR; undefined for text VRs and where no VR is known. */
function binaryNumbers(source: TagSource, element: Element, vr: string): readonly number[] | undefined {
  const { bytes, parser } = source;
  const readers = {
    US: [2, parser.readUint16],
    SS: [2, parser.readInt16],
    UL: [4, parser.readUint32],
    SL: [4, parser.readInt32],
    FL: [4, parser.readFloat],
    FD: [8, parser.readDouble],
  } as const;
  if (!(vr in readers)) return undefined;
  const [size, read] = readers[vr as keyof typeof readers];
  const count = Math.floor(element.length / size);
  return Array.from({ length: count }, (_, i) => read(bytes, element.dataOffset + i * size));
}

/** First number of a value that is only informative; unreadable text gives undefined and a warning. */
export function readNumber(source: TagSource, name: TagName): number | undefined {
  const decimals = readDecimals(source, name);
  if (decimals.kind === 'impossible') {
    source.sink.warn('number-unreadable', tagLabel(name), `"${decimals.text}" is not a number`);
  }
  return decimals.kind === 'numbers' ? decimals.values[0] : undefined;
}

/** FD values, which implicit files write without their VR. */
export function readDouble(source: TagSource, name: TagName): number | undefined {
  const element = elementOf(source, name);
  if (element === undefined || element.length < 8) return undefined;
  const value = source.parser.readDouble(source.bytes, element.dataOffset);
  return Number.isFinite(value) ? value : undefined;
}

/** A double (FD), also where implicit files write it without its VR, or a number in another form. */
export function readNumberOrDouble(source: TagSource, name: TagName): number | undefined {
  return elementOf(source, name)?.vr === undefined ? readDouble(source, name) : readNumber(source, name);
}

/**
 * An unsigned 16-bit number (VR US). `impossible` when the file says that the bytes are something else, such as
 * text: they are then no number.
 */
export function readUnsigned16(source: TagSource, name: TagName): Decimals {
  const element = elementOf(source, name);
  if (element === undefined || element.length === 0) return { kind: 'absent' };
  const vr = element.vr ?? 'US';
  if ((vr !== 'US' && vr !== 'SS' && vr !== 'UN') || element.length < 2) {
    return { kind: 'impossible', text: `${element.length} bytes in the form ${vr}` };
  }
  return { kind: 'numbers', values: [source.parser.readUint16(source.bytes, element.dataOffset)] };
}

/** The items of a sequence, also of one that is hidden in a UN or private element. */
export function readItems(source: TagSource, name: TagName): readonly TagSource[] {
  const element = elementOf(source, name);
  return element === undefined ? [] : itemsOf(source, element);
}

/** The same for any element, such as a private one. */
export function itemsOf(source: TagSource, element: Element): readonly TagSource[] {
  const isImplicit = source.isImplicit || element.vr === 'UN';
  const items = element.items ?? parseItems(source.bytes, element, source.parser, isImplicit);
  return items.flatMap((item) => {
    if (item.dataSet === undefined) return [];
    const inner = { ...source, elements: item.dataSet.elements, isImplicit };
    const own = readTexts({ ...inner, charset: [] }, 'SpecificCharacterSet');
    return [own.length > 0 ? { ...inner, charset: own } : inner];
  });
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
