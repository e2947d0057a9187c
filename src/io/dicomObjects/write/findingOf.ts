import type { CodedConcept, ObjectRoi } from '../../../domain/dicomObjects/scanObjects';
import { codes } from '../codes';

/** What an outline is of as one code: its structure, or skeletal muscle where it encloses several muscles. */
export function findingOf({ structures }: Pick<ObjectRoi, 'structures'>): CodedConcept {
  const [only, ...others] = structures;
  return only && others.length === 0 ? only : codes.skeletalMuscle;
}
