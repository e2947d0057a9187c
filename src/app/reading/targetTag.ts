import { type ReferenceTissue, referenceTissueOf } from '../../domain/reading/referenceTissue';
import type { RoiTarget } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';

const tissueTags: Readonly<Record<ReferenceTissue, string>> = {
  csf: 'CSF',
  'subcutaneous-fat': 'Fat',
  psoas: 'Ps',
  'vertebral-body': 'VB',
  'lean-muscle': 'Lean',
};

/** A tag lies beside anatomy: what is longer is cut. */
const longestName = 5;

/**
 * What stands in the tag of an outline: the patient's side; where the protocol has several muscles, the muscle's short
 * name before it; a reference tissue by its own name.
 */
export function targetTag({ muscleId, side }: RoiTarget, { muscles }: Pick<Protocol, 'muscles'>): string {
  const tissue = referenceTissueOf(muscleId);
  const letter = side === 'none' ? undefined : side === 'left' ? 'L' : 'R';
  const muscle = muscles.find((one) => one.id === muscleId);
  const name = tissue
    ? tissueTags[tissue]
    : muscles.length > 1
      ? muscle?.shortName.replace(/\s+/g, '').slice(0, longestName)
      : undefined;
  return [name, letter].filter((part) => part !== undefined).join(' ');
}
