import type { SliceHeader } from '../../../domain/image/sliceHeader';

/**
 * From here on, numbers of 16 characters (DS) keep all their digits in an archive that writes 16 decimals, as Orthanc does: it
 * says 0 for a direction cosine of 6.1e-17. Seen with Orthanc 1.10.1.
 */
const keptFrom = 1e-5;

/**
 * Whether a header read of metadata may hold a number that the archive rounded, beside one of the same series whose file said
 * the same as its metadata. Measurements need the file's own number, to the last digit: images are known by it.
 */
export function mayBeRounded(header: SliceHeader, sure: SliceHeader): boolean {
  const known = numbersOf(sure);
  return numbersOf(header).some((value, at) => Math.abs(value) < keptFrom && value !== known[at]);
}

/** What a measurement rests on, always at the same places. */
function numbersOf({ grid, rescale, philipsScale }: SliceHeader): readonly number[] {
  const none = [1, 1, 1];
  const { plane, spacing } = grid;
  return [
    ...(plane?.originLps ?? none),
    ...(plane?.rowDirectionLps ?? none),
    ...(plane?.columnDirectionLps ?? none),
    spacing?.rowMm ?? 1,
    spacing?.columnMm ?? 1,
    rescale.slope,
    rescale.intercept,
    philipsScale?.slope ?? 1,
    philipsScale?.intercept ?? 1,
  ];
}
