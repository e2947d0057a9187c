import type { PointPx } from '../domain/image/point';
import { type DrawingWay, drawingWays } from '../domain/reading/roiDrawing';
import type { DrawnForm } from './draft';
import type { EditHistory } from './editHistory';
import type { EditorTarget } from './editorState';
import { type ImageSize, isInImage } from './imageSize';
import type { PendingForm } from './inHand';

/** A history whose every form can be read; undefined else. */
export function historyFrom<T>(
  value: unknown,
  read: (form: unknown) => T | undefined,
): EditHistory<T> | undefined {
  if (!isRecord(value)) return undefined;
  const past = all(value['past'], read);
  const future = all(value['future'], read);
  const present = read(value['present']);
  return past && future && present !== undefined ? { past, present, future } : undefined;
}

/** What is drawn, if it is that and lies in the image. */
export function drawnForm(value: unknown, image: ImageSize): DrawnForm | undefined {
  if (!isRecord(value)) return undefined;
  const verticesPx = all(value['verticesPx'], (place) => placeIn(place, image));
  const madeBy = all(value['madeBy'], wayFrom);
  const editedBy = all(value['editedBy'], wayFrom);
  if (!verticesPx || !madeBy || !editedBy || madeBy.length !== verticesPx.length) return undefined;
  return { verticesPx, madeBy, editedBy };
}

/** A refused form of a committed line, if it is that and lies in the image. */
export function pendingForm(value: unknown, image: ImageSize): PendingForm | undefined {
  if (!isRecord(value)) return undefined;
  const verticesPx = all(value['verticesPx'], (place) => placeIn(place, image));
  const ways = all(value['ways'], wayFrom);
  return verticesPx && ways && { verticesPx, ways };
}

function placeIn(value: unknown, image: ImageSize): PointPx | undefined {
  const place = pair(value);
  return place && isInImage(place, image) ? place : undefined;
}

function pair(value: unknown): PointPx | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [first, second]: readonly unknown[] = value;
  if (typeof first !== 'number' || typeof second !== 'number') return undefined;
  return Number.isFinite(first) && Number.isFinite(second) ? [first, second] : undefined;
}

function wayFrom(value: unknown): DrawingWay | undefined {
  return drawingWays.find((way) => way === value);
}

function all<T>(value: unknown, read: (each: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found: T[] = [];
  for (const each of value) {
    const one = read(each);
    if (one === undefined) return undefined;
    found.push(one);
  }
  return found;
}

/** What an outline is of, if the value says it. */
export function targetFrom(value: unknown): EditorTarget | undefined {
  if (!isRecord(value)) return undefined;
  const { key, tag, tagDirectionPx } = value;
  if (typeof key !== 'string' || typeof tag !== 'string') return undefined;
  const directionPx = pair(tagDirectionPx);
  return directionPx && { key, tag, tagDirectionPx: directionPx };
}

/** Whether a value has fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
