import type { Element } from 'dicom-parser';
import type { DataSetEncoding } from '../dicom/encoding';
import { valueRepresentations } from '../dicom/encoding';
import { itemsOf, type TagSource, textsOf, valueBytes } from '../dicom/tagSource';
import { elementBytes, itemBytes, textElement, type WrittenElement } from './elementWriter';
import { type Keeping, type KeptElement, type KeptPrivate, keptElements, keptPrivate } from './keptElements';
import { makerOf } from './knownTerms';

/** What the caller decides of the elements that pass. */
export interface KeepingRules {
  readonly mapUid: (uid: string) => string;
  /** Without the scanner and its settings. */
  readonly isMasked: boolean;
}

/** Functional groups, a macro in them, and a sequence in that: deeper lies nothing that is read. */
const deepestItems = 4;
const decimalPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** As long as decimal text may be with blanks; longer is no number of any scanner. */
const longestDecimal = 24;
const binaryBytes: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8 };

/**
 * The elements of a data set, or of an item, that pass into a kit, with values that hold nothing but what is kept. `within`
 * are the tags of the sequences that an item lies in, outermost first.
 */
export function keptDataSet(
  source: TagSource,
  encoding: DataSetEncoding,
  rules: KeepingRules,
  within: readonly string[] = [],
): readonly WrittenElement[] {
  const written: WrittenElement[] = [];
  for (const tag of Object.keys(source.elements)) {
    const kept = keptElements[tag];
    const element = source.elements[tag];
    if (!kept || !element || (rules.isMasked && kept.isOfAcquisition)) continue;
    if (kept.onlyIn !== undefined && kept.onlyIn !== (within.at(-1) ?? 'top')) continue;
    const value = keptValue(source, element, kept.keeping, encoding, rules, within);
    if (value !== undefined) written.push({ tag, vr: vrOf(element, kept), value });
  }
  return [...written, ...keptPrivates(source, encoding, rules, within)];
}

/** The file's own VR where it is one and fits; else that of the standard. */
function vrOf({ vr }: Element, { vr: standard, keeping }: KeptElement): string {
  if (vr === undefined || vr === 'UN' || !valueRepresentations.has(vr)) return standard;
  if (keeping.kind === 'items') return 'SQ';
  if (keeping.kind === 'bytes') return vr === 'OB' || vr === 'OW' || vr === 'US' ? vr : standard;
  if (keeping.kind === 'binary') return binaryBytes[vr] === undefined ? standard : vr;
  if (keeping.kind === 'decimals') return binaryBytes[vr] === undefined ? standard : vr;
  return standard;
}

function keptValue(
  source: TagSource,
  element: Element,
  keeping: Keeping,
  encoding: DataSetEncoding,
  rules: KeepingRules,
  within: readonly string[],
): Uint8Array | undefined {
  const texts = () => textsOf(source, element, element.tag);
  switch (keeping.kind) {
    case 'items': {
      if (within.length >= deepestItems) return undefined;
      const items = itemsOf(source, element).map((item) =>
        elementBytes(keptDataSet(item, encoding, rules, [...within, element.tag]), encoding),
      );
      return itemBytes(items, encoding);
    }
    case 'decimals':
      return keptDecimals(source, element, keeping.most);
    case 'binary': {
      // The file's own VR says how long a number is; text in a place of numbers is left out.
      const each = binaryBytes[element.vr ?? ''] ?? keeping.bytesEach;
      const isText = element.vr !== undefined && element.vr !== 'UN' && binaryBytes[element.vr] === undefined;
      if ((isText && element.vr !== 'AT') || element.length > each * keeping.most) return undefined;
      return valueBytes(source, element);
    }
    case 'bytes':
      return element.length > keeping.mostBytes ? undefined : valueBytes(source, element);
    case 'terms':
      return encoded(keptTerms(texts(), keeping.terms));
    case 'standard-uid': {
      const [uid = ''] = texts();
      return isUid(uid) && /^1\.2\.840\.(?:10008|113619)\./.test(uid) ? encoded(uid) : undefined;
    }
    case 'mapped-uid': {
      const [uid = ''] = texts();
      return uid === '' ? undefined : encoded(rules.mapUid(uid));
    }
    case 'maker': {
      const maker = makerOf(texts()[0] ?? '');
      return maker === undefined ? undefined : encoded(maker);
    }
    case 'model': {
      const [model = ''] = texts();
      return /^[A-Za-z][A-Za-z0-9 .+_/-]{0,31}$/.test(model) ? encoded(model) : undefined;
    }
  }
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Unknown terms keep their place, empty: what stands at which place means something. */
function keptTerms(texts: readonly string[], known: ReadonlySet<string>): string {
  const kept = texts.slice(0, 32).map((text) => (known.has(text.toUpperCase()) ? text : ''));
  while (kept.at(-1) === '') kept.pop();
  return kept.join('\\');
}

/** Numbers as they were written. What is no number stays one that is none: a reader must not take it for absent. */
function keptDecimals(source: TagSource, element: Element, most: number): Uint8Array | undefined {
  const each = binaryBytes[element.vr ?? ''];
  const bytes = valueBytes(source, element);
  if (each !== undefined) return bytes.length > each * most ? undefined : bytes;
  let text = '';
  for (const byte of bytes.subarray(0, 4096)) text += String.fromCharCode(byte);
  const values = text.split('\\').map((value) => value.replace(/^[\s\0]+|[\s\0]+$/g, ''));
  if (values.every((value) => value === '')) return new Uint8Array(0);
  const kept = values.slice(0, most + 1).map((value) => {
    if (value === '') return '';
    return value.length <= longestDecimal && decimalPattern.test(value) ? value : '?';
  });
  return encoded(kept.join('\\'));
}

export function isUid(text: string): boolean {
  return text.length <= 64 && /^\d+(?:\.\d+)*$/.test(text);
}

function keptPrivates(
  source: TagSource,
  encoding: DataSetEncoding,
  rules: KeepingRules,
  within: readonly string[],
): readonly WrittenElement[] {
  const written: WrittenElement[] = [];
  const blocks = new Map<string, string>();
  for (const tag of Object.keys(source.elements)) {
    const found = keptPrivate.find((one) => isPlaceOf(one, tag));
    const element = source.elements[tag];
    if (!found || !element) continue;
    const creatorTag = `${tag.slice(0, 5)}00${tag.slice(5, 7)}`;
    const creator = creatorOf(source, creatorTag, found);
    if (creator === undefined) continue;
    const { kept } = found;
    // Older files write the scale as text.
    const isText = element.vr === 'DS' && kept.vr === 'FL';
    const keeping: Keeping = isText ? { kind: 'decimals', most: 1 } : kept.keeping;
    const value = keptValue(source, element, keeping, encoding, rules, within);
    if (value === undefined || (kept.vr === 'FL' && !isText && value.length !== 4)) continue;
    blocks.set(creatorTag, creator);
    written.push({ tag, vr: isText ? 'DS' : kept.vr, value });
  }
  return [...written, ...[...blocks].map(([tag, creator]) => textElement(tag, 'LO', creator))];
}

function isPlaceOf({ group, element }: KeptPrivate, tag: string): boolean {
  return tag.startsWith(`x${group}`) && tag.endsWith(element) && /^[1-9a-f]/.test(tag.slice(5));
}

function creatorOf(source: TagSource, creatorTag: string, found: KeptPrivate): string | undefined {
  const element = source.elements[creatorTag];
  const text = element && element.length <= 64 ? textsOf(source, element, creatorTag)[0] : undefined;
  const known = found.creators.find((one) => one.toUpperCase() === text?.toUpperCase());
  return known ?? (found.needsCreator ? undefined : found.creators[0]);
}
