import type { ObjectProblem, ObjectRoi } from '../../../domain/dicomObjects/scanObjects';
import type { ImagePlane, PixelSpacing } from '../../../domain/image/imageGrid';

/** An outline whose place in the patient is known. */
export interface PlacedRoi {
  readonly roi: ObjectRoi;
  readonly frameOfReferenceUid: string;
  readonly plane: ImagePlane;
  readonly spacing: PixelSpacing;
}

/** The outlines that can be placed in the patient, and why the others cannot. Nothing that a file does not state is made up. */
export function placedRois(rois: readonly ObjectRoi[]): {
  readonly placed: readonly PlacedRoi[];
  readonly problems: readonly ObjectProblem[];
} {
  const placed: PlacedRoi[] = [];
  const problems: ObjectProblem[] = [];
  for (const roi of rois) {
    const { frameOfReferenceUid, grid } = roi.image;
    const { plane, spacing } = grid;
    if (!frameOfReferenceUid) problems.push({ kind: 'no-frame-of-reference', roiName: roi.name });
    else if (!plane || !spacing) problems.push({ kind: 'no-geometry', roiName: roi.name });
    else placed.push({ roi, frameOfReferenceUid, plane, spacing });
  }
  return { placed, problems };
}
