import type { SliceHeader } from '../../domain/image/sliceHeader';

/** What a header says that a measurement, or a refusal to measure, depends on. */
function facts(header: SliceHeader): Readonly<Record<string, unknown>> {
  const { grid, pixels, rescale, philipsScale, window, isLossy, frame, frames, warnings } = header;
  const { transferSyntaxUid: _, ...format } = pixels;
  return {
    frame,
    frames,
    'rows and columns': [grid.rows, grid.columns],
    'pixel spacing': [grid.spacing, grid.spacingProblem?.tag],
    'position and orientation': [grid.plane, grid.planeProblem?.tag],
    'pixel format': format,
    'rescale slope and intercept': rescale,
    "Philips' scale": philipsScale,
    window,
    'lossy compression': isLossy,
    warnings: warnings
      .map(({ kind }) => kind)
      .filter((kind) => telling.has(kind))
      .sort(),
  };
}

/** Warnings after which something is not measured, or measured otherwise. */
const telling: ReadonlySet<string> = new Set([
  'rescale-unusable',
  'modality-lut',
  'padding-unusable',
  'high-bit',
  'not-grayscale',
  'sign-not-stated',
  'mosaic',
]);

/** The first thing that reads differently in the cleaned file and that a measurement depends on. */
export function measureDifference(
  before: readonly SliceHeader[],
  after: readonly SliceHeader[],
): string | undefined {
  if (before.length !== after.length) return `${after.length} frames instead of ${before.length}`;
  for (const [index, header] of before.entries()) {
    const other = after[index];
    if (!other) return 'a frame is missing';
    const wanted = facts(header);
    const found = facts(other);
    for (const name of Object.keys(wanted)) {
      if (JSON.stringify(wanted[name]) !== JSON.stringify(found[name])) return `its ${name} would change`;
    }
  }
  return undefined;
}
