import { present } from '../../src/base/assert';
import type { ObjectKind, ObjectRoi, ScanObjects } from '../../src/domain/dicomObjects/scanObjects';
import type { PointPx } from '../../src/domain/image/point';
import { pixelCount, subtractRuns } from '../../src/domain/measurement/pixelRuns';
import { pixelsInside } from '../../src/domain/measurement/pixelsInside';
import { netAreaPx2 } from '../../src/domain/polygon/netAreaPx2';
import type { ForeignRoi, RoiFileRefusal } from '../../src/domain/roiFiles/foreignRoi';
import { type PlaceProblem, placeOnSlice } from '../../src/domain/roiFiles/placeOnSlice';
import { objectWriter } from '../../src/io/dicomObjects/objectWriter';
import { readDicomObject } from '../../src/io/dicomObjects/read/readDicomObject';
import { scanObjectsFixture } from './scanObjectsFixture';

/** One outline as it came back from an object, laid onto its slice; or why it did not. */
export type CameBack =
  | { readonly kind: 'roi'; readonly roi: ForeignRoi }
  | { readonly kind: 'refused'; readonly refusal: RoiFileRefusal }
  | { readonly kind: 'not-placed'; readonly problem: PlaceProblem };

/** A set that is written with the project's writer and read with its reader. */
export function throughObject(kind: ObjectKind, scan: ScanObjects): readonly CameBack[] {
  const { files, problems } = objectWriter.write(kind, scan);
  if (problems.length > 0) throw new Error(`Not written: ${JSON.stringify(problems)}`);
  const read = files.map(({ bytes, fileName }) => readDicomObject(bytes, fileName));
  const rois = read.flatMap((one) => one.rois);
  const header = present(scan.rois[0], 'an outline').image;
  return [
    ...rois.map((roi): CameBack => {
      const placed = placeOnSlice(roi, header);
      return placed.ok ? { kind: 'roi', roi: placed.value } : { kind: 'not-placed', problem: placed.error };
    }),
    ...read.flatMap(({ refused }) => refused.map((refusal): CameBack => ({ kind: 'refused', refusal }))),
  ];
}

/** The same of one outline; `undefined` where nothing came back, or several. */
export function oneThrough(kind: ObjectKind, roi: ObjectRoi): CameBack | undefined {
  const study = { instanceUid: roi.image.studyInstanceUid };
  const back = throughObject(kind, scanObjectsFixture({ rois: [roi], study }));
  return back.length === 1 ? back[0] : undefined;
}

/** What came back beside what was sent. */
export interface Difference {
  /** Of each corner sent, how far the nearest one that came back is, at most, px. */
  readonly cornerPx: number;
  /** Of the net area. */
  readonly areaRelative: number;
  /** Pixels that are in one of the two and not in the other. */
  readonly otherPixels: number;
}

type Shape = Pick<ObjectRoi, 'outlinePx' | 'exclusions'>;

/** How an outline differs from the one that was sent. */
export function differenceOf(sent: ObjectRoi, back: Shape): Difference {
  const [sentArea, backArea] = [netPx2(sent), netPx2(back)];
  const { grid } = sent.image;
  const [a, b] = [sent, back].map(({ outlinePx, exclusions }) =>
    pixelsInside(
      grid,
      outlinePx,
      exclusions.map(({ verticesPx }) => verticesPx),
      'centre',
    ),
  );
  const [one, other] = [present(a, 'pixels'), present(b, 'pixels')];
  const cornersBack = cornersOf(back);
  const cornerPx = cornersOf(sent).reduce(
    (most, corner) => Math.max(most, Math.min(...cornersBack.map((each) => distance(corner, each)))),
    0,
  );
  return {
    cornerPx,
    areaRelative: Math.abs(backArea / sentArea - 1),
    otherPixels: pixelCount(subtractRuns(one, other)) + pixelCount(subtractRuns(other, one)),
  };
}

function netPx2({ outlinePx, exclusions }: Shape): number {
  return netAreaPx2(
    outlinePx,
    exclusions.map(({ verticesPx }) => verticesPx),
  );
}

function cornersOf({ outlinePx, exclusions }: Shape): readonly PointPx[] {
  return [...outlinePx, ...exclusions.flatMap(({ verticesPx }) => verticesPx)];
}

function distance(a: PointPx, b: PointPx): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
