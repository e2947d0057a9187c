import { err, ok, type Result } from '../../../base/result';
import type { DicomJsonAttribute } from '../../../domain/archive/archiveClient';
import { valueRepresentations } from '../encoding';
import { elementBytes, itemBytes, joined } from './elementBytes';
import { isReadOfHeaders } from './readElsewhere';
import { base64Bytes, valueBytes } from './valueBytes';

/** Deeper nesting exists only to harm. */
const deepest = 24;
const mostElements = 500_000;
/** As for the headers of files. */
const mostBytes = 256 * 1024 * 1024;
const charsetTag = '00080005';

/** Why no data set comes of what an archive said. `elsewhere`: it keeps apart what a header is read from. */
export type JsonProblem =
  | { readonly kind: 'elsewhere'; readonly tag: string }
  | { readonly kind: 'damaged'; readonly what: string }
  | { readonly kind: 'too-large'; readonly limitBytes: number };

class Unusable extends Error {
  constructor(readonly problem: JsonProblem) {
    super(problem.kind);
  }
}

interface Budget {
  elements: number;
  bytes: number;
}

/**
 * A data set of the DICOM JSON model (PS3.18 F) as the bytes of one in explicit VR little endian, up to its pixel data, which
 * is left out with all of group 0002 and above 7FDF. Text is UTF-8 and says so. Sequences that no header is read from are left
 * out, and so are elements whose value the archive keeps apart, where nobody reads them. What is no data set at all is refused; nothing of it is trusted.
 */
export function dataSetBytes(json: unknown): Result<Uint8Array, JsonProblem> {
  try {
    return ok(dataSet(json, 0, { elements: 0, bytes: 0 }));
  } catch (cause) {
    if (cause instanceof Unusable) return err(cause.problem);
    throw cause;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAttribute(value: unknown): value is DicomJsonAttribute {
  return isRecord(value) && typeof value.vr === 'string';
}

function dataSet(json: unknown, depth: number, budget: Budget): Uint8Array {
  if (!isRecord(json)) throw new Unusable({ kind: 'damaged', what: 'a data set is no object' });
  if (depth > deepest) throw new Unusable({ kind: 'damaged', what: 'sequences are nested too deeply' });
  const textOf = (tag: string): string => {
    const attribute = json[tag] ?? json[tag.toLowerCase()];
    const first = isAttribute(attribute) ? attribute.Value?.[0] : undefined;
    if (typeof first === 'string') return first;
    // Archives that do not know an element send its bytes.
    const inline = isAttribute(attribute) ? attribute.InlineBinary : undefined;
    const bytes = typeof inline === 'string' ? base64Bytes(inline) : undefined;
    return bytes ? String.fromCharCode(...bytes.subarray(0, 64)).replace(/[\s\0]+$/, '') : '';
  };
  const parts: Uint8Array[] = [];
  // JSON text is Unicode, whatever the file had.
  if (depth === 0) parts.push(elementBytes(charsetTag, 'CS', new TextEncoder().encode('ISO_IR 192')));
  for (const tag of Object.keys(json).sort(byNumber)) {
    if (!isWritten(tag)) continue;
    const attribute = json[tag];
    if (!isAttribute(attribute)) continue;
    const bytes = attributeBytes(tag, attribute, textOf, depth, budget);
    if (bytes === undefined) continue;
    budget.elements += 1;
    budget.bytes += bytes.length;
    if (budget.elements > mostElements || budget.bytes > mostBytes)
      throw new Unusable({ kind: 'too-large', limitBytes: mostBytes });
    parts.push(bytes);
  }
  return joined(parts);
}

function byNumber(a: string, b: string): number {
  const [first, second] = [a.toUpperCase(), b.toUpperCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

function isWritten(tag: string): boolean {
  if (!/^[0-9a-f]{8}$/i.test(tag) || tag === charsetTag) return false;
  const group = Number.parseInt(tag.slice(0, 4), 16);
  // Group lengths count bytes that are written anew.
  return group > 0x0002 && group < 0x7fe0 && !tag.endsWith('0000');
}

function attributeBytes(
  tag: string,
  attribute: DicomJsonAttribute,
  textOf: (tag: string) => string,
  depth: number,
  budget: Budget,
): Uint8Array | undefined {
  const { Value: values, InlineBinary: inline, BulkDataURI: elsewhere } = attribute;
  const vr = valueRepresentations.has(attribute.vr) ? attribute.vr : 'UN';
  if (vr === 'SQ') {
    // Scanners write thousands of items that nobody reads.
    if (!isReadOfHeaders(tag, textOf)) return undefined;
    const items = Array.isArray(values) ? values : [];
    // An empty item may come as null.
    const bytes = items.map((item) => itemBytes(dataSet(item ?? {}, depth + 1, budget)));
    return elementBytes(tag, 'SQ', joined(bytes));
  }
  if (Array.isArray(values)) {
    const bytes = valueBytes(vr, values);
    if (bytes) return elementBytes(tag, vr, bytes);
    // What cannot be written is not dropped in silence where a header is read from it.
    if (isReadOfHeaders(tag, textOf)) throw new Unusable({ kind: 'elsewhere', tag });
    return undefined;
  }
  if (typeof inline === 'string') {
    const bytes = base64Bytes(inline);
    if (bytes) return elementBytes(tag, vr, bytes);
    if (isReadOfHeaders(tag, textOf)) throw new Unusable({ kind: 'elsewhere', tag });
    return undefined;
  }
  if (typeof elsewhere !== 'string') return elementBytes(tag, vr, new Uint8Array());
  if (isReadOfHeaders(tag, textOf)) throw new Unusable({ kind: 'elsewhere', tag });
  return undefined;
}
