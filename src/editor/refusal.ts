import type { PointPx } from '../domain/image/point';
import type { OutlineProblem } from '../domain/polygon/outlineProblem';

/** Why the editor did not do what it was asked, and where the user should look. */
export interface Refusal {
  readonly kind:
    | OutlineProblem['kind']
    /** The armed ROI has its outline: it can be edited, not drawn a second time. */
    | 'already-outlined'
    /** No ROI is armed for the next outline. */
    | 'nothing-armed'
    /** An exclusion begins in no outline, and no outline is selected. */
    | 'no-outline-here'
    /** An exclusion shares no area with its outline. */
    | 'outside-outline'
    /** An outline that was made elsewhere reaches beyond the image. */
    | 'leaves-image'
    /** Something is being drawn: it comes first. */
    | 'unfinished'
    /** A redrawn stretch begins or ends too far from the outline. */
    | 'stroke-off-outline'
    /** The smart edge was given no image. */
    | 'no-edges'
    /** The reading is signed. */
    | 'locked';
  readonly atPx: PointPx;
}

/** A problem of an outline, at its own place where it has one, else at the place given. */
export function refusalOf(problem: OutlineProblem, otherwiseAtPx: PointPx): Refusal {
  return { kind: problem.kind, atPx: 'atPx' in problem ? problem.atPx : otherwiseAtPx };
}

/** The few words at the ringed place; the full sentence belongs to the status line. */
export function refusalWords(refusal: Refusal): string {
  return words[refusal.kind];
}

const words: Readonly<Record<Refusal['kind'], string>> = {
  'proper-crossing': 'crosses here',
  'overlapping-edges': 'runs back over itself here',
  'vertex-touch': 'touches itself here',
  'too-few-vertices': 'needs three vertices',
  'zero-area': 'encloses nothing',
  'not-finite': 'has no place here',
  'already-outlined': 'outlined already',
  'nothing-armed': 'nothing to draw here',
  'no-outline-here': 'begin inside an outline',
  'outside-outline': 'lies outside the outline',
  'leaves-image': 'leaves the image here',
  unfinished: 'finish what is being drawn',
  'stroke-off-outline': 'too far from the outline',
  'no-edges': 'no image to follow',
  locked: 'reading is signed',
};
