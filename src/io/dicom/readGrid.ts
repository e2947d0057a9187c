import type { GeometryProblem, ImageGrid, ImagePlane, PixelSpacing } from '../../domain/image/imageGrid';
import type { PointLps } from '../../domain/image/point';
import type { FrameTags } from './frameTags';
import { readDecimals } from './tagSource';
import { type TagName, tagLabel } from './tags';

type Outcome<T> =
  | { readonly value: T; readonly problem?: never }
  | { readonly value?: never; readonly problem: GeometryProblem };

// From micro-imaging to the coarsest localiser; beyond this the number is a slip, not a pixel.
const smallestSpacingMm = 0.001;
const largestSpacingMm = 100;
// Scanners write directions with 4 to 12 decimals; 1e-3 is 0.06 degrees.
const directionTolerance = 1e-3;

/**
 * The shape and place of one frame. PixelSpacing only: ImagerPixelSpacing, NominalScannedPixelSpacing and
 * PixelAspectRatio are distances elsewhere, or none, and never stand in for it.
 */
export function readGrid(rows: number, columns: number, frame: FrameTags, frames: number): ImageGrid {
  const spacing = readSpacing(frame);
  const plane = readPlane(frame, frames);
  return {
    rows,
    columns,
    spacing: spacing.value,
    ...(spacing.problem && { spacingProblem: spacing.problem }),
    plane: plane.value,
    ...(plane.problem && { planeProblem: plane.problem }),
  };
}

function numbers(frame: FrameTags, group: TagName, tag: TagName, count: number): Outcome<readonly number[]> {
  const decimals = readDecimals(frame.find(group, tag), tag);
  if (decimals.kind === 'absent') return { problem: { kind: 'missing', tag: tagLabel(tag) } };
  if (decimals.kind === 'impossible') return impossible(tag, decimals.text);
  if (decimals.values.length !== count || !decimals.values.every(Number.isFinite)) {
    return impossible(tag, decimals.values.join('\\'));
  }
  return { value: decimals.values };
}

function impossible(tag: TagName, text: string): { readonly problem: GeometryProblem } {
  return { problem: { kind: 'impossible', tag: tagLabel(tag), text } };
}

function readSpacing(frame: FrameTags): Outcome<PixelSpacing> {
  const read = numbers(frame, 'PixelMeasuresSequence', 'PixelSpacing', 2);
  if (read.problem) return read;
  const [rowMm = 0, columnMm = 0] = read.value;
  const isPossible = (mm: number) => mm >= smallestSpacingMm && mm <= largestSpacingMm;
  if (!isPossible(rowMm) || !isPossible(columnMm)) return impossible('PixelSpacing', read.value.join('\\'));
  return { value: { rowMm, columnMm } };
}

function readPlane(frame: FrameTags, frames: number): Outcome<ImagePlane> {
  // Outside functional groups one position is stated for many frames: it can hold for none but one of them.
  const isShared = frame.isInGroups('PlanePositionSequence', 'ImagePositionPatient');
  const position = numbers(frame, 'PlanePositionSequence', 'ImagePositionPatient', 3);
  if (position.problem) return position;
  if (frames > 1 && !isShared) {
    return { problem: { kind: 'missing', tag: `${tagLabel('ImagePositionPatient')} of each frame` } };
  }
  const orientation = numbers(frame, 'PlaneOrientationSequence', 'ImageOrientationPatient', 6);
  if (orientation.problem) return orientation;
  const [x = 0, y = 0, z = 0, rowX = 0, rowY = 0, rowZ = 0, columnX = 0, columnY = 0, columnZ = 0] = [
    ...position.value,
    ...orientation.value,
  ];
  const row: PointLps = [rowX, rowY, rowZ];
  const column: PointLps = [columnX, columnY, columnZ];
  const isUnit = (v: PointLps) => Math.abs(Math.hypot(...v) - 1) <= directionTolerance;
  const dot = row[0] * column[0] + row[1] * column[1] + row[2] * column[2];
  if (!isUnit(row) || !isUnit(column) || Math.abs(dot) > directionTolerance) {
    return impossible('ImageOrientationPatient', orientation.value.join('\\'));
  }
  return { value: { originLps: [x, y, z], rowDirectionLps: row, columnDirectionLps: column } };
}
