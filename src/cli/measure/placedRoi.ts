import { err, ok, type Result } from '../../base/result';
import { type PlaceProblem, placeOnSlice } from '../../domain/roiFiles/placeOnSlice';
import { type AskedRoi, notesInWords, refusedWords } from './requestedRois';
import type { FileSlice } from './slicesOfFiles';

/** An ROI in pixels of its slice: contours in the patient and masks get theirs here. Else why it cannot be laid onto it. */
export function placedRoi(roi: AskedRoi, { header }: FileSlice): Result<AskedRoi, string> {
  if (!roi.inPatient) return ok(roi);
  const placed = placeOnSlice(roi.inPatient, header);
  if (!placed.ok) return err(problemText(placed.error));
  const { outlinePx, exclusions, notes } = placed.value;
  return ok({ ...roi, outlinePx, exclusions, notes: notesInWords(notes) });
}

function problemText(problem: PlaceProblem): string {
  switch (problem.kind) {
    case 'off-plane':
      return `it lies ${problem.distanceMm.toFixed(2)} mm off its slice`;
    case 'other-frame':
      return 'its frame of reference is not that of its slice';
    case 'no-geometry':
      return 'it or its slice does not say where it lies in the patient';
    default:
      return refusedWords(problem.kind, problem.detail);
  }
}
