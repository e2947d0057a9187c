import { type TimePoint, timePoints } from '../../../domain/timePoint';
import { demoCohort } from './demoCohort';
import { axialSlices, demoScan } from './demoScan';
import { demoUid } from './demoUid';

/** Which slice of the demo a file holds. Counted from 0. */
export interface DemoSlice {
  readonly subjectIndex: number;
  readonly timePoint: TimePoint;
  readonly series: 'ax' | 'sag';
  readonly slice: number;
}

const folders: Readonly<Record<TimePoint, string>> = { preop: 'preop', followUp: 'followup' };

/** Path of a slice, for example `S-001/preop/ax/IM0008.dcm`. */
export function demoPath({ subjectIndex, timePoint, series, slice }: DemoSlice): string {
  const code = `S-${String(subjectIndex + 1).padStart(3, '0')}`;
  return `${code}/${folders[timePoint]}/${series}/IM${String(slice + 1).padStart(4, '0')}.dcm`;
}

/** The slice that a path names; undefined when the demo has no such file. */
export function parseDemoPath(seed: number, path: string): DemoSlice | undefined {
  const match = /^S-(\d{3})\/(preop|followup)\/(ax|sag)\/IM(\d{4})\.dcm$/.exec(path);
  if (!match) return undefined;
  const subjectIndex = Number(match[1]) - 1;
  const timePoint = timePoints.find((time) => folders[time] === match[2]);
  const series = match[3] === 'ax' ? 'ax' : 'sag';
  const slice = Number(match[4]) - 1;
  if (!timePoint || !demoCohort(seed)[subjectIndex]) return undefined;
  return slice >= 0 && slice < sliceCount(seed, subjectIndex, timePoint, series)
    ? { subjectIndex, timePoint, series, slice }
    : undefined;
}

/** How many slices a series has. */
export function sliceCount(
  seed: number,
  subjectIndex: number,
  timePoint: TimePoint,
  series: 'ax' | 'sag',
): number {
  return series === 'ax' ? axialSlices : demoScan(seed, subjectIndex, timePoint).sagittalOffsetsMm.length;
}

/** SOP Instance UID of a slice. */
export function demoSopInstanceUid(seed: number, slice: DemoSlice): string {
  return demoUid(seed, `image ${demoPath(slice)}`);
}
