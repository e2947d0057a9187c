import type { PointLps, PointPx } from '../../domain/image/point';
import { normaliseRing } from '../../domain/polygon/normaliseRing';
import type {
  ForeignImage,
  ForeignNote,
  ForeignRoi,
  ForeignValues,
  RoiFileRefusal,
} from '../../domain/roiFiles/foreignRoi';
import { cornerToCentrePx, mostVertices } from './roiLayout';

/** An ROI of Horos or OsiriX as one of its files gives it: points from the corner of the top-left pixel. */
export interface HorosRecord {
  readonly file: string;
  readonly name: string;
  readonly comments: string;
  /** Number of the tool it was drawn with; undefined where the file does not say. */
  readonly type: number | undefined;
  readonly pointsCorner: readonly (readonly [number, number] | undefined)[];
  readonly pointsLps: readonly (PointLps | undefined)[];
  readonly image: ForeignImage;
  readonly values: ForeignValues;
}

/** Tools of DCMView.h whose points are a closed outline. */
const closedTypes: readonly number[] = [6, 11, 15];
const notAreas: Readonly<Record<number, string>> = {
  5: 'length',
  10: 'open polygon',
  12: 'angle',
  13: 'text',
  14: 'arrow',
  16: 'point',
  19: 'point',
  26: 'axis',
  27: 'angle',
};
const ovalType = 9;
const brushType = 20;

/** Puts a record into our coordinates, or says why it is none that can be measured. */
export function horosRoi(record: HorosRecord): ForeignRoi | RoiFileRefusal {
  const { file, name, type, pointsCorner } = record;
  const refuse = (kind: RoiFileRefusal['kind'], detail: string): RoiFileRefusal => ({
    file,
    roiName: name,
    kind,
    detail,
  });
  const notArea = type === undefined ? undefined : notAreas[type];
  if (notArea !== undefined) return refuse('not-an-area', notArea);
  if (type === ovalType) return refuse('curved', 'oval');
  if (type === brushType) return refuse('painted', 'brush');
  if (type !== undefined && !closedTypes.includes(type)) return refuse('not-an-area', `tool ${type}`);
  if (pointsCorner.length > mostVertices) return refuse('too-large', `${pointsCorner.length} points`);
  const bad = pointsCorner.indexOf(undefined);
  if (bad >= 0) return refuse('damaged', `point ${bad + 1} is no place`);
  if (pointsCorner.length < 3) return refuse('not-an-area', `${pointsCorner.length} points`);
  const vertices = pointsCorner.flatMap((point): PointPx[] =>
    // As float32, which is what those programs keep; their texts are cut to six decimals.
    point ? [[Math.fround(point[0]) - cornerToCentrePx, Math.fround(point[1]) - cornerToCentrePx]] : [],
  );
  const lps = record.pointsLps.flatMap((point) => (point ? [point] : []));
  const own = ownComment(record.comments);
  const notes: ForeignNote[] = [];
  if (pointsCorner.every((point) => point?.every(Number.isInteger))) notes.push('integer-vertices');
  if (type === undefined && !own.isOurs) notes.push('type-not-said');
  return {
    program: 'horos',
    file,
    name,
    outlinePx: normaliseRing(vertices),
    exclusions: [],
    image: {
      ...own.image,
      ...record.image,
      ...(lps.length === vertices.length && { verticesLps: lps }),
    },
    values: record.values,
    notes,
  };
}

/** What stands in the comments of ROIs that were saved from here. */
export const ownCommentMark = 'Multifidus';

function ownComment(comments: string): { readonly isOurs: boolean; readonly image: ForeignImage } {
  const found = new RegExp(`^${ownCommentMark} ([0-9.]{1,64})#(\\d{1,6})$`).exec(comments.trim());
  const [, sopInstanceUid, frame] = found ?? [];
  if (sopInstanceUid === undefined) return { isOurs: comments.startsWith(ownCommentMark), image: {} };
  return { isOurs: true, image: { sopInstanceUid, frame: Number(frame) } };
}

/** "{x, y}", "NSPoint: {x, y}", "(x, y)" or "(x, y, z)" as Foundation and the export plugin write places; undefined for anything else. */
export function placeOf(text: unknown): readonly number[] | undefined {
  if (typeof text !== 'string' || text.length > 200) return undefined;
  const inner = /^\s*(?:NSPoint:\s*)?[{(]([^{}()]*)[)}]\s*$/.exec(text)?.[1];
  const parts = inner?.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return parts?.every(Number.isFinite) ? parts : undefined;
}

/** The first two, or three, numbers of a place. */
export function asPair(place: readonly number[] | undefined): readonly [number, number] | undefined {
  const [x, y] = place ?? [];
  return x === undefined || y === undefined ? undefined : [x, y];
}

/** A place in the patient, mm. */
export function asLps(place: readonly number[] | undefined): PointLps | undefined {
  const [x, y, z] = place ?? [];
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z];
}
