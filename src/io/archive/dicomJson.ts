import type { DicomJson, DicomJsonAttribute } from '../../domain/archive/archiveClient';
import type { HttpAnswer } from './exchange';
import { damaged, notDicomweb, type Read } from './trouble';

/** Deeper sequences stand in no image's header; a data set that goes on is not followed. */
const deepest = 16;
const tagPattern = /^[0-9a-f]{8}$/i;
const vrPattern = /^[A-Z]{2}$/;

/**
 * The data sets of an answer in the DICOM JSON model, at most so many. The answer is not trusted: what has not the shape of an
 * attribute is left out, keys are in upper case, and a page or a body that is no JSON is told apart.
 */
export function readDataSets(answer: HttpAnswer, most: number): Read<readonly DicomJson[]> {
  const json = readJson(answer);
  if (!json.ok) return json;
  if (json.value === undefined) return { ok: true, value: [] };
  // One object where a list is meant: some servers answer so for a single result.
  const rows = Array.isArray(json.value) ? json.value : [json.value];
  if (rows.length > most) {
    const message = `The answer holds more than ${most} entries.`;
    return { ok: false, error: { kind: 'damaged', message, isWorthRepeating: false } };
  }
  const sets: DicomJson[] = [];
  for (const row of rows) {
    const set = dataSet(row, 0);
    // JSON that is whole, of a server that speaks of something else.
    if (!set || (Object.keys(set).length === 0 && !isEmpty(row))) {
      return notDicomweb('The answer is JSON, but not of DICOM.');
    }
    sets.push(set);
  }
  return { ok: true, value: sets };
}

/** The JSON of an answer; undefined where it is empty on purpose. */
export function readJson(answer: HttpAnswer): Read<unknown> {
  if (answer.status === 204) return { ok: true, value: undefined };
  const type = answer.header('Content-Type') ?? '';
  if (/html/i.test(type)) return notDicomweb('A page for people answered, such as a sign-in page.');
  if (answer.body.length === 0) {
    // No results, as some servers say it; without a stated length it may as well have broken off.
    return answer.header('Content-Length') === '0'
      ? { ok: true, value: undefined }
      : damaged('The answer is empty.');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(answer.body);
  } catch {
    return damaged('The answer is not text in UTF-8.');
  }
  if (/^\s*</.test(text)) {
    return notDicomweb(
      /<html|<!doctype html/i.test(text.slice(0, 1024))
        ? 'A page for people answered, such as a sign-in page.'
        : 'The answer is XML; only DICOM JSON can be read.',
    );
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return damaged('The answer is not whole: its JSON does not end.');
  }
}

function isEmpty(row: unknown): boolean {
  return typeof row === 'object' && row !== null && Object.keys(row).length === 0;
}

function dataSet(given: unknown, depth: number): DicomJson | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const set: Record<string, DicomJsonAttribute> = {};
  for (const [tag, value] of Object.entries(given)) {
    const attribute = tagPattern.test(tag) ? attributeOf(value, depth) : undefined;
    if (attribute) set[tag.toUpperCase()] = attribute;
  }
  return set;
}

function attributeOf(given: unknown, depth: number): DicomJsonAttribute | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const vr: unknown = Reflect.get(given, 'vr');
  if (typeof vr !== 'string' || !vrPattern.test(vr)) return undefined;
  const values: unknown = Reflect.get(given, 'Value');
  const inline: unknown = Reflect.get(given, 'InlineBinary');
  const uri: unknown = Reflect.get(given, 'BulkDataURI');
  return {
    vr,
    ...(Array.isArray(values) && { Value: vr === 'SQ' ? items(values, depth) : values.map(flat) }),
    ...(typeof inline === 'string' && { InlineBinary: inline }),
    ...(typeof uri === 'string' && { BulkDataURI: uri }),
  };
}

/**
 * Values have no depth but the groups of a name. `false`, which no value is, stands for what goes deeper: nested without end it
 * could not be handed to a worker.
 */
function flat(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const isFlat =
    !Array.isArray(value) && Object.values(value).every((one) => typeof one !== 'object' || one === null);
  return isFlat ? value : false;
}

function items(values: readonly unknown[], depth: number): readonly DicomJson[] {
  if (depth >= deepest) return [];
  // An empty item is written as null by some servers.
  return values.map((value) => dataSet(value, depth + 1) ?? {});
}
