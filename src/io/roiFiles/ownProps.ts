import type { PointPx } from '../../domain/image/point';
import { normaliseRing } from '../../domain/polygon/normaliseRing';
import type { ExclusionReason, RoiExclusion } from '../../domain/reading/roi';
import type { ForeignImage } from '../../domain/roiFiles/foreignRoi';
import type { OutgoingRoi } from '../../domain/roiFiles/outgoingRoi';
import { cornerToCentrePx, mostVertices, ownProps } from './roiLayout';

type Ring = readonly PointPx[];

/** Outline and exclusions as they were drawn, which the rings of a composite no longer tell apart. */
export interface OwnShape {
  readonly outlinePx: Ring;
  readonly exclusions: readonly RoiExclusion[];
}

/** What the properties of a file say that was saved from here. */
export interface OwnProps {
  readonly image: ForeignImage;
  readonly shape?: OwnShape;
  /** There is a shape, and it is not of these rings: somebody changed them since. */
  readonly isStale: boolean;
}

const reasons: readonly ExclusionReason[] = [
  'oedema',
  'haemorrhage',
  'inflammation',
  'vessel',
  'artefact',
  'other',
];

/**
 * Properties written into a .roi file, as ImageJ keeps them ("key: value" lines): the image, and, where there are
 * exclusions, the drawn shape with a check sum of the rings beside it. Without them a part cut off by an exclusion, the
 * gross area and the reasons would be lost on the way back.
 */
export function ownPropsText(roi: OutgoingRoi, rings: readonly Ring[]): string {
  const { image } = roi;
  const lines = image ? [`${ownProps.image}: ${image.sopInstanceUid}#${image.frame}`] : [];
  if (roi.exclusions.length > 0) {
    const { outlinePx, exclusions } = roi;
    lines.push(`${ownProps.shape}: ${JSON.stringify({ sum: checkSum(rings), outlinePx, exclusions })}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** Reads them back; anything that is not as we write it is as if it were not there. */
export function ownPropsOf(props: string, rings: readonly Ring[]): OwnProps {
  const textOf = (key: string): string | undefined => {
    const line = props.split(/\r?\n/).find((text) => text.startsWith(`${key}:`));
    return line?.slice(key.length + 1).trim();
  };
  const image = imageOf(textOf(ownProps.image));
  const text = textOf(ownProps.shape);
  const stored = text === undefined ? undefined : shapeOf(text);
  if (!stored) return { image, isStale: false };
  return stored.sum === checkSum(rings)
    ? { image, shape: stored.shape, isStale: false }
    : { image, isStale: true };
}

function imageOf(text: string | undefined): ForeignImage {
  const found = /^([0-9.]{1,64})#(\d{1,6})$/.exec(text ?? '');
  const [, sopInstanceUid, frame] = found ?? [];
  return sopInstanceUid === undefined ? {} : { sopInstanceUid, frame: Number(frame) };
}

function shapeOf(text: string): { readonly sum: number; readonly shape: OwnShape } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const { sum, outlinePx, exclusions } = value;
  if (typeof sum !== 'number' || !isRing(outlinePx) || !Array.isArray(exclusions)) return undefined;
  const read = exclusions.flatMap((one: unknown): RoiExclusion[] => {
    if (!isRecord(one) || !isRing(one['verticesPx'])) return [];
    const reason = reasons.find((known) => known === one['reason']);
    return reason ? [{ verticesPx: one['verticesPx'], reason }] : [];
  });
  if (read.length < exclusions.length) return undefined;
  const count = read.reduce((sum, { verticesPx }) => sum + verticesPx.length, outlinePx.length);
  if (count > mostVertices) return undefined;
  return { sum, shape: { outlinePx, exclusions: read } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isRing(value: unknown): value is Ring {
  return (
    Array.isArray(value) &&
    value.length >= 3 &&
    value.every(
      (point: unknown) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite),
    )
  );
}

/** Of every coordinate as the file has it (float32, corner), in order: FNV-1a over the bits. */
function checkSum(rings: readonly Ring[]): number {
  const bits = new DataView(new ArrayBuffer(4));
  let sum = 0x811c9dc5;
  const take = (word: number): void => {
    sum = Math.imul(sum ^ word, 0x01000193) >>> 0;
  };
  for (const ring of rings) {
    const asStored = ring.map(
      ([x, y]): PointPx => [Math.fround(x + cornerToCentrePx), Math.fround(y + cornerToCentrePx)],
    );
    // Vertices that float32 makes one are one in what is read.
    const vertices = normaliseRing(asStored);
    take(vertices.length);
    for (const value of vertices.flat()) {
      bits.setFloat32(0, value);
      for (let byte = 0; byte < 4; byte++) take(bits.getUint8(byte));
    }
  }
  return sum;
}
