import { norm, subtract } from '../geometry/lps';
import { pixelToLps } from '../geometry/pixelToLps';
import { type ImageRef, imageKey } from '../image/imageRef';
import type { SliceHeader } from '../image/sliceHeader';
import type { TimePoint } from '../timePoint';
import type { ForeignRoi } from './foreignRoi';
import { offPlaneMm, onPlaneWithinMm } from './placeOnSlice';

/** How the slice of an ROI was found. */
export type MatchedBy = 'hand' | 'uid' | 'place' | 'number' | 'chosen';

/** A slice of one of the two scans. */
export interface ScanSlice {
  readonly timePoint: TimePoint;
  readonly header: SliceHeader;
}

/** The slice that an ROI of a file belongs to. */
export interface MatchedSlice extends ScanSlice {
  readonly by: MatchedBy;
}

/** Horos prints mm of float32 with six decimals; a quarter of the smallest pixels is far more than that loses. */
const samePlaceWithinMm = 0.05;

/**
 * Finds the slice: by hand, by the image's UID, by where the vertices lie in the patient, by its number in the series (by
 * instance number, as other programs sort), then the slice that this reading chose. Undefined where none of these says,
 * or where two scans fit. A DICOM object says its image or its place; number and choice say nothing of it.
 */
export function matchSlice(
  roi: ForeignRoi,
  slices: readonly ScanSlice[],
  known: {
    readonly hand: ImageRef | undefined;
    readonly timePoint: TimePoint | undefined;
    readonly chosen: ImageRef | undefined;
  },
): MatchedSlice | undefined {
  const { hand, timePoint, chosen } = known;
  const only = (found: readonly ScanSlice[], by: MatchedBy): MatchedSlice | undefined => {
    const [one] = found;
    return one && found.length === 1 ? { ...one, by } : undefined;
  };
  if (hand)
    return only(
      slices.filter(({ header }) => imageKey(header) === imageKey(hand)),
      'hand',
    );
  const { sopInstanceUid, frame = 0, slicePosition } = roi.image;
  const byUid = slices.filter(
    ({ header }) => header.sopInstanceUid === sopInstanceUid && header.frame === frame,
  );
  if (byUid.length > 0) return only(byUid, 'uid');
  const ofScan = timePoint ? slices.filter((slice) => slice.timePoint === timePoint) : slices;
  const byPlace = ofScan.filter(({ header }) => isPlacedOn(roi, header));
  if (byPlace.length > 0) return only(byPlace, 'place');
  if (timePoint === undefined || isDicomObject(roi)) return undefined;
  const numbered = slicePosition === undefined ? undefined : inFileOrder(ofScan)[slicePosition - 1];
  if (numbered) return { ...numbered, by: 'number' };
  return (
    chosen &&
    only(
      ofScan.filter(({ header }) => imageKey(header) === imageKey(chosen)),
      'chosen',
    )
  );
}

/** Whether an ROI is of a DICOM object. */
export function isDicomObject({ program }: ForeignRoi): boolean {
  return program !== 'imagej' && program !== 'horos';
}

function isPlacedOn(roi: ForeignRoi, header: SliceHeader): boolean {
  if (roi.place) return (offPlaneMm(roi.place, header) ?? Infinity) <= onPlaneWithinMm;
  return (distanceMm(roi, header) ?? Infinity) <= samePlaceWithinMm;
}

/** By instance number and frame: how other programs number the slices of a series. */
export function inFileOrder<T extends { readonly header: SliceHeader }>(slices: readonly T[]): readonly T[] {
  const number = ({ header }: T): number => header.instanceNumber ?? Number.MAX_SAFE_INTEGER;
  return slices.toSorted((a, b) => number(a) - number(b) || a.header.frame - b.header.frame);
}

/** How far the vertices lie from where the file says they are in the patient, at most; undefined where it does not say. */
export function distanceMm(roi: ForeignRoi, { grid }: SliceHeader): number | undefined {
  const { verticesLps } = roi.image;
  const { plane, spacing } = grid;
  if (!verticesLps || !plane || !spacing || verticesLps.length !== roi.outlinePx.length) return undefined;
  const distances = roi.outlinePx.map((vertex, index) => {
    const stated = verticesLps[index];
    return stated ? norm(subtract(pixelToLps(plane, spacing, vertex), stated)) : Infinity;
  });
  return distances.reduce((most, distance) => Math.max(most, distance), 0);
}
