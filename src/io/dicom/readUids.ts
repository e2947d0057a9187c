import {
  type SeriesInstanceUid,
  type SopInstanceUid,
  type StudyInstanceUid,
  seriesInstanceUid,
  sopInstanceUid,
  studyInstanceUid,
} from '../../domain/ids';
import type { ParsedFile } from './parseFile';
import { sha256Hex } from './sha256Hex';
import { readText, readTexts } from './tagSource';
import { type TagName, tagLabel } from './tags';

interface Uids {
  readonly sopInstanceUid: SopInstanceUid;
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly studyInstanceUid: StudyInstanceUid;
  readonly frameOfReferenceUid: string | undefined;
}

/**
 * The UIDs of an image. A missing one is replaced by a made-up key, `unidentified-<hash>`, and said: of the
 * header for the image; of patient and study facts for study and series, so that two patients never share one.
 */
export function readUids(file: ParsedFile, fileSizeBytes: number): Uids {
  const { source } = file;
  const headerEnd = file.pixelElement?.dataOffset ?? file.bytes.length;
  let headerHash: string | undefined;
  const ownKey = () => {
    headerHash ??= sha256Hex(
      file.bytes.subarray(0, headerEnd),
      new TextEncoder().encode(String(fileSizeBytes)),
    );
    return `unidentified-${headerHash.slice(0, 32)}`;
  };
  const sharedKey = (tagNames: readonly TagName[], prefix = '') => {
    const facts = tagNames.map((tag) => readText(source, tag));
    if (facts.every((fact) => fact === '')) return ownKey();
    return `unidentified-${sha256Hex(new TextEncoder().encode([prefix, ...facts].join('\n'))).slice(0, 32)}`;
  };
  const read = (tag: TagName, madeUp: () => string) => {
    const uid = readTexts(source, tag)[0] ?? '';
    if (uid === '') {
      source.sink.warn('uid-absent', tagLabel(tag), 'Missing; a made-up key takes its place');
      return madeUp();
    }
    checkUid(file, tag, uid);
    return ofBearableLength(uid);
  };
  const sop = read('SopInstanceUid', ownKey);
  const study = read('StudyInstanceUid', () => sharedKey(['PatientId', 'PatientName', 'PatientBirthDate']));
  const series = read('SeriesInstanceUid', () =>
    sharedKey(['SeriesNumber', 'SeriesDescription', 'ProtocolName'], study),
  );
  const frameOfReference = ofBearableLength(readTexts(source, 'FrameOfReferenceUid')[0] ?? '');
  if (frameOfReference === '') {
    const text = 'Missing; no reference lines with other series';
    source.sink.warn('frame-of-reference-absent', tagLabel('FrameOfReferenceUid'), text);
  } else checkUid(file, 'FrameOfReferenceUid', frameOfReference);
  return {
    sopInstanceUid: sopInstanceUid(sop),
    studyInstanceUid: studyInstanceUid(study),
    seriesInstanceUid: seriesInstanceUid(series),
    frameOfReferenceUid: frameOfReference || undefined,
  };
}

/** A UID as it is; of one that is many times too long a key, the same for the same: every slice keeps its UIDs. */
function ofBearableLength(uid: string): string {
  return uid.length <= 256 ? uid : `unidentified-${sha256Hex(new TextEncoder().encode(uid)).slice(0, 32)}`;
}

/** PS3.5 section 9: digits and dots, at most 64 characters. */
function checkUid(file: ParsedFile, tag: TagName, uid: string): void {
  if (uid.length > 64 || !/^\d+(?:\.\d+)*$/.test(uid)) {
    file.source.sink.warn('uid-not-legal', tagLabel(tag), `"${uid.slice(0, 80)}" is not a legal UID`);
  }
}
