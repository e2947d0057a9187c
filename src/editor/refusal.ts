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
  locked: 'reading is signed',
};
