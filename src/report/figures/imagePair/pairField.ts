import type { PointPx } from '../../../domain/image/point';
import type { TimePoint } from '../../../domain/timePoint';
import type { ImagePair, PairPicture } from './imagePair';

/** A place in the plane of the slice, mm from the outer corner of its top-left pixel. */
export type PlaceMm = readonly [acrossMm: number, downMm: number];

/** What both pictures show: the same width and height in the patient, around the muscles of each. */
export interface PairField {
  readonly widthMm: number;
  readonly heightMm: number;
  /** The field's top-left corner in each picture. */
  readonly from: Readonly<Record<TimePoint, PlaceMm>>;
}

/** Left free around the muscles, so that skin, lamina and neighbours are recognised. */
const marginMm = 12;
const widthByHeight = 1.5;

/**
 * Where a pixel coordinate lies in mm. (0, 0) is the centre of the top-left pixel; pixels keep their physical shape, which
 * is not always a square.
 */
export function placeMm(
  [column, row]: PointPx,
  { spacing: { columnMm, rowMm } }: Pick<PairPicture, 'spacing'>,
): PlaceMm {
  return [(column + 0.5) * columnMm, (row + 0.5) * rowMm];
}

/**
 * The field of both pictures: as wide and high as the larger of both muscles needs, half as wide again as high, centred on
 * each picture's own muscles and moved inwards where it would leave the image.
 */
export function pairField(pair: Pick<ImagePair, 'preop' | 'followUp'>): PairField {
  const boxes = { preop: boxMm(pair.preop), followUp: boxMm(pair.followUp) };
  const needed = (at: 0 | 1): number =>
    Math.max(boxes.preop.to[at] - boxes.preop.from[at], boxes.followUp.to[at] - boxes.followUp.from[at]) +
    2 * marginMm;
  const widthMm = Math.max(needed(0), needed(1) * widthByHeight);
  const heightMm = widthMm / widthByHeight;
  const cornerOf = (timePoint: TimePoint): PlaceMm => {
    const { columns, rows, spacing } = pair[timePoint];
    const { from, to } = boxes[timePoint];
    return [
      corner((from[0] + to[0]) / 2, widthMm, columns * spacing.columnMm),
      corner((from[1] + to[1]) / 2, heightMm, rows * spacing.rowMm),
    ];
  };
  return { widthMm, heightMm, from: { preop: cornerOf('preop'), followUp: cornerOf('followUp') } };
}

function corner(middle: number, length: number, imageLength: number): number {
  const room = imageLength - length;
  return room < 0 ? room / 2 : Math.min(Math.max(middle - length / 2, 0), room);
}

/** The box around all outlines; around the whole image where there is none. */
function boxMm(picture: PairPicture): { readonly from: PlaceMm; readonly to: PlaceMm } {
  const { columns, rows } = picture;
  const outlined = picture.entries.flatMap((entry) => (entry.kind === 'outlined' ? entry.outlinePx : []));
  const all: readonly PointPx[] =
    outlined.length > 0
      ? outlined
      : [
          [-0.5, -0.5],
          [columns - 0.5, rows - 0.5],
        ];
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const point of all) {
    const [across, down] = placeMm(point, picture);
    left = Math.min(left, across);
    right = Math.max(right, across);
    top = Math.min(top, down);
    bottom = Math.max(bottom, down);
  }
  return { from: [left, top], to: [right, bottom] };
}
