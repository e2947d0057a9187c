import { Buffer } from 'node:buffer';
import dcmjs from 'dcmjs';
import type { DicomJson, DicomJsonAttribute } from '../../src/domain/archive/archiveClient';

/** An object of a fake archive: its file, and its attributes as DICOM JSON. */
export interface ArchivedObject {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly json: DicomJson;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly sopUid: string;
}

interface ReadAttribute {
  readonly vr: string;
  readonly Value?: readonly unknown[];
}

const binary = new Set(['OB', 'OW', 'OF', 'OD', 'OL', 'OV', 'UN']);
const pixelTags = new Set(['7FE00010', '7FE00008', '7FE00009']);
const personGroups = ['Alphabetic', 'Ideographic', 'Phonetic'] as const;

/** Reads a DICOM file with other software than ours; undefined where it is none. */
export function archivedObject(given: Uint8Array): ArchivedObject | undefined {
  const file = new Uint8Array(given);
  try {
    dcmjs.log.setLevel('silent');
    const { dict } = dcmjs.data.DicomMessage.readFile(file.buffer);
    const json = dataSetJson(dict);
    const [studyUid, seriesUid, sopUid] = ['0020000D', '0020000E', '00080018'].map((tag) => text(json, tag));
    if (!studyUid || !seriesUid || !sopUid) return undefined;
    return { file, json, studyUid, seriesUid, sopUid };
  } catch {
    return undefined;
  }
}

/** The first value as text; '' where there is none. */
export function text(json: DicomJson, tag: string): string {
  const value = json[tag]?.Value?.[0];
  if (typeof value === 'object' && value !== null) return personText(value as Record<string, string>);
  return value === undefined || value === null ? '' : String(value);
}

function personText(name: Record<string, string>): string {
  return personGroups
    .map((group) => name[group] ?? '')
    .join('=')
    .replace(/=+$/, '');
}

function dataSetJson(dict: Readonly<Record<string, ReadAttribute>>): DicomJson {
  const json: Record<string, DicomJsonAttribute> = {};
  for (const [tag, attribute] of Object.entries(dict)) {
    if (!pixelTags.has(tag.toUpperCase())) json[tag.toUpperCase()] = attributeJson(attribute);
  }
  return json;
}

function attributeJson({ vr, Value: values = [] }: ReadAttribute): DicomJsonAttribute {
  const given = Array.isArray(values) ? values : [values];
  if (vr === 'SQ') {
    return { vr, Value: given.map((item) => dataSetJson(item as Record<string, ReadAttribute>)) };
  }
  if (binary.has(vr)) {
    const [bytes] = given;
    if (!(bytes instanceof ArrayBuffer)) return { vr };
    return { vr, InlineBinary: Buffer.from(bytes).toString('base64') };
  }
  const written = given.filter((value) => value !== undefined && value !== null && String(value) !== '');
  if (written.length === 0) return { vr };
  return { vr, Value: vr === 'PN' ? written.map(personJson) : written };
}

/** dcmjs gives a name as text or as its groups, by its version. */
function personJson(value: unknown): Record<string, string> {
  const groups: Record<string, string> = {};
  const given = Array.isArray(value) ? value[0] : value;
  const parts =
    typeof given === 'object' && given !== null
      ? personGroups.map((group) => (given as Record<string, unknown>)[group])
      : String(given).split('=');
  for (const [index, group] of personGroups.entries()) {
    const part = parts[index];
    if (typeof part === 'string' && part !== '') groups[group] = part;
  }
  return groups;
}
