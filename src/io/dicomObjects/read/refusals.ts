import type { RoiFileRefusal, RoiFileRefusalKind, RoiFilesRead } from '../../../domain/roiFiles/foreignRoi';

/** A whole file that is not taken. */
export function refusedFile(file: string, kind: RoiFileRefusalKind, detail: string): RoiFilesRead {
  const refusal: RoiFileRefusal = { file, roiName: '', kind, detail };
  return { rois: [], refused: [refusal] };
}

/** More outlines in one object than any reading has; a segmentation of a whole body would fill the table. */
export const mostOutlines = 2000;
/** More corners than a hand or a tracing tool makes. */
export const mostCorners = 10_000;
