import { err, ok, type Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { Codecs } from '../dicom/codecs';
import { decodeFrame } from '../dicom/decodeFrame';
import { pseudonymUid } from '../dicom/pseudonymUid';
import { sha256Hex } from '../dicom/sha256Hex';
import type { BurnedInSign } from './burnedInSigns';
import { type CleaningProblem, cleanDicom, type ImageUids } from './cleanDicom';
import { hasLetters } from './hasLetters';

/** How a file of a kit is cleaned. */
export interface KitImageRequest {
  readonly code: string;
  /** Random text that further UIDs in the file are mapped with. */
  readonly uidText: string;
  readonly uids: ImageUids;
  readonly instanceNumber?: number;
  readonly isMasked: boolean;
}

/** A cleaned file with what is known of its pixels. */
export interface CleanedKitImage {
  readonly bytes: Uint8Array;
  /** Of `bytes`, in hexadecimal. */
  readonly sha256: string;
  readonly headers: readonly SliceHeader[];
  /** SHA-256 of stored values and geometry, a frame each; '' where a frame cannot be decoded. */
  readonly fingerprints: readonly string[];
  readonly signs: readonly BurnedInSign[];
}

/** Cleans a file for a kit, and looks at its pixels for text. */
export async function cleanKitImage(
  fileBytes: Uint8Array,
  { uidText, ...request }: KitImageRequest,
  codecs: Codecs,
): Promise<Result<CleanedKitImage, CleaningProblem>> {
  const cleaned = cleanDicom(fileBytes, { ...request, mapUid: (uid) => pseudonymUid(uidText, uid) });
  if (!cleaned.ok) return cleaned;
  const { bytes, headers } = cleaned.value;
  const fingerprints: string[] = [];
  let isLettered = false;
  for (const header of headers) {
    const decoded = await decodeFrame(bytes, header, codecs).catch((cause: unknown) =>
      err({ kind: 'broken', message: String(cause) }),
    );
    fingerprints.push(decoded.ok ? decoded.value.fingerprint : '');
    if (!decoded.ok) continue;
    const { storedValues, grid } = decoded.value;
    isLettered ||= hasLetters(storedValues, grid.rows, grid.columns);
  }
  const signs = [...cleaned.value.signs, ...(isLettered ? (['letters'] as const) : [])];
  return ok({ bytes, sha256: sha256Hex(bytes), headers, fingerprints, signs });
}
