import { err, ok, type Result } from '../../base/result';
import type { GeometryProblem } from '../../domain/image/imageGrid';
import type { SliceImage } from '../../domain/image/sliceImage';
import { type MeasureProblem, measureRoi } from '../../domain/measurement/measureRoi';
import type { FatUnknown, RoiFat } from '../../domain/measurement/roiMeasurement';
import { signalValues } from '../../domain/measurement/signalValues';
import type { MeasureArgs } from './measureArgs';
import type { AskedRoi } from './requestedRois';
import type { FileSlice } from './slicesOfFiles';

/** What is printed of an ROI. Null is unknown, with the reason among the warnings. */
export interface MeasuredRoi {
  readonly name: string;
  readonly file: string;
  readonly sopInstanceUid: string;
  readonly frame: number;
  readonly areaMm2: number | null;
  readonly netAreaMm2: number | null;
  readonly pixelCount: number;
  readonly paddingCount: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly median: number | null;
  readonly fatPercent?: number | null;
  readonly fatThreshold?: number | null;
  readonly leanAreaMm2?: number | null;
  readonly fatAreaMm2?: number | null;
  readonly rowSpacingMm: number | null;
  readonly columnSpacingMm: number | null;
  readonly rescaleSlope: number | null;
  readonly rescaleIntercept: number | null;
  readonly isRescaleStated: boolean;
  readonly isLossy: boolean;
  readonly warnings: readonly string[];
}

const problemWords: Readonly<Record<MeasureProblem['kind'], string>> = {
  'proper-crossing': 'crosses itself',
  'overlapping-edges': 'runs over itself',
  'vertex-touch': 'touches itself',
  'too-few-vertices': 'has fewer than three vertices',
  'zero-area': 'encloses nothing',
  'not-finite': 'has a vertex that is no number or lies too far away',
  'outside-image': 'reaches beyond the image',
};

const fatWords: Readonly<Record<FatUnknown, string>> = {
  'no-pixels': 'there are no pixels',
  'too-few-pixels': 'there are too few pixels',
  'too-few-values': 'there are too few different values',
  'no-convergence': 'the mixture was not found',
  'no-crossing': 'muscle and fat do not part',
  'no-lean-sample': 'there is no lean sample',
  'no-such-values': 'the image has no such values',
};

/** Measures an ROI on its decoded slice, or says why not. */
export function measuredRoi(
  roi: AskedRoi,
  { path, header }: FileSlice,
  image: SliceImage,
  { rule, valueKind, fat }: MeasureArgs,
): Result<MeasuredRoi, string> {
  const asked = fat.kind === 'none' ? {} : { fat: { method: fat, valueKind } };
  const measured = measureRoi(image, roi.outlinePx, roi.exclusions, rule, asked);
  if (!measured.ok) return err(refusalText(measured.error));
  const { area, signal, shape } = measured.value;
  const values = signalValues(signal, valueKind);
  if (!values.ok && values.error.kind === 'no-philips-scale') {
    return err('the image states no Philips scale, so it has no such values');
  }
  const warnings = [
    ...[...header.warnings, ...(image.notices ?? [])].map(({ tag, text }) =>
      tag === '' ? text : `${text} (${tag})`,
    ),
    ...(area.kind === 'unknown' ? [`No area: ${spacingText(area.problem)}`] : []),
    ...(signal.kind === 'no-pixels' ? ['No pixel centre lies inside: there is no signal'] : []),
    ...(header.isLossy ? ['The image was compressed with loss'] : []),
    ...(shape?.isPlausible === false
      ? ['Area and pixel count contradict each other: do not use this row']
      : []),
    ...(measured.value.fat?.kind === 'unknown' ? [`No fat: ${fatWords[measured.value.fat.why]}`] : []),
    ...roi.notes.map((note) => `The ROI: ${note}`),
  ];
  const statistics = values.ok ? values.value : undefined;
  const { rescale } = image;
  return ok({
    name: roi.name,
    file: path,
    sopInstanceUid: header.sopInstanceUid,
    frame: header.frame,
    areaMm2: area.kind === 'known' ? area.grossMm2 : null,
    netAreaMm2: area.kind === 'known' ? area.netMm2 : null,
    pixelCount: signal.kind === 'known' ? signal.pixelCount : 0,
    paddingCount: signal.paddingCount,
    mean: statistics?.mean ?? null,
    sd: statistics?.sd ?? null,
    min: statistics?.min ?? null,
    max: statistics?.max ?? null,
    median: statistics?.median ?? null,
    ...(measured.value.fat && fatColumns(measured.value.fat)),
    rowSpacingMm: image.grid.spacing?.rowMm ?? null,
    columnSpacingMm: image.grid.spacing?.columnMm ?? null,
    // A table of values has no slope.
    rescaleSlope: rescale.table ? null : rescale.slope,
    rescaleIntercept: rescale.table ? null : rescale.intercept,
    isRescaleStated: rescale.isStated,
    isLossy: image.isLossy,
    warnings: [...new Set(warnings)],
  });
}

function fatColumns(fat: RoiFat) {
  const known = fat.kind === 'known' ? fat : undefined;
  return {
    fatPercent: known?.fatPercent ?? null,
    fatThreshold: known?.threshold ?? null,
    leanAreaMm2: known?.leanAreaMm2 ?? null,
    fatAreaMm2: known?.fatAreaMm2 ?? null,
  };
}

function spacingText(problem: GeometryProblem): string {
  return problem.kind === 'missing'
    ? `the file states no ${problem.tag}`
    : `the file says "${problem.text}" in ${problem.tag}, which cannot be right`;
}

function refusalText(problem: MeasureProblem): string {
  const exclusion = problem.kind === 'outside-image' ? undefined : problem.exclusionIndex;
  const what = exclusion === undefined ? 'the outline' : `exclusion ${exclusion + 1}`;
  const place = 'atPx' in problem ? ` at column ${problem.atPx[0]}, row ${problem.atPx[1]}` : '';
  return `${what} ${problemWords[problem.kind]}${place}`;
}
