import { err, ok, type Result } from '../../base/result';
import type { PointPx } from '../../domain/image/point';
import type { RoiExclusion } from '../../domain/reading/roi';
import { exclusionReasons } from '../../domain/reading/roi';

/** Which slice an ROI lies on. Any of it names one; several have to agree. */
export interface RoiImageRef {
  readonly sopInstanceUid?: string;
  /** 0-based, of a file with several. */
  readonly frame?: number;
  /** A file of the folder that is measured, from that folder on, or the end of its path. */
  readonly file?: string;
}

/** An ROI to measure. */
export interface RequestedRoi {
  readonly name: string;
  /** Continuous pixel index [column, row]; (0, 0) is the centre of the top-left pixel. */
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly RoiExclusion[];
  readonly image: RoiImageRef;
}

/**
 * Reads ROIs from JSON: `{ "rois": [{ "name", "outline": [[column, row], ...], "exclusions": [[[column, row], ...], ...],
 * "image": { "sopInstanceUid", "frame", "file" } }] }`, or the list of them alone. `outlinePx` is read as `outline`; an exclusion may
 * be `{ "outline", "reason" }`. Coordinates are pixels from the centre of the top-left one; with `"origin": "corner"` beside
 * `rois` they count from its corner, as in ImageJ and DICOM, and 0.5 is taken off.
 */
export function readRoiJson(text: string): Result<readonly RequestedRoi[], string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    return err(`It is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  const list = Array.isArray(parsed) ? parsed : isRecord(parsed) ? parsed['rois'] : undefined;
  if (!Array.isArray(list)) return err('It has no list "rois".');
  const origin = isRecord(parsed) ? (parsed['origin'] ?? 'centre') : 'centre';
  if (origin !== 'centre' && origin !== 'corner') return err('"origin" is neither "centre" nor "corner".');
  const shift = origin === 'corner' ? 0.5 : 0;
  const rois: RequestedRoi[] = [];
  for (const [index, entry] of list.entries()) {
    const roi = readRoi(entry, index, shift);
    if (!roi.ok) return roi;
    rois.push(roi.value);
  }
  return rois.length === 0 ? err('It holds no ROI.') : ok(rois);
}

function readRoi(entry: unknown, index: number, shift: number): Result<RequestedRoi, string> {
  const place = `ROI ${index + 1}`;
  if (!isRecord(entry)) return err(`${place} is no object.`);
  const name = typeof entry['name'] === 'string' && entry['name'] !== '' ? entry['name'] : place;
  const outline = readRing(entry['outline'] ?? entry['outlinePx'], shift);
  if (!outline) return err(`${place} (${name}) has no "outline" of [column, row] pairs of numbers.`);
  const given = entry['exclusions'] ?? [];
  if (!Array.isArray(given)) return err(`${place} (${name}): "exclusions" is no list.`);
  const exclusions: RoiExclusion[] = [];
  for (const [number, one] of given.entries()) {
    const ring = readRing(isRecord(one) ? (one['outline'] ?? one['verticesPx']) : one, shift);
    if (!ring)
      return err(`${place} (${name}): exclusion ${number + 1} has no [column, row] pairs of numbers.`);
    const said = isRecord(one) ? one['reason'] : undefined;
    exclusions.push({
      verticesPx: ring,
      reason: exclusionReasons.find((reason) => reason === said) ?? 'other',
    });
  }
  const image = readImage(entry['image']);
  return image.ok
    ? ok({ name, outlinePx: outline, exclusions, image: image.value })
    : err(`${place} (${name}): ${image.error}`);
}

function readImage(given: unknown): Result<RoiImageRef, string> {
  if (given === undefined) return ok({});
  if (typeof given === 'string') return ok({ file: given });
  if (!isRecord(given)) return err('"image" is neither a text nor an object.');
  const { sopInstanceUid, frame, file } = given;
  if (sopInstanceUid !== undefined && typeof sopInstanceUid !== 'string') {
    return err('"image.sopInstanceUid" is no text.');
  }
  if (file !== undefined && typeof file !== 'string') return err('"image.file" is no text.');
  if (frame !== undefined && !(typeof frame === 'number' && Number.isInteger(frame) && frame >= 0)) {
    return err('"image.frame" is no whole number from 0.');
  }
  return ok({
    ...(sopInstanceUid !== undefined && { sopInstanceUid }),
    ...(frame !== undefined && { frame }),
    ...(file !== undefined && { file }),
  });
}

function readRing(given: unknown, shift: number): readonly PointPx[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const ring: PointPx[] = [];
  for (const point of given) {
    const [column, row]: unknown[] = Array.isArray(point) && point.length === 2 ? point : [];
    if (typeof column !== 'number' || typeof row !== 'number') return undefined;
    ring.push([column - shift, row - shift]);
  }
  return ring;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
