import type { PointPx } from '../../../domain/image/point';
import type { Side } from '../../../domain/side';
import type { TimePoint } from '../../../domain/timePoint';
import { toPixel } from './canvas';
import { demoPath, demoSopInstanceUid } from './demoPath';
import { axialSection, demoScan } from './demoScan';
import { muscleShape } from './muscleOutline';

/** What is true of one side at one time point, on the slice at mid-height. */
export interface DemoTruth {
  readonly imagePath: string;
  readonly sopInstanceUid: string;
  readonly outlinePx: readonly PointPx[];
  /** Area of the outline. */
  readonly areaMm2: number;
  /** Mean displayed value over the pixel centres inside the outline, before noise. */
  readonly meanSignal: number;
  readonly pixelMm: number;
}

/** The truth about a subject (0-based), by which readings and measurements of the demo can be judged. */
export function demoTruth(seed: number, subjectIndex: number, timePoint: TimePoint, side: Side): DemoTruth {
  const scan = demoScan(seed, subjectIndex, timePoint);
  const slice = { subjectIndex, timePoint, series: 'ax', slice: scan.middleSlice } as const;
  const section = axialSection(scan, scan.middleSlice);
  const { row } = section.crossing;
  const shape = muscleShape(scan.patient, timePoint, side, row, row);
  return {
    imagePath: demoPath(slice),
    sopInstanceUid: demoSopInstanceUid(seed, slice),
    outlinePx: shape.outline.map((point) => toPixel(section.plane, point)),
    ...scan.patient.subject.muscles[timePoint][side],
    pixelMm: scan.axialPixelMm,
  };
}
