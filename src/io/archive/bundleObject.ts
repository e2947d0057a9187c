import { assert } from '../../base/assert';
import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import {
  archivedKinds,
  type BundleObject,
  type BundleObjectFacts,
  type BundleObjectFailure,
  largestBundleBytes,
  type WrittenBundleObject,
} from '../../domain/archive/bundleObject';
import {
  bundlePatientId,
  bundleSeriesText,
  bundleSeriesUid,
  bundleStudyUid,
  uidOfHash,
} from '../../domain/archive/bundleUids';
import { observerId, projectId } from '../../domain/ids';
import { parseFile } from '../dicom/parseFile';
import { privateElement, privateTexts } from '../dicom/privateElement';
import { sha256Hex } from '../dicom/sha256Hex';
import { readTexts, type TagSource } from '../dicom/tagSource';
import { elementBytes, type WrittenElement } from './bundleElements';

/** Raw Data Storage: an object that archives keep as it is and viewers pass over. */
export const rawDataStorage = '1.2.840.10008.5.1.4.1.1.66';
const explicitLittleEndian = '1.2.840.10008.1.2.1';
/** As in all objects of this program. */
const implementationClassUid = '2.25.218539402543148577703927615091416264194';
/** Creator-Version UID (0008,9123): which program's raw data it is. Of the text "multifidus bundle object 1". */
const creatorVersionUid = uidOfHash(sha256Hex(new TextEncoder().encode('multifidus bundle object 1')));
const creator = 'MULTIFIDUS';
const group = '0099';
const formatVersion = '1';

/** Numbers of the private elements in the block of `MULTIFIDUS`, group 0099. */
const own = {
  version: '01',
  kind: '02',
  projectId: '03',
  observerId: '04',
  issue: '05',
  hasImages: '06',
  writtenAtUtc: '07',
  software: '08',
  projectMadeAtUtc: '09',
  projectTitle: '0a',
  zipBytes: '0b',
  zipSha256: '0c',
  zip: '10',
} as const;

/**
 * A bundle as a DICOM object: Raw Data with the zip as bytes in a private element (0099,1010), in the study of its project.
 * Deterministic: the same zip has the same SOP Instance UID, so that sending it again changes nothing.
 */
export async function writeBundleObject(
  zip: Uint8Array<ArrayBuffer>,
  facts: BundleObjectFacts,
): Promise<WrittenBundleObject> {
  assert(zip.length <= largestBundleBytes, 'a bundle that fits an object');
  const hash = await hashOf(zip);
  const sopInstanceUid = uidOfHash(hash);
  const meta = elementBytes([
    { tag: 0x00020001, vr: 'OB', value: Uint8Array.of(0, 1) },
    { tag: 0x00020002, vr: 'UI', value: rawDataStorage },
    { tag: 0x00020003, vr: 'UI', value: sopInstanceUid },
    { tag: 0x00020010, vr: 'UI', value: explicitLittleEndian },
    { tag: 0x00020012, vr: 'UI', value: implementationClassUid },
    { tag: 0x00020013, vr: 'SH', value: 'MULTIFIDUS' },
  ]);
  const metaLength = new Uint8Array(4);
  new DataView(metaLength.buffer).setUint32(0, meta.length, true);
  const parts = [
    new Uint8Array(128),
    new TextEncoder().encode('DICM'),
    elementBytes([{ tag: 0x00020000, vr: 'UL', value: metaLength }]),
    meta,
    elementBytes([...standardElements(facts, sopInstanceUid), ...ownElements(facts, zip, hash)]),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, sopInstanceUid };
}

/** Patient, General Study, General Series, General Equipment, Acquisition Context, Raw Data and SOP Common (PS3.3 A.37). */
function standardElements(facts: BundleObjectFacts, sopInstanceUid: string): readonly WrittenElement[] {
  const { kind, observerId: observer, issue, projectId: id } = facts;
  const written = dicomMoment(facts.writtenAtUtc);
  const made = dicomMoment(facts.projectMadeAtUtc);
  return [
    { tag: 0x00080005, vr: 'CS', value: 'ISO_IR 192' },
    { tag: 0x00080016, vr: 'UI', value: rawDataStorage },
    { tag: 0x00080018, vr: 'UI', value: sopInstanceUid },
    { tag: 0x00080020, vr: 'DA', value: made.date },
    { tag: 0x00080023, vr: 'DA', value: written.date },
    { tag: 0x00080030, vr: 'TM', value: made.time },
    { tag: 0x00080033, vr: 'TM', value: written.time },
    { tag: 0x00080050, vr: 'SH', value: '' },
    { tag: 0x00080060, vr: 'CS', value: 'OT' },
    { tag: 0x00080070, vr: 'LO', value: 'Multifidus' },
    { tag: 0x00080090, vr: 'PN', value: '' },
    { tag: 0x00080201, vr: 'SH', value: '+0000' },
    { tag: 0x00081030, vr: 'LO', value: shortText(facts.projectTitle) },
    { tag: 0x0008103e, vr: 'LO', value: shortText(bundleSeriesText(kind, observer)) },
    { tag: 0x00081090, vr: 'LO', value: 'Project bundle' },
    { tag: 0x00089123, vr: 'UI', value: creatorVersionUid },
    { tag: 0x00100010, vr: 'PN', value: 'Multifidus^Project' },
    { tag: 0x00100020, vr: 'LO', value: bundlePatientId(id) },
    { tag: 0x00100030, vr: 'DA', value: '' },
    { tag: 0x00100040, vr: 'CS', value: '' },
    { tag: 0x00181020, vr: 'LO', value: shortText(facts.software) },
    { tag: 0x0020000d, vr: 'UI', value: bundleStudyUid(id) },
    { tag: 0x0020000e, vr: 'UI', value: bundleSeriesUid(id, kind, observer) },
    { tag: 0x00200010, vr: 'SH', value: creator },
    { tag: 0x00200011, vr: 'IS', value: '' },
    { tag: 0x00200013, vr: 'IS', value: issue === undefined ? '' : String(issue) },
    { tag: 0x00200060, vr: 'CS', value: '' },
    { tag: 0x00400555, vr: 'SQ', value: '' },
  ];
}

function ownElements(facts: BundleObjectFacts, zip: Uint8Array, hash: string): readonly WrittenElement[] {
  const text = (element: string, value: string): WrittenElement => ({
    tag: 0x00991000 + Number.parseInt(element, 16),
    vr: 'UT',
    value,
  });
  const { observerId: observer, issue, hasImages } = facts;
  return [
    { tag: 0x00990010, vr: 'LO', value: creator },
    text(own.version, formatVersion),
    text(own.kind, facts.kind),
    text(own.projectId, facts.projectId),
    ...(observer === undefined ? [] : [text(own.observerId, observer)]),
    ...(issue === undefined ? [] : [text(own.issue, String(issue))]),
    ...(hasImages === undefined ? [] : [text(own.hasImages, hasImages ? 'yes' : 'no')]),
    text(own.writtenAtUtc, facts.writtenAtUtc),
    text(own.software, facts.software),
    text(own.projectMadeAtUtc, facts.projectMadeAtUtc),
    text(own.projectTitle, facts.projectTitle.slice(0, 256)),
    text(own.zipBytes, String(zip.length)),
    text(own.zipSha256, hash),
    { tag: 0x00991010, vr: 'OB', value: zip },
  ];
}

/**
 * The bundle in an object of an archive. Its zip is whole and the one that was put there: length and SHA-256 are checked, and
 * that the object is called as its content says. What the bundle says itself is checked where it is taken in, as any file's.
 */
export async function readBundleObject(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<BundleObject, BundleObjectFailure>> {
  const parsed = parseFile(bytes, bytes.length);
  if (!parsed.ok) return failed('not-dicom', 'The archive sent something that is no DICOM object.');
  const { source } = parsed.value;
  const first = (tag: Parameters<typeof readTexts>[1]): string => readTexts(source, tag)[0] ?? '';
  if (first('SopClassUid') !== rawDataStorage) return failed('other-object', 'This is no project bundle.');
  const version = privateText(source, own.version);
  if (version === undefined) return failed('other-object', 'This is no project bundle of Multifidus.');
  if (version !== formatVersion) {
    return failed('newer', 'A later version of Multifidus put this there. Load the page anew.');
  }
  const facts = factsIn(source);
  if (facts === undefined) return damaged('what it says of itself is not complete');
  const element = privateElement(source, { group, creator, element: own.zip });
  const length = Number(privateText(source, own.zipBytes));
  const isFitting =
    element !== undefined &&
    element.hadUndefinedLength !== true &&
    Number.isInteger(length) &&
    length >= 0 &&
    (element.length === length || element.length === length + 1);
  if (!isFitting || length > largestBundleBytes) return damaged('the bundle is cut short');
  const zip = parsed.value.bytes.slice(element.dataOffset, element.dataOffset + length);
  const hash = await hashOf(zip);
  if (zip.length !== length || hash !== privateText(source, own.zipSha256)) {
    return damaged('its SHA-256 is not the one that was written with it');
  }
  const sopInstanceUid = first('SopInstanceUid');
  const isNamed =
    sopInstanceUid === uidOfHash(hash) &&
    first('StudyInstanceUid') === bundleStudyUid(facts.projectId) &&
    first('SeriesInstanceUid') === bundleSeriesUid(facts.projectId, facts.kind, facts.observerId);
  if (!isNamed) return damaged('it lies under the name of another bundle');
  return ok({ zip, facts, sopInstanceUid });
}

function factsIn(source: TagSource): BundleObjectFacts | undefined {
  const kind = archivedKinds.find((one) => one === privateText(source, own.kind));
  const id = privateText(source, own.projectId);
  const observer = privateText(source, own.observerId);
  const issue = privateText(source, own.issue);
  const hasImages = privateText(source, own.hasImages);
  if (!kind || !id || (kind === 'project') !== (observer === undefined)) return undefined;
  if (issue !== undefined && !/^[1-9]\d{0,8}$/.test(issue)) return undefined;
  return {
    kind,
    projectId: projectId(id),
    projectTitle: privateText(source, own.projectTitle) ?? '',
    projectMadeAtUtc: privateText(source, own.projectMadeAtUtc) ?? '',
    ...(observer !== undefined && { observerId: observerId(observer) }),
    ...(issue !== undefined && { issue: Number(issue) }),
    ...(hasImages !== undefined && { hasImages: hasImages === 'yes' }),
    writtenAtUtc: privateText(source, own.writtenAtUtc) ?? '',
    software: privateText(source, own.software) ?? '',
  };
}

function privateText(source: TagSource, element: string): string | undefined {
  const texts = privateTexts(source, { group, creator, element });
  // A title may hold what separates values.
  return texts.length === 0 ? undefined : texts.join('\\');
}

function failed(kind: BundleObjectFailure['kind'], message: string): Result<never, BundleObjectFailure> {
  return err({ kind, message });
}

function damaged(what: string): Result<never, BundleObjectFailure> {
  return failed('damaged', `The bundle in the archive is damaged: ${what}. Nothing of it was taken.`);
}

/** SHA-256 in hexadecimal, by the browser where the page may ask it: of a large kit it would else hold the page up. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return sha256Hex(bytes);
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** LO has neither a backslash nor control characters, and 64 characters at most: bytes, for programs that count those. */
function shortText(text: string): string {
  const signs = [...text.replace(/[\s\p{Cc}\\]+/gu, ' ').trim()];
  const encoder = new TextEncoder();
  while (encoder.encode(signs.join('')).length > 64) signs.pop();
  return signs.join('');
}

/** DICOM DA and TM of a moment in UTC. */
function dicomMoment(iso: string): { readonly date: string; readonly time: string } {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?/.exec(iso);
  if (!match) return { date: '', time: '' };
  const [, year, month, day, hours, minutes, seconds, fraction] = match;
  return {
    date: `${year}${month}${day}`,
    time: `${hours}${minutes}${seconds}${fraction === undefined ? '' : `.${fraction}`}`,
  };
}

/** What the application loads. */
export const bundleObjects = { write: writeBundleObject, read: readBundleObject };
